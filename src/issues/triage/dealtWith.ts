import {
  type IssueKey,
  issueKey,
  issueOf,
  readyFeeds,
  type StoreState,
  type TrackedIssue,
} from '../storeState';
import type { Deeds } from './deeds';

/** Issues that a person did something with in this window and that are listed no more since, the last first. */
export function dealtWith({ done }: Pick<Deeds, 'done'>, state: StoreState): readonly TrackedIssue[] {
  const found = new Map<IssueKey, TrackedIssue>();
  for (const { account, org, issue } of done) {
    const feed = readyFeeds(state).find(
      ({ binding, account: { id } }) =>
        id === account &&
        binding.org === org &&
        (binding.projects.length === 0 || binding.projects.includes(issue.project.slug)),
    );
    const key = feed && issueKey(feed.binding, issue.id);
    if (feed !== undefined && key !== undefined && issueOf(state, key) === undefined) {
      const { binding } = feed;
      found.set(key, { key, issue, located: { kind: 'unasked' }, binding, account: feed.account });
    }
  }
  return [...found.values()];
}
