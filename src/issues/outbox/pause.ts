import type { Clock } from '../../base/clock';
import type { Disposable } from '../../base/disposable';

/** Where one waits until something happens: it is called, or its time is up. */
export class Pause {
  private end: () => void = () => undefined;

  constructor(private readonly clock: Clock) {}

  /** Ends the wait, if anybody waits. */
  over(): void {
    this.end();
  }

  /** @param ms the longest that it lasts; without it, until it is over. */
  async rest(ms?: number): Promise<void> {
    let timer: Disposable | undefined;
    await new Promise<void>((resolve) => {
      this.end = resolve;
      timer = ms === undefined ? undefined : this.clock.after(ms, resolve);
    });
    timer?.dispose();
  }
}
