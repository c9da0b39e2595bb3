import type { Located, ReadyFeed, TrackedIssue } from './storeState';

/** What was published of an issue before, where nothing of it has changed since: identity tells what has. */
export function asBefore(before: TrackedIssue | undefined, next: TrackedIssue): TrackedIssue {
  return before !== undefined &&
    before.issue === next.issue &&
    before.told === next.told &&
    before.binding === next.binding &&
    before.account === next.account &&
    isSameLocated(before.located, next.located)
    ? before
    : next;
}

/** Whether as much is known of the place of an issue, and the same. */
export function isSameLocated(one: Located, other: Located): boolean {
  if (one === other) {
    return true;
  }
  switch (one.kind) {
    case 'unasked':
    case 'waiting':
    case 'noEvent':
      return one.kind === other.kind;
    case 'failed':
      return other.kind === 'failed' && one.error === other.error;
    case 'traced':
      return other.kind === 'traced' && one.trace === other.trace;
    case 'located':
      return false;
  }
}

/** Whether nothing at all of a feed has changed: what changes is replaced. */
export function isSameFeed(one: ReadyFeed, other: ReadyFeed): boolean {
  const facts = Object.keys(one) as (keyof ReadyFeed)[]; // both are made of all of them
  return facts.every((fact) => one[fact] === other[fact]);
}
