import type { SentryErrorKind } from '../sentry/sentryError';
import type { FeedState, StoreState } from './storeState';

const MINUTE_MS = 60_000;
/** No timer is longer: what is due later is thought over then. */
const LONGEST_MS = 60 * MINUTE_MS;
/** So long after a window was left, its servers are still asked. */
const LEFT_MS = 5 * MINUTE_MS;

/** Failures that pass by themselves; the others wait for the person, or for the next time that is due anyway. */
const PASSING: ReadonlySet<SentryErrorKind> = new Set([
  'network',
  'proxy',
  'timeout',
  'server',
  'rateLimited',
]);

/** How a person wants to be kept up to date, and whether they are there. */
export interface RefreshPace {
  /** Minutes between two looks at a server; 0 and less for none that nobody asks for. */
  readonly minutes: number;
  /** When the window lost the focus, in milliseconds since the epoch; `undefined` while it has it. */
  readonly leftAt?: number;
}

/**
 * When the server of a feed is to be asked again unasked, in milliseconds since the epoch; `undefined` for not at
 * all. After a failure that may pass a minute at the most is waited, and never less than the server wants.
 */
export function dueAt(feed: FeedState, { minutes }: RefreshPace): number | undefined {
  if (!(minutes > 0) || (feed.kind !== 'ready' && feed.kind !== 'failed')) {
    return undefined;
  }
  if (feed.refreshing) {
    return undefined;
  }
  const periodMs = Math.max(minutes * MINUTE_MS, MINUTE_MS);
  const error = feed.kind === 'failed' ? feed.error : feed.trouble;
  if (error !== undefined) {
    const patienceMs = PASSING.has(error.kind) ? Math.min(MINUTE_MS, periodMs) : periodMs;
    return Math.max(feed.triedAt + patienceMs, error.details.retryAt ?? 0);
  }
  return feed.kind === 'ready' ? feed.asOf + periodMs : undefined;
}

/** From when on an answer is new enough for a person's pace, in milliseconds since the epoch. */
export function newEnough({ minutes }: RefreshPace, now: number): number {
  return now - (minutes > 0 ? minutes * MINUTE_MS : 0);
}

/**
 * Milliseconds until it is to be looked at which feeds are due, an hour at the most; `undefined` for never: nothing
 * is asked for by itself once the window was left for five minutes, and what is due then is due when it is back.
 * @param now milliseconds since the epoch.
 */
export function nextRefreshIn(state: StoreState, pace: RefreshPace, now: number): number | undefined {
  const feeds = state.kind === 'bound' ? state.feeds : [];
  const dues = feeds.map((feed) => dueAt(feed, pace)).filter((due) => due !== undefined);
  const due = Math.min(...dues);
  const isAway = pace.leftAt !== undefined && Math.max(due, now) > pace.leftAt + LEFT_MS;
  return dues.length === 0 || isAway ? undefined : Math.min(Math.max(due - now, 0), LONGEST_MS);
}
