/** Clocks that differ by less agree: a `Date` header counts whole seconds, and answers take their time. */
const SAME_TIME_MS = 5000;

/** What an answer says of the limit of its call: Sentry counts each person's calls of one kind in fixed windows. */
export interface ToldLimit {
  /** Calls in one window. */
  readonly limit: number;
  /** Calls that are left in this window. */
  readonly remaining: number;
  /** When this window ends, in seconds of the server's own clock: names the window. */
  readonly reset: number;
  /** Calls that may be answered at the same time, beside those that are; not every server tells. */
  readonly concurrent?: number;
}

/** Reads `X-Sentry-Rate-Limit-*`; `undefined` where the server tells of no limit, as self-hosted ones do. */
export function toldLimit(headers: Headers): ToldLimit | undefined {
  const [limit, remaining, reset, concurrent] = ['Limit', 'Remaining', 'Reset', 'ConcurrentRemaining'].map(
    (name) => count(headers.get(`X-Sentry-Rate-Limit-${name}`)),
  );
  return remaining === undefined || reset === undefined
    ? undefined
    : { limit: Math.max(limit ?? remaining, remaining), remaining, reset, concurrent };
}

/** Turns a moment of the server's clock into one of ours; milliseconds since the epoch, both. */
type Here = (moment: number) => number;

/** When `Retry-After`, a number of seconds or a date, lets a call be tried again, by our clock. */
export function retryAfter(headers: Headers, here: Here, now: number): number | undefined {
  const after = headers.get('retry-after');
  const seconds = count(after);
  if (after === null || seconds !== undefined) {
    return seconds === undefined ? undefined : now + seconds * 1000;
  }
  const date = Date.parse(after);
  return Number.isNaN(date) ? undefined : here(date);
}

/**
 * When a refused call may be tried again, by our clock in milliseconds since the epoch, as the refusal alone says it;
 * `undefined` where it does not. `Retry-After` goes before Sentry's own header, which is in the server's time.
 */
export function retryAt(headers: Headers, now: number): number | undefined {
  const ahead = Date.parse(headers.get('date') ?? '') - now;
  const here: Here = (moment) => (Math.abs(ahead) > SAME_TIME_MS ? moment - ahead : moment);
  const reset = count(headers.get('X-Sentry-Rate-Limit-Reset'));
  return retryAfter(headers, here, now) ?? (reset === undefined ? undefined : here(reset * 1000));
}

/** A number as headers write it; Sentry's windows may end at a fraction of a second. */
function count(written: string | null): number | undefined {
  return written !== null && /^\d{1,15}(\.\d{1,9})?$/.test(written.trim()) ? Number(written) : undefined;
}
