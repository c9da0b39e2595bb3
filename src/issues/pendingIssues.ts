import type { Issue } from '../sentry/issues';
import type { Entry } from './outbox/entry';
import { withPending } from './outbox/withPending';
import type { TrackedIssue } from './storeState';

/** What waits for the issues of an organization as one account sees it; another one as soon as that is something else. */
export class PendingIssues {
  /** By the issue's id. */
  private readonly issues: ReadonlyMap<string, PendingIssue>;
  private readonly name: string;

  constructor(
    private readonly whose: Pick<Entry, 'account' | 'org'>,
    entries: readonly Entry[],
    before?: PendingIssues,
  ) {
    const waiting = entries.filter(
      ({ account, org, state }) =>
        account === whose.account &&
        org === whose.org &&
        (state.kind === 'pending' || state.kind === 'sending'),
    );
    const byIssue = new Map<string, Entry[]>();
    for (const entry of waiting) {
      byIssue.set(entry.issue, [...(byIssue.get(entry.issue) ?? []), entry]);
    }
    this.name = nameOf(waiting);
    this.issues = new Map(
      [...byIssue].map(([issue, mine]) => {
        const known = before?.issues.get(issue);
        return [issue, known?.name === nameOf(mine) ? known : new PendingIssue(nameOf(mine), mine)];
      }),
    );
  }

  /** What waits now: the same object where that shows nothing else. */
  next(entries: readonly Entry[]): PendingIssues {
    const next = new PendingIssues(this.whose, entries, this);
    return next.name === this.name ? this : next;
  }

  /** An issue as it is to be shown, beside what the server told where that is something else. */
  shown(told: Issue): Pick<TrackedIssue, 'issue' | 'told'> {
    const pending = this.issues.get(told.id);
    return pending === undefined ? { issue: told } : { issue: pending.shown(told), told };
  }
}

/** What waits for one issue. */
class PendingIssue {
  /** By what the server told. */
  private readonly made = new WeakMap<Issue, Issue>();

  constructor(
    readonly name: string,
    private readonly entries: readonly Entry[],
  ) {}

  shown(told: Issue): Issue {
    const issue = this.made.get(told) ?? withPending(told, this.entries);
    this.made.set(told, issue);
    return issue;
  }
}

function nameOf(entries: readonly Entry[]): string {
  return entries.map(({ id }) => id).join(' ');
}

/** An issue as the server told it last: what a person acts on. */
export function toldOf({ issue, told }: TrackedIssue): Issue {
  return told ?? issue;
}
