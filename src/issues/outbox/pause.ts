import type { Clock } from '../../base/clock';
import type { Disposable } from '../../base/disposable';

/** Where one waits until something happens: it is called, or its time is up. */
export class Pause {
  private end: (isTimeUp: boolean) => void = () => undefined;

  constructor(private readonly clock: Clock) {}

  /** Ends the wait, if anybody waits. */
  over(): void {
    this.end(false);
  }

  /** @param ms the longest that it lasts; without it, until it is over. @returns whether its time was up. */
  async rest(ms?: number): Promise<boolean> {
    let timer: Disposable | undefined;
    const isTimeUp = await new Promise<boolean>((resolve) => {
      this.end = resolve;
      timer = ms === undefined ? undefined : this.clock.after(ms, () => resolve(true));
    });
    timer?.dispose();
    return isTimeUp;
  }
}
