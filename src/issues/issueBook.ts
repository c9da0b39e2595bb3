import type { Issue } from '../sentry/issues';
import type { SentryError } from '../sentry/sentryError';
import type { Binding } from './binding';
import type { GroupQuery, LensSwitches } from './groups';
import { placeIn, sortedByIssue } from './order';
import type { Lists } from './snapshot';
import { type IssueGroup, type IssueKey, issueKey } from './storeState';

/** The lists of one binding, as the server gave them, and what was changed from here since. */
export class IssueBook {
  /** By the id of their group. */
  private readonly lists = new Map<string, List>();
  /** Every issue of every list, until a list changes. */
  private all: ReadonlyMap<IssueKey, Issue> | undefined;
  private published: readonly IssueGroup[] = [];
  /** By the issue's id: each is one string, which maps compare at a glance. */
  private readonly keys = new Map<string, IssueKey>();
  private readonly troubles = new Map<string, SentryError>();
  /** Issues changed from here, with the count of changes at that time. */
  private readonly changes = new Map<string, { readonly issue: Issue; readonly at: number }>();
  private changeCount = 0;
  /** Issues changed from here, as a list had them last, by group and id. */
  private readonly left = new Map<string, Issue>();

  constructor(private readonly binding: Binding) {}

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
    this.put(id, query, wantedBy(query, current));
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
        this.all = undefined;
      }
    }
  }

  /** Every issue of every list, once; the same map until one of them changes. */
  byKey(): ReadonlyMap<IssueKey, Issue> {
    this.all ??= this.gathered();
    return this.all;
  }

  issues(): readonly Issue[] {
    return [...this.byKey().values()];
  }

  /**
   * Takes over what the server says that an issue is now; one that no query wants any more leaves the lists, and
   * comes back when it is wanted again.
   * @param id the issue as it was asked for: a merged one answers under another.
   * @returns whether it is in a list now.
   */
  replace(id: string, issue: Issue): boolean {
    this.changes.set(id, { issue, at: ++this.changeCount });
    const all = new Map(this.byKey());
    all.delete(this.keyOf({ id }));
    for (const [group, list] of this.lists) {
      const listed = list.issues.find((one) => one.id === id) ?? this.left.get(leftName(group, id));
      if (listed !== undefined) {
        const now = withNumbersOf(listed, issue);
        const next = this.with(list, listed, now);
        this.lists.set(group, next);
        this.left.set(leftName(group, id), now);
        if (next.issues.includes(now)) {
          all.set(this.keyOf(now), now);
        }
      }
    }
    this.all = all;
    return all.has(this.keyOf(issue));
  }

  /** Takes up what was written down, as far as it is still asked for. */
  recall({ groups, issues }: Lists, queries: readonly GroupQuery[]): void {
    const byId = new Map(issues.map((issue) => [issue.id, issue]));
    for (const { id, query } of queries) {
      const listed = groups.find((group) => group.id === id && group.query === query);
      if (listed !== undefined) {
        const known = listed.issues.map((issue) => byId.get(issue)).filter((issue) => issue !== undefined);
        this.put(id, query, known);
      }
    }
  }

  /** The groups of the binding, each in the one order of issues; the same objects until something of them changes. */
  groups(queries: readonly GroupQuery[], switches: LensSwitches): readonly IssueGroup[] {
    const before = this.published;
    const groups = queries.map((query, at): IssueGroup => {
      const list = this.lists.get(query.id);
      const [lenses, trouble] = [switches.of(this.binding, query), this.troubles.get(query.id)];
      const group = { query, lenses, loaded: list !== undefined, trouble, issues: list?.keys ?? nothing };
      const known = before[at];
      return known !== undefined && isSameGroup(known, group) ? known : group;
    });
    if (groups.length !== before.length || groups.some((group, at) => group !== before[at])) {
      this.published = groups;
    }
    return this.published;
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

  private keyOf({ id }: Pick<Issue, 'id'>): IssueKey {
    const key = this.keys.get(id) ?? issueKey(this.binding, id);
    this.keys.set(id, key);
    return key;
  }

  private gathered(): ReadonlyMap<IssueKey, Issue> {
    const all = new Map<IssueKey, Issue>();
    for (const { ordered, keys } of this.lists.values()) {
      for (const [at, issue] of ordered.entries()) {
        all.set(keys[at] ?? this.keyOf(issue), issue);
      }
    }
    return all;
  }

  private put(id: string, query: string, issues: readonly Issue[]): void {
    const before = this.lists.get(id);
    if (before?.query !== query || !isSameList(before.issues, issues)) {
      const ordered = sortedByIssue(issues, (issue) => issue);
      const keys = ordered.map((issue) => this.keyOf(issue));
      this.lists.set(id, { query, issues, ordered, keys });
      this.all = undefined;
    }
  }

  /** A list in which an issue has become another one, which stands in its own place or is wanted no more. */
  private with(list: List, before: Issue, now: Issue): List {
    const { query, issues } = list;
    const [listedAt, from] = [issues.indexOf(before), list.ordered.indexOf(before)];
    const isWanted = wantedBy(query, [now]).length > 0;
    if (listedAt === -1 && !isWanted) {
      return list;
    }
    const ordered = from === -1 ? list.ordered : list.ordered.toSpliced(from, 1);
    const keys = from === -1 ? list.keys : list.keys.toSpliced(from, 1);
    if (!isWanted) {
      return { query, issues: issues.toSpliced(listedAt, 1), ordered, keys };
    }
    const to = placeIn(ordered, now);
    return {
      query,
      issues: listedAt === -1 ? [...issues, now] : issues.with(listedAt, now),
      ordered: ordered.toSpliced(to, 0, now),
      keys: keys.toSpliced(to, 0, this.keyOf(now)),
    };
  }
}

/** What a query answered. */
interface List {
  readonly query: string;
  /** Newest activity first. */
  readonly issues: readonly Issue[];
  /** In the one order of issues. */
  readonly ordered: readonly Issue[];
  /** Of `ordered`. */
  readonly keys: readonly IssueKey[];
}

const nothing: readonly IssueKey[] = [];

function isSameGroup(one: IssueGroup, other: IssueGroup): boolean {
  return (
    one.query === other.query &&
    one.lenses === other.lenses &&
    one.loaded === other.loaded &&
    one.trouble === other.trouble &&
    one.issues === other.issues
  );
}

function isSameList(one: readonly Issue[], other: readonly Issue[]): boolean {
  return one.length === other.length && one.every((issue, at) => issue === other[at]);
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
