import type { Clock } from '../../src/base/clock';

/** A clock that a test sets: time passes only when told to. */
export class HandClock implements Clock {
  private time = 0;
  private readonly timers = new Set<{ readonly due: number; readonly run: () => void }>();

  now(): number {
    return this.time;
  }

  after(delayMs: number, run: () => void): { dispose(): void } {
    const timer = { due: this.time + delayMs, run };
    this.timers.add(timer);
    return { dispose: () => void this.timers.delete(timer) };
  }

  /** How many wait. */
  get waiting(): number {
    return this.timers.size;
  }

  /** Lets so many milliseconds pass, and whatever is due happen in its order. */
  pass(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const [next] = [...this.timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (next === undefined) {
        break;
      }
      this.timers.delete(next);
      this.time = Math.max(this.time, next.due);
      next.run();
    }
    this.time = end;
  }
}
