import type { EventScope, Tally } from '../model/eventTable';
import type { Issue } from '../model/issue';

/** An issue that a search found, with its events of the asked time, environments and kind. */
export interface Found {
  readonly issue: Issue;
  readonly scope: EventScope;
  readonly extent: Omit<Tally, 'users'>;
}

/** A found issue with the number that it is sorted by. */
export interface Ranked extends Found {
  readonly rank: number;
}

const RANKS = new Map<string, (found: Found) => number>([
  ['date', ({ extent }) => extent.last ?? 0],
  ['new', ({ issue }) => issue.firstSeen],
  ['freq', ({ extent }) => extent.events],
  ['user', ({ issue, scope }) => issue.events.tally(scope).users],
  ['trends', ({ extent }) => extent.events],
  ['recommended', ({ extent }) => extent.last ?? 0],
  ['inbox', ({ issue }) => issue.inbox?.at ?? 0],
]);

/** Whether the list can be sorted by a key. */
export function isSortKey(key: string): boolean {
  return RANKS.has(key);
}

/** The found issues, largest first; of one rank, the newest issue first. */
export function ranked(found: readonly Found[], key: string): Ranked[] {
  const rank = RANKS.get(key) ?? (() => 0);
  return found
    .map((one) => ({ ...one, rank: rank(one) }))
    .sort((a, b) => b.rank - a.rank || b.issue.id - a.issue.id);
}
