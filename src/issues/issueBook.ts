import type { Issue } from '../sentry/issues';
import { type GroupId, groupQueries, type LensSwitches } from './groups';
import { compareIssues } from './order';
import type { Snapshot } from './snapshot';
import type { IssueGroup, Located, TrackedIssue } from './storeState';

/** What is known of one binding's issues: the lists as the server gave them, and where each issue stands. */
export class IssueBook {
  private readonly lists = new Map<GroupId, readonly Issue[]>();
  private readonly located = new Map<string, Located>();

  /** What a query answered last, newest activity first; `undefined` where it was not asked. */
  list(group: GroupId): readonly Issue[] | undefined {
    return this.lists.get(group);
  }

  setList(group: GroupId, issues: readonly Issue[]): void {
    this.lists.set(group, issues);
  }

  locatedOf(issue: string): Located | undefined {
    return this.located.get(issue);
  }

  setLocated(issue: string, located: Located): void {
    this.located.set(issue, located);
  }

  /** Every issue of every list, once. */
  issues(): readonly Issue[] {
    return [...new Map([...this.lists.values()].flat().map((issue) => [issue.id, issue])).values()];
  }

  /**
   * Takes over what the server says that an issue is now. One that no query wants any more leaves the lists; the
   * others keep the numbers of the list, as an issue alone answers those of all time.
   */
  replace(issue: Issue): void {
    for (const [group, issues] of this.lists) {
      const kept = issue.status === 'unresolved' ? issues : issues.filter(({ id }) => id !== issue.id);
      this.lists.set(
        group,
        kept.map((listed) =>
          listed.id === issue.id ? { ...issue, counts: listed.counts, lifetime: listed.lifetime } : listed,
        ),
      );
    }
  }

  recall(snapshot: Snapshot): void {
    const issues = new Map(snapshot.issues.map((issue) => [issue.id, issue]));
    for (const group of snapshot.groups) {
      this.lists.set(
        group.id,
        group.issues.map((id) => issues.get(id)).filter((issue) => issue !== undefined),
      );
    }
  }

  /** The groups, each in the one order of issues. */
  groups(switches: LensSwitches): readonly IssueGroup[] {
    return groupQueries.map(({ id }) => {
      const issues = this.lists.get(id);
      const ordered = [...(issues ?? [])].sort(compareIssues).map((issue) => issue.id);
      return { id, lenses: switches.of(id), loaded: issues !== undefined, issues: ordered };
    });
  }

  /** Every issue with what is known of its place, by id. */
  tracked(): ReadonlyMap<string, TrackedIssue> {
    const waiting: Located = { kind: 'waiting' };
    return new Map(
      this.issues().map((issue) => [issue.id, { issue, located: this.located.get(issue.id) ?? waiting }]),
    );
  }

  /** What is written down of the lists. */
  written(): Pick<Snapshot, 'groups' | 'issues'> {
    const groups = [...this.lists].map(([id, issues]) => ({ id, issues: issues.map((issue) => issue.id) }));
    return { groups, issues: this.issues() };
  }
}
