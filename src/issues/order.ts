import { type Issue, levels, priorities } from '../sentry/issues';

/** The one order of issues everywhere: priority, level, users, events, last seen; the most pressing first. */
export function compareIssues(one: Issue, other: Issue): number {
  return compareRanks(rankOf(one), rankOf(other));
}

/** Things in the order of their issues; what is compared is read once of each. */
export function sortedByIssue<T>(things: readonly T[], issueOf: (thing: T) => Issue): readonly T[] {
  return things
    .map((thing) => ({ thing, rank: rankOf(issueOf(thing)) }))
    .sort((one, other) => compareRanks(one.rank, other.rank))
    .map(({ thing }) => thing);
}

/** At which index an issue goes into others that are in their order. */
export function placeIn(ordered: readonly Issue[], added: Issue): number {
  let [from, to] = [0, ordered.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const issue = ordered[middle];
    if (issue !== undefined && compareIssues(issue, added) <= 0) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

/** What issues are ordered by; less goes first. */
interface Rank {
  readonly priority: number;
  readonly level: number;
  readonly users: number;
  readonly events: number;
  readonly lastSeen: number;
  readonly id: string;
}

function rankOf({ id, priority, level, counts, lastSeen }: Issue): Rank {
  return {
    priority: place(priorities, priority),
    level: place(levels, level),
    users: -counts.users,
    events: -counts.events,
    lastSeen: -instant(lastSeen),
    id,
  };
}

function compareRanks(one: Rank, other: Rank): number {
  return (
    one.priority - other.priority ||
    one.level - other.level ||
    one.users - other.users ||
    one.events - other.events ||
    one.lastSeen - other.lastSeen ||
    one.id.localeCompare(other.id)
  );
}

/** Milliseconds since the epoch of an ISO 8601 time; 0 where there is none. */
export function instant(time: string | undefined): number {
  const at = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(at) ? 0 : at;
}

function place<T>(ranks: readonly T[], value: T | undefined): number {
  const at = value === undefined ? -1 : ranks.indexOf(value);
  return at === -1 ? ranks.length : at;
}
