import type { Clock } from '../../src/base/clock';
import type { Fetch } from '../../src/sentry/http';

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/**
 * A clock on which waiting takes no time: when nothing but waiting is left to do, it moves on to what is due next. It
 * begins at the present, on a whole second.
 */
export class VirtualClock implements Clock {
  readonly start = Math.floor(Date.now() / 1000) * 1000;
  private time = this.start;
  private readonly timers = new Set<Timer>();
  /** Requests that a real server is at: time stands still meanwhile. */
  private underWay = 0;

  now(): number {
    return this.time;
  }

  after(delayMs: number, run: () => void): { dispose(): void } {
    const timer = { due: this.time + Math.max(delayMs, 0), run };
    this.timers.add(timer);
    return { dispose: () => void this.timers.delete(timer) };
  }

  /** How many wait for a time. */
  get waiting(): number {
    return this.timers.size;
  }

  /** Milliseconds since the start. */
  get passed(): number {
    return this.time - this.start;
  }

  /** Lets time pass as fast as it can until some work is done; what it comes to. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = () => (isDone = true);
    work.then(done, done);
    for (;;) {
      await this.settled();
      if (isDone) {
        return work;
      }
      if (this.underWay === 0) {
        this.next();
      }
    }
  }

  /** Lets so many milliseconds pass, and all that is due in them happen. */
  async pass(ms: number): Promise<void> {
    await this.run(new Promise<void>((resolve) => this.after(ms, resolve)));
  }

  /** Lets happen all that needs no time. */
  async settled(): Promise<void> {
    for (let turns = 0; turns < 2; turns++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Requests to a real server, each of which takes so many milliseconds of this clock. */
  requests(fetch: Fetch, latencyMs: number): Fetch {
    return async (url, init) => {
      const answer = await this.standingStill(async () => {
        const response = await fetch(url, init);
        return { response, body: await response.arrayBuffer() };
      });
      await new Promise<void>((resolve) => this.after(latencyMs, resolve));
      const { status, headers } = answer.response;
      return new Response(answer.body, { status, headers });
    };
  }

  private async standingStill<T>(work: () => Promise<T>): Promise<T> {
    this.underWay++;
    try {
      return await work();
    } finally {
      this.underWay--;
    }
  }

  private next(): void {
    let next: Timer | undefined;
    for (const timer of this.timers) {
      next = next === undefined || timer.due < next.due ? timer : next;
    }
    if (next === undefined) {
      throw new Error('nothing is due any more, and what is awaited is not done');
    }
    this.timers.delete(next);
    this.time = Math.max(this.time, next.due);
    next.run();
  }
}
