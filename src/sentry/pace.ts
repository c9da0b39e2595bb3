import { type Clock, delay } from '../base/clock';

/** Lets no more than so many things start within any second. */
export class Pace {
  /** Milliseconds since the epoch, oldest first. */
  private readonly starts: number[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly perSecond: number,
  ) {}

  /** Resolves when the next thing may start. */
  async next(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const now = this.clock.now();
      while ((this.starts[0] ?? now) <= now - 1000) {
        this.starts.shift();
      }
      if (this.starts.length < this.perSecond) {
        this.starts.push(now);
        return;
      }
      await delay(this.clock, (this.starts[0] ?? now) + 1000 - now, signal);
    }
  }
}
