import type { SentryErrorKind } from '../sentry/sentryError';
import type { StoreState } from './storeState';

const MINUTE_MS = 60_000;
/** No timer is longer: what is due later is thought over then. */
const LONGEST_MS = 60 * MINUTE_MS;

/** Failures that pass by themselves; the others wait for the person, or for the next time that is due anyway. */
const PASSING: ReadonlySet<SentryErrorKind> = new Set(['network', 'timeout', 'server', 'rateLimited']);

/**
 * Milliseconds until the server is asked again unasked, an hour at the most; `undefined` for not at all. After a
 * failure that may pass a minute at the most is waited, and never less than the server wants.
 * @param minutes the person's pace; 0 and less for never.
 * @param now milliseconds since the epoch.
 */
export function nextRefreshIn(state: StoreState, minutes: number, now: number): number | undefined {
  if (!(minutes > 0) || (state.kind !== 'ready' && state.kind !== 'failed')) {
    return undefined;
  }
  const periodMs = Math.min(Math.max(minutes * MINUTE_MS, MINUTE_MS), LONGEST_MS);
  const error = state.kind === 'failed' ? state.error : state.trouble;
  if (error !== undefined) {
    const patienceMs = PASSING.has(error.kind) ? MINUTE_MS : periodMs;
    return Math.min(Math.max(patienceMs, (error.details.retryAt ?? 0) - now), LONGEST_MS);
  }
  return state.kind === 'ready' && !state.refreshing ? Math.max(state.asOf + periodMs - now, 0) : undefined;
}
