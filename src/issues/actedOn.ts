import type { IssueName } from './outbox/withPending';
import { readyFeeds, type StoreState, type TrackedIssue } from './storeState';

/** The issue that an action is about, where it is loaded. */
export function issueActedOn(
  state: StoreState,
  { account, org, issue }: IssueName,
): TrackedIssue | undefined {
  for (const feed of readyFeeds(state)) {
    if (feed.account.id === account && feed.binding.org === org) {
      const tracked = [...feed.issues.values()].find((one) => one.issue.id === issue);
      if (tracked !== undefined) {
        return tracked;
      }
    }
  }
  return undefined;
}
