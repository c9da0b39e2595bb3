import type { StoreState, TrackedIssue } from '../storeState';
import { issueKey, readyFeeds } from '../storeState';
import type { StartedBranch } from './startedBranches';

/** What identifies an issue whatever a folder is bound to; a binding is another one with each change of what it asks. */
export type IssueOfBranch = Pick<StartedBranch, 'account' | 'org' | 'issue'>;

/** The same of an issue that is loaded. */
export function nameOfIssue({ account, binding, issue }: TrackedIssue): IssueOfBranch {
  return { account: account.id, org: binding.org, issue: issue.id };
}

/** The issue that a branch was started for; `undefined` while it is in no list. */
export function issueOfBranch(
  state: StoreState,
  { account, org, issue }: IssueOfBranch,
): TrackedIssue | undefined {
  return readyFeeds(state)
    .filter((feed) => feed.account.id === account && feed.binding.org === org)
    .map((feed) => feed.issues.get(issueKey(feed.binding, issue)))
    .find((tracked) => tracked !== undefined);
}

/** The branch that was started last for an issue. */
export function branchOfIssue(
  started: readonly StartedBranch[],
  tracked: TrackedIssue,
): StartedBranch | undefined {
  const named = nameOfIssue(tracked);
  return started.find(
    ({ account, org, issue }) => account === named.account && org === named.org && issue === named.issue,
  );
}
