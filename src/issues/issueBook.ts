import type { Issue } from '../sentry/issues';
import type { SentryError } from '../sentry/sentryError';
import type { Binding } from './binding';
import type { GroupQuery, LensSwitches } from './groups';
import { compareIssues } from './order';
import type { Lists } from './snapshot';
import { type IssueGroup, issueKey } from './storeState';

/** The lists of one binding, as the server gave them, and what was changed from here since. */
export class IssueBook {
  /** By the id of their group. */
  private readonly lists = new Map<string, { readonly query: string; readonly issues: readonly Issue[] }>();
  private readonly troubles = new Map<string, SentryError>();
  /** Issues changed from here, with the count of changes at that time. */
  private readonly changes = new Map<string, { readonly issue: Issue; readonly at: number }>();
  private changeCount = 0;
  /** Issues changed from here, as a list had them last, by group and id. */
  private readonly left = new Map<string, Issue>();

  /** What a query answered last, newest activity first; `undefined` where it was not asked. */
  list({ id }: GroupQuery): readonly Issue[] | undefined {
    return this.lists.get(id)?.issues;
  }

  /** To be given back to `setList`: what was asked before a change does not know of it. */
  get now(): number {
    return this.changeCount;
  }

  /** @param asked `now` when the list was asked for. */
  setList({ id, query }: GroupQuery, issues: readonly Issue[], asked: number): void {
    this.troubles.delete(id);
    const current = issues.map((issue) => {
      const change = this.changes.get(issue.id);
      return change !== undefined && change.at > asked ? withNumbersOf(issue, change.issue) : issue;
    });
    this.lists.set(id, { query, issues: wantedBy(query, current) });
  }

  setTrouble({ id }: GroupQuery, trouble: SentryError): void {
    this.troubles.set(id, trouble);
  }

  /** Forgets lists that are asked for no more. */
  keepOnly(queries: readonly GroupQuery[]): void {
    for (const id of this.lists.keys()) {
      if (!queries.some((query) => query.id === id)) {
        this.lists.delete(id);
        this.troubles.delete(id);
      }
    }
  }

  /** Every issue of every list, once. */
  issues(): readonly Issue[] {
    const listed = [...this.lists.values()].flatMap(({ issues }) => issues);
    return [...new Map(listed.map((issue) => [issue.id, issue])).values()];
  }

  /**
   * Takes over what the server says that an issue is now; one that no query wants any more leaves the lists, and
   * comes back when it is wanted again.
   * @param id the issue as it was asked for: a merged one answers under another.
   * @returns whether it is in a list now.
   */
  replace(id: string, issue: Issue): boolean {
    this.changes.set(id, { issue, at: ++this.changeCount });
    for (const [group, { query, issues }] of this.lists) {
      const listed = issues.find((one) => one.id === id) ?? this.left.get(leftName(group, id));
      if (listed !== undefined) {
        const now = withNumbersOf(listed, issue);
        const isThere = issues.includes(listed);
        const next = isThere ? issues.map((one) => (one === listed ? now : one)) : [...issues, now];
        this.lists.set(group, { query, issues: wantedBy(query, next) });
        this.left.set(leftName(group, id), now);
      }
    }
    return this.issues().some((one) => one.id === issue.id);
  }

  /** Takes up what was written down, as far as it is still asked for. */
  recall({ groups, issues }: Lists, queries: readonly GroupQuery[]): void {
    const byId = new Map(issues.map((issue) => [issue.id, issue]));
    for (const { id, query } of queries) {
      const listed = groups.find((group) => group.id === id && group.query === query);
      if (listed !== undefined) {
        const known = listed.issues.map((issue) => byId.get(issue)).filter((issue) => issue !== undefined);
        this.lists.set(id, { query, issues: known });
      }
    }
  }

  /** The groups of a binding, each in the one order of issues. */
  groups(binding: Binding, queries: readonly GroupQuery[], switches: LensSwitches): readonly IssueGroup[] {
    return queries.map((query) => {
      const issues = this.list(query);
      const ordered = [...(issues ?? [])].sort(compareIssues).map(({ id }) => issueKey(binding, id));
      const [lenses, trouble] = [switches.of(binding, query), this.troubles.get(query.id)];
      return { query, lenses, loaded: issues !== undefined, trouble, issues: ordered };
    });
  }

  /** What is written down of the lists of some groups; one that was not answered the last time is left out. */
  written(queries: readonly GroupQuery[]): Pick<Lists, 'groups' | 'issues'> {
    const answered = queries.filter(({ id }) => this.lists.has(id) && !this.troubles.has(id));
    const groups = answered.map(({ id, query }) => ({
      ...{ id, query },
      issues: (this.lists.get(id)?.issues ?? []).map((issue) => issue.id),
    }));
    const written = new Set(groups.flatMap(({ issues }) => issues));
    return { groups, issues: this.issues().filter(({ id }) => written.has(id)) };
  }
}

function leftName(group: string, issue: string): string {
  return `${group}/${issue}`;
}

/** The numbers of the list stay: an issue alone answers those of all time. */
function withNumbersOf({ counts, lifetime, stats }: Issue, issue: Issue): Issue {
  return { ...issue, counts, lifetime, stats };
}

/** What a change from here leaves in a list: unresolved issues, where its query asks for these. */
function wantedBy(query: string, issues: readonly Issue[]): readonly Issue[] {
  return /(^|\s)is:unresolved(\s|$)/.test(query)
    ? issues.filter(({ status }) => status === 'unresolved')
    : issues;
}
