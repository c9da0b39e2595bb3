import type { Call } from '../http/call';
import { refusals } from '../http/refusal';
import type { EventScope } from '../model/eventTable';
import type { Issue } from '../model/issue';
import type { Period } from './dates';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Pairs of a Unix time in seconds and the events of the hour or day that begins then, oldest first. */
export type Series = [unixSeconds: number, events: number][];

/** `''` for no series, else its name. @throws {Refusal} 400 */
export function checkStatsPeriod(call: Call): '' | '24h' | '14d' | 'auto' {
  const period = call.query.get('groupStatsPeriod') ?? '24h';
  if (period !== '' && period !== '24h' && period !== '14d' && period !== 'auto') {
    throw refusals.badRequest("Invalid stats_period. Valid choices are '', '24h', '14d' and 'auto'");
  }
  return period;
}

/** The series that a list shows; `auto` covers the asked time, by hours up to three days, else by days. */
export function series(
  issue: Issue,
  name: '24h' | '14d' | '30d' | 'auto',
  period: Period,
  scope: EventScope,
): Series {
  switch (name) {
    case '24h':
      return buckets(issue, scope, HOUR_MS, 24, period.to);
    case '14d':
      return buckets(issue, scope, DAY_MS, 14, period.to);
    case '30d':
      return buckets(issue, scope, DAY_MS, 30, period.to);
    case 'auto': {
      const length = period.to - period.from;
      const bucket = length <= 3 * DAY_MS ? HOUR_MS : DAY_MS;
      return buckets(issue, scope, bucket, Math.min(100, Math.ceil(length / bucket)), period.to);
    }
  }
}

/** Whole hours or days in UTC, the last of which is not over at `to`. */
function buckets(issue: Issue, scope: EventScope, bucketMs: number, count: number, to: number): Series {
  const end = Math.floor((to - 1) / bucketMs) * bucketMs + bucketMs;
  const from = end - count * bucketMs;
  const counts = issue.events.histogram({ ...scope, from, to: end }, bucketMs, count);
  return counts.map((events, at) => [(from + at * bucketMs) / 1000, events]);
}
