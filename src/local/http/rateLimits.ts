import type { Caller } from './call';
import { Refusal } from './refusal';
import type { Route } from './route';

/** Counts calls as Sentry does: for one person and one endpoint, in fixed windows (`middleware/ratelimit.py`). */
export class RateLimits {
  private readonly windows = new Map<string, { readonly endsAt: number; calls: number }>();

  constructor(
    private readonly isEnforced: boolean,
    /** Milliseconds since the epoch. */
    private readonly now: () => number,
  ) {}

  /**
   * Counts a call and says in headers what is left, and what time it is for whoever reads when the window ends. There
   * is no `Retry-After`: Sentry sends none here.
   * @throws {Refusal} 429 where limits are enforced.
   */
  count(caller: Caller, { call, limit: [most, seconds] }: Route): Record<string, string> {
    const now = this.now();
    const key = `${caller.person} ${call}`;
    const open = this.windows.get(key);
    const window =
      open !== undefined && open.endsAt > now ? open : { endsAt: now + seconds * 1000, calls: 0 };
    this.windows.set(key, window);
    window.calls++;
    const left = this.isEnforced ? Math.max(0, most - window.calls) : most;
    const headers = {
      Date: new Date(now).toUTCString(),
      'X-Sentry-Rate-Limit-Limit': String(most),
      'X-Sentry-Rate-Limit-Remaining': String(left),
      'X-Sentry-Rate-Limit-Reset': String(Math.ceil(window.endsAt / 1000)),
      'X-Sentry-Rate-Limit-ConcurrentLimit': '25',
      'X-Sentry-Rate-Limit-ConcurrentRemaining': '24',
    };
    if (this.isEnforced && window.calls > most) {
      const detail = `You are attempting to use this endpoint too frequently. Limit is ${most} requests in ${seconds} seconds`;
      throw new Refusal(429, { detail }, headers);
    }
    return headers;
  }
}
