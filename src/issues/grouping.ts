import { type Issue, priorities, type Priority } from '../sentry/issues';
import { sortedByIssue } from './order';
import type { IssueGroup, IssueKey, ReadyFeed, TrackedIssue } from './storeState';
import type { Binding } from './binding';

/** What issues are put together by. */
export const groupings = ['query', 'project', 'priority'] as const;
export type Grouping = (typeof groupings)[number];

/** Issues that are listed together. */
export type IssueSet = {
  /** Unique within a binding and a grouping. */
  readonly id: string;
  /** In the one order of issues. */
  readonly issues: readonly IssueKey[];
} & (
  | { readonly by: 'query'; readonly group: IssueGroup }
  /** By the project's slug; text of the server. */
  | { readonly by: 'project'; readonly project: string }
  | { readonly by: 'priority'; readonly priority: Priority | undefined }
);

/** What was made of the issues of a binding, kept until one of them changes; where they stand is nothing to it. */
interface Made {
  readonly issues: ReadyFeed['issues'];
  readonly ordered: readonly TrackedIssue[];
  readonly sets: Map<Grouping, readonly IssueSet[]>;
}
const made = new WeakMap<Binding, Made>();

/** What a feed has loaded, in sets: the groups of its queries, or all their issues, each once, by project or priority. */
export function setsOf(feed: ReadyFeed, grouping: Grouping): readonly IssueSet[] {
  if (grouping === 'query') {
    return feed.groups.map((group) => ({
      by: 'query',
      id: group.query.id,
      issues: group.issues,
      group,
    }));
  }
  const { ordered, sets: known } = madeOf(feed);
  const sets = known.get(grouping) ?? (grouping === 'project' ? byProject(ordered) : byPriority(ordered));
  known.set(grouping, sets);
  return sets;
}

function madeOf({ binding, issues }: ReadyFeed): Made {
  const before = made.get(binding);
  if (before !== undefined && isSameListed(before.issues, issues)) {
    return before;
  }
  const ordered = sortedByIssue([...issues.values()], ({ issue }) => issue);
  const now: Made = { issues, ordered, sets: new Map() };
  made.set(binding, now);
  return now;
}

/** Whether the same issues are shown alike. */
function isSameListed(one: ReadyFeed['issues'], other: ReadyFeed['issues']): boolean {
  if (one === other) {
    return true;
  }
  return (
    one.size === other.size && [...one.values()].every(({ key, issue }) => other.get(key)?.issue === issue)
  );
}

function byProject(ordered: readonly TrackedIssue[]): readonly IssueSet[] {
  const found = keysBy(ordered, ({ project }) => project.slug);
  return [...found.keys()]
    .toSorted((one, other) => one.localeCompare(other))
    .map((project) => ({
      by: 'project',
      id: `project:${project}`,
      project,
      issues: found.get(project) ?? [],
    }));
}

function byPriority(ordered: readonly TrackedIssue[]): readonly IssueSet[] {
  const found = keysBy(ordered, ({ priority }) => priority);
  return [...priorities, undefined].flatMap((priority) => {
    const issues = found.get(priority);
    return issues === undefined ? [] : [{ by: 'priority', id: `priority:${priority}`, priority, issues }];
  });
}

function keysBy<T>(ordered: readonly TrackedIssue[], of: (issue: Issue) => T): Map<T, IssueKey[]> {
  const found = new Map<T, IssueKey[]>();
  for (const { key, issue } of ordered) {
    const name = of(issue);
    const listed = found.get(name);
    if (listed === undefined) {
      found.set(name, [key]);
    } else {
      listed.push(key);
    }
  }
  return found;
}
