import { type Clock, delay } from '../base/clock';

/**
 * Lets work start at a measured pace: Sentry's limit on event requests is one for all tokens of a person, so room
 * is left for their browser.
 */
export class Pace {
  private readonly starts: number[] = [];
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(
    private readonly clock: Clock,
    private readonly limit: { readonly atOnce: number; readonly perSecond: number },
  ) {}

  /** Runs `work` when its turn has come; turns come in the order of asking. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.turn();
    try {
      await this.second(signal);
      return await work();
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= this.limit.atOnce) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running++;
  }

  /** Waits until fewer than `perSecond` pieces of work have started within the last second. */
  private async second(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const now = this.clock.now();
      while (this.starts.length > 0 && (this.starts[0] ?? 0) <= now - 1000) {
        this.starts.shift();
      }
      if (this.starts.length < this.limit.perSecond) {
        this.starts.push(now);
        return;
      }
      await delay(this.clock, (this.starts[0] ?? now) + 1000 - now, signal);
    }
  }
}
