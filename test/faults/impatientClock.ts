import type { Clock } from '../../src/base/clock';

/** As long as a request may take, and longer than anything else that is waited for. */
const DEADLINE_MS = 30_000;

/**
 * A clock for real sockets: a wait is over at once, a deadline when the test says so. So nothing is slept through, and
 * nothing that is on its way is given up.
 */
export class ImpatientClock implements Clock {
  private time = Date.UTC(2026, 10, 20, 12);
  private readonly deadlines = new Set<() => void>();

  now(): number {
    return this.time;
  }

  after(delayMs: number, run: () => void): { dispose(): void } {
    if (delayMs === DEADLINE_MS) {
      this.deadlines.add(run);
      return { dispose: () => void this.deadlines.delete(run) };
    }
    const due = this.time + delayMs;
    const timer = setImmediate(() => {
      this.time = Math.max(this.time, due);
      run();
    });
    return { dispose: () => clearImmediate(timer) };
  }

  /** Every request that is on its way has taken too long. */
  expire(): void {
    this.time += DEADLINE_MS;
    for (const run of [...this.deadlines]) {
      run();
    }
  }
}
