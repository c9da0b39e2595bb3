import { compareIssues } from '../order';
import type { GroupName } from '../issueStore';
import {
  type IssueGroup,
  type IssueKey,
  issueOf,
  readyFeeds,
  type StoreState,
  type TrackedIssue,
} from '../storeState';

/** The groups that are to be walked through where nobody says otherwise. */
export const queuedGroups: readonly string[] = ['mine', 'forReview'];

/** The issues that a person is to look at, in the one order: theirs and those for review, else all that are listed. */
export function queueOf(state: StoreState): readonly IssueKey[] {
  const own = ownQueueOf(state);
  return own.length > 0 ? own : inOrder(state, issuesIn(readyFeeds(state).flatMap((feed) => feed.groups)));
}

/** The person's own issues and those for review, as far as they are listed. */
export function ownQueueOf(state: StoreState): readonly IssueKey[] {
  const groups = readyFeeds(state).flatMap((feed) => feed.groups);
  return inOrder(state, issuesIn(groups.filter(({ query }) => queuedGroups.includes(query.id))));
}

/** The groups to be walked through that are not listed yet. */
export function unlistedOf(state: StoreState): readonly GroupName[] {
  return readyFeeds(state).flatMap(({ binding, groups }) =>
    groups
      .filter(({ query, loaded, trouble }) => queuedGroups.includes(query.id) && !loaded && !trouble)
      .map(({ query }) => ({ binding: binding.id, group: query.id })),
  );
}

function issuesIn(groups: readonly IssueGroup[]): readonly IssueKey[] {
  return groups.flatMap(({ issues }) => issues);
}

/** Issues, each once, that are still to be dealt with, in the one order. */
export function inOrder(state: StoreState, keys: readonly IssueKey[]): readonly IssueKey[] {
  return [...new Set(keys)]
    .map((key) => issueOf(state, key))
    .filter((tracked): tracked is TrackedIssue => tracked !== undefined && isOpen(tracked))
    .sort((one, other) => compareIssues(one.issue, other.issue))
    .map(({ key }) => key);
}

/** Whether an issue is to be dealt with: one that waits to be resolved or archived is not. */
export function isOpen({ issue }: TrackedIssue): boolean {
  return issue.status === 'unresolved';
}

/**
 * Where to go on in a queue.
 * @param before the queue of the last time. @param at the issue that was looked at last.
 * @returns that issue where it is queued still, else the first of those after it that is; else the first of all.
 */
export function goOnAt(
  queue: readonly IssueKey[],
  before: readonly IssueKey[],
  at: IssueKey | undefined,
): IssueKey | undefined {
  const from = at === undefined ? -1 : before.indexOf(at);
  const candidates = at === undefined ? [] : from === -1 ? [at] : before.slice(from);
  return candidates.find((key) => queue.includes(key)) ?? queue[0];
}

/** The next open issue after one, or before it with a `step` of -1, going round; `undefined` where none is open. */
export function beside(
  state: StoreState,
  queue: readonly IssueKey[],
  at: IssueKey,
  step: 1 | -1,
): IssueKey | undefined {
  const from = queue.indexOf(at);
  for (let steps = 1; steps <= queue.length; steps++) {
    const key = queue[(from + step * steps + queue.length * 2) % queue.length];
    const tracked = key === undefined ? undefined : issueOf(state, key);
    if (tracked !== undefined && isOpen(tracked)) {
      return key;
    }
  }
  return undefined;
}
