const SECOND_MS = 1000;

/** Lets no more than so many things start within any second. */
export class Pace {
  /** When the last ones started, by the clock, oldest first: never more than `perSecond`. */
  private starts: number[] = [];

  constructor(private readonly perSecond: number) {}

  /** When the next one may start; what is not after `now` is at once. @param now milliseconds since the epoch. */
  freeAt(now: number): number {
    const oldest = this.starts.length < this.perSecond ? undefined : this.starts[0];
    // A start that lies ahead was written down before the clock was set back.
    return oldest === undefined || oldest > now ? now : oldest + SECOND_MS;
  }

  /** Writes down that one starts. */
  start(now: number): void {
    this.starts = [...this.starts.filter((start) => start <= now), now].slice(-this.perSecond);
  }
}
