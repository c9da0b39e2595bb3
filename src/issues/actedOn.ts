import type { IssueName } from './outbox/withPending';
import { type IssueKey, issueKey, readyFeeds, type StoreState, type TrackedIssue } from './storeState';

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

/**
 * How a command is told of the issue that an action is about, listed or not: never by its bare id, which the issue of
 * another server may have.
 */
export function keyActedOn(state: StoreState, name: IssueName): IssueKey {
  const { account, org, issue } = name;
  const feed = readyFeeds(state).find((one) => one.account.id === account && one.binding.org === org);
  const unlisted = feed === undefined ? `${account}/${org}/${issue}` : issueKey(feed.binding, issue);
  return issueActedOn(state, name)?.key ?? unlisted;
}
