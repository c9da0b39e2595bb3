import { CallLimit } from './callLimit';
import { Hold } from './hold';
import { retryAfter, toldLimit } from './rateLimitHeaders';
import type { Heard, TrafficRequest } from './request';
import { ServerTime } from './serverTime';

const TOO_MANY_REQUESTS = 429;
const SERVICE_UNAVAILABLE = 503;

/** What an origin has told of its limits: they are per call and per person, and a region counts for itself. */
export class OriginLimits {
  private readonly time = new ServerTime();
  private readonly accounts = new WeakMap<object, Map<string, CallLimit>>();
  /** Of the server as a whole, as it says in maintenance. */
  private readonly whole = new Hold();

  /** When a request may start; `Infinity` for not before another one has been heard. @param now in milliseconds. */
  freeAt(request: TrafficRequest, now: number): number {
    return Math.max(this.whole.freeAt(now), this.limitOf(request).freeAt(now));
  }

  start(request: TrafficRequest): void {
    this.limitOf(request).start();
  }

  /** A request ended without an answer. */
  lost(request: TrafficRequest): void {
    this.limitOf(request).lost();
  }

  /** Takes in what an answer says. @param sent and @param now by our clock, in milliseconds since the epoch. */
  heard(request: TrafficRequest, { status, headers }: Heard, sent: number, now: number): void {
    this.time.learn(headers.get('date'), sent, now);
    const limit = this.limitOf(request);
    limit.heard(toldLimit(headers), this.time, now);
    const until = retryAfter(headers, (moment) => this.time.here(moment), now);
    if (until !== undefined && status === TOO_MANY_REQUESTS) {
      limit.hold.extend(until, now);
    } else if (until !== undefined && status === SERVICE_UNAVAILABLE) {
      this.whole.extend(until, now);
    }
  }

  /** Lets no request of the same kind start before a moment of our clock. */
  hold(request: TrafficRequest, until: number, now: number): void {
    this.limitOf(request).hold.extend(until, now);
  }

  private limitOf({ account, call }: TrafficRequest): CallLimit {
    const calls = this.accounts.get(account) ?? new Map<string, CallLimit>();
    this.accounts.set(account, calls);
    const limit = calls.get(call) ?? new CallLimit();
    calls.set(call, limit);
    return limit;
  }
}
