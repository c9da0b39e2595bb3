import type { Issue } from '../sentry/issues';
import { type IssueKey, readyFeeds, type StoreState } from './storeState';

/** True for an issue that asks for a look: the person has not seen it, or it came back, or it grows. */
export function isNew({ status, substatus, hasSeen }: Issue): boolean {
  const isOpen = status === undefined || status === 'unresolved';
  return isOpen && (hasSeen === false || substatus === 'regressed' || substatus === 'escalating');
}

/** True for a new issue that is not simply unseen: it came back, or it grows. */
export function isUrgent(issue: Issue): boolean {
  return isNew(issue) && (issue.substatus === 'regressed' || issue.substatus === 'escalating');
}

/** How many issues are new among those that concern the person: of the groups that have lenses. */
export function countNew(state: StoreState): number {
  const found = new Set<IssueKey>();
  for (const { groups, issues } of readyFeeds(state)) {
    for (const key of groups.filter(({ lenses }) => lenses !== 'off').flatMap((group) => group.issues)) {
      const tracked = issues.get(key);
      if (tracked !== undefined && isNew(tracked.issue)) {
        found.add(key);
      }
    }
  }
  return found.size;
}
