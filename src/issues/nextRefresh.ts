import type { StoreState } from './storeState';

const MINUTE_MS = 60_000;

/**
 * Milliseconds until the server is asked again unasked; `undefined` for not at all. After a failure a minute at the
 * most is waited, and never less than the server wants.
 * @param minutes the person's pace; 0 for never.
 * @param now milliseconds since the epoch.
 */
export function nextRefreshIn(state: StoreState, minutes: number, now: number): number | undefined {
  if (minutes === 0 || (state.kind !== 'ready' && state.kind !== 'failed')) {
    return undefined;
  }
  const error = state.kind === 'failed' ? state.error : state.trouble;
  if (error !== undefined) {
    return Math.max(Math.min(minutes * MINUTE_MS, MINUTE_MS), (error.details.retryAt ?? 0) - now);
  }
  return state.kind === 'ready' && !state.refreshing
    ? Math.max(state.asOf + minutes * MINUTE_MS - now, 0)
    : undefined;
}
