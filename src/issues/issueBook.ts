import type { Issue } from '../sentry/issues';
import type { SentryError } from '../sentry/sentryError';
import { type GroupId, groupQueries, type LensSwitches } from './groups';
import { compareIssues } from './order';
import type { Lists } from './snapshot';
import type { IssueGroup } from './storeState';

/** The lists of one binding, as the server gave them, and what was changed from here since. */
export class IssueBook {
  private readonly lists = new Map<GroupId, readonly Issue[]>();
  private readonly troubles = new Map<GroupId, SentryError>();
  /** Issues changed from here, with the count of changes at that time. */
  private readonly changes = new Map<string, { readonly issue: Issue; readonly at: number }>();
  private changeCount = 0;

  /** What a query answered last, newest activity first; `undefined` where it was not asked. */
  list(group: GroupId): readonly Issue[] | undefined {
    return this.lists.get(group);
  }

  /** To be given back to `setList`: what was asked before a change does not know of it. */
  get now(): number {
    return this.changeCount;
  }

  /** @param asked `now` when the list was asked for. */
  setList(group: GroupId, issues: readonly Issue[], asked: number): void {
    this.troubles.delete(group);
    const current = issues.map((issue) => {
      const change = this.changes.get(issue.id);
      return change !== undefined && change.at > asked ? withNumbersOf(issue, change.issue) : issue;
    });
    this.lists.set(group, current.filter(isWanted));
  }

  setTrouble(group: GroupId, trouble: SentryError): void {
    this.troubles.set(group, trouble);
  }

  /** Every issue of every list, once. */
  issues(): readonly Issue[] {
    return [...new Map([...this.lists.values()].flat().map((issue) => [issue.id, issue])).values()];
  }

  /**
   * Takes over what the server says that an issue is now; one that no query wants any more leaves the lists.
   * @param id the issue as it was asked for: a merged one answers under another.
   */
  replace(id: string, issue: Issue): void {
    this.changes.set(id, { issue, at: ++this.changeCount });
    for (const [group, issues] of this.lists) {
      const replaced = issues.map((listed) => (listed.id === id ? withNumbersOf(listed, issue) : listed));
      this.lists.set(group, replaced.filter(isWanted));
    }
  }

  recall({ groups, issues }: Lists): void {
    const byId = new Map(issues.map((issue) => [issue.id, issue]));
    for (const group of groups) {
      this.lists.set(
        group.id,
        group.issues.map((id) => byId.get(id)).filter((issue) => issue !== undefined),
      );
    }
  }

  /** The groups, each in the one order of issues. */
  groups(switches: LensSwitches): readonly IssueGroup[] {
    return groupQueries.map(({ id }) => {
      const issues = this.lists.get(id);
      const ordered = [...(issues ?? [])].sort(compareIssues).map((issue) => issue.id);
      const trouble = this.troubles.get(id);
      return { id, lenses: switches.of(id), loaded: issues !== undefined, trouble, issues: ordered };
    });
  }

  /** What is written down of the lists. */
  written(): Pick<Lists, 'groups' | 'issues'> {
    const groups = [...this.lists].map(([id, issues]) => ({ id, issues: issues.map((issue) => issue.id) }));
    return { groups, issues: this.issues() };
  }
}

/** The numbers of the list stay: an issue alone answers those of all time. */
function withNumbersOf({ counts, lifetime }: Issue, issue: Issue): Issue {
  return { ...issue, counts, lifetime };
}

/** Every query asks for unresolved issues. */
function isWanted({ status }: Issue): boolean {
  return status === 'unresolved';
}
