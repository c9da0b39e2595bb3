/** Lets through so many a second, with as many in one burst. */
export class Throttle {
  private left: number;
  private filledAt: number;

  constructor(
    private readonly perSecond: number,
    /** Milliseconds of a clock that never goes back. */
    private readonly clock: () => number,
  ) {
    this.left = perSecond;
    this.filledAt = clock();
  }

  /** Takes `count` from what is left; false, and nothing taken, when that is not enough. */
  take(count: number): boolean {
    const now = this.clock();
    this.left = Math.min(this.perSecond, this.left + ((now - this.filledAt) * this.perSecond) / 1000);
    this.filledAt = now;
    if (this.left < count) {
      return false;
    }
    this.left -= count;
    return true;
  }
}

/** How many may work at once; the others wait their turn. */
export class Turnstile {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.free === 0) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.free--;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) {
        this.free++;
      } else {
        next();
      }
    }
  }
}
