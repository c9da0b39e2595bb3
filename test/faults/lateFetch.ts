import type { Fetch } from '../../src/sentry/http';

/** A network on which changes are late: they arrive when the test says so, even if nobody waits for them any more. */
export class LateFetch {
  private readonly held: (() => void)[] = [];
  private lose: (error: Error) => void = () => undefined;
  private readonly lost = new Promise<never>((_, reject) => (this.lose = reject));
  private isOver = false;

  constructor() {
    this.lost.catch(() => undefined);
  }

  /** How many changes are on their way. */
  get count(): number {
    return this.held.length;
  }

  readonly fetch: Fetch = async (url, init) => {
    if (init.method === 'GET' || this.isOver) {
      return globalThis.fetch(url, init);
    }
    const { signal, ...rest } = init;
    const gone = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    const arrived = new Promise<void>((resolve) => this.held.push(resolve));
    const answer = arrived.then(() =>
      globalThis.fetch(url, { ...rest, signal: new AbortController().signal }),
    );
    this.arrivals.push(answer);
    return Promise.race([answer, gone, this.lost]);
  };

  private readonly arrivals: Promise<Response>[] = [];

  /** Whoever waits for an answer hears that there is no connection any more. */
  cut(): void {
    this.isOver = true;
    this.lose(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } }));
  }

  /** All that was on its way arrives; resolves when the server has done it. */
  async arrive(): Promise<void> {
    this.held.forEach((go) => go());
    await Promise.all(this.arrivals);
  }
}
