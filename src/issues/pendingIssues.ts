import type { Issue } from '../sentry/issues';
import type { Entry } from './outbox/entry';
import { withPending } from './outbox/withPending';
import type { TrackedIssue } from './storeState';

/** What waits for the issues of an organization as one account sees it. */
export interface PendingIssues {
  /** Another one as soon as something else is to be shown. */
  readonly name: string;
  /** An issue as it is to be shown, beside what the server told where that is something else. */
  shown(issue: Issue): Pick<TrackedIssue, 'issue' | 'told'>;
}

export function pendingOf(
  entries: readonly Entry[],
  { account, org }: Pick<Entry, 'account' | 'org'>,
): PendingIssues {
  const waiting = entries.filter(
    (entry) =>
      entry.account === account &&
      entry.org === org &&
      (entry.state.kind === 'pending' || entry.state.kind === 'sending'),
  );
  const issues = new Set(waiting.map(({ issue }) => issue));
  return {
    name: waiting.map(({ id }) => id).join(' '),
    shown(issue) {
      const mine = issues.has(issue.id) ? waiting.filter((entry) => entry.issue === issue.id) : [];
      return mine.length === 0 ? { issue } : { issue: withPending(issue, mine), told: issue };
    },
  };
}

/** An issue as the server told it last: what a person acts on. */
export function toldOf({ issue, told }: TrackedIssue): Issue {
  return told ?? issue;
}
