import { type Issue, levels, priorities } from '../sentry/issues';

/** The one order of issues everywhere: priority, level, users, events, last seen; the most pressing first. */
export function compareIssues(one: Issue, other: Issue): number {
  return (
    rank(priorities, one.priority) - rank(priorities, other.priority) ||
    rank(levels, one.level) - rank(levels, other.level) ||
    other.counts.users - one.counts.users ||
    other.counts.events - one.counts.events ||
    instant(other.lastSeen) - instant(one.lastSeen) ||
    one.id.localeCompare(other.id)
  );
}

/** Milliseconds since the epoch of an ISO 8601 time; 0 where there is none. */
export function instant(time: string | undefined): number {
  const at = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(at) ? 0 : at;
}

function rank<T>(ranks: readonly T[], value: T | undefined): number {
  const at = value === undefined ? -1 : ranks.indexOf(value);
  return at === -1 ? ranks.length : at;
}
