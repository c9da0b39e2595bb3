import type { Clock } from './clock';
import { type Disposable, MutableDisposable } from './disposable';

/**
 * Does something once a stir has settled: after `quietMs` without a further one, and `longestMs` after the first at
 * the latest, however busy it goes on.
 */
export class Settling implements Disposable {
  private readonly waiting = new MutableDisposable();
  /** When the first stir of this time came, by the clock. */
  private since: number | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly quietMs: number,
    private readonly longestMs: number,
    private readonly settled: () => void,
  ) {}

  stir(): void {
    const now = this.clock.now();
    this.since ??= now;
    const delayMs = Math.max(0, Math.min(this.quietMs, this.since + this.longestMs - now));
    this.waiting.value = this.clock.after(delayMs, () => {
      this.since = undefined;
      this.settled();
    });
  }

  dispose(): void {
    this.waiting.dispose();
  }
}
