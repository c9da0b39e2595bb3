import { type Issue, priorities, type Priority } from '../sentry/issues';
import { compareIssues } from './order';
import type { IssueGroup, IssueKey, ReadyFeed } from './storeState';

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

/** The sets of a feed that are not its queries', made once for a feed as it is. */
const made = new WeakMap<ReadyFeed, Map<Grouping, readonly IssueSet[]>>();

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
  const known = made.get(feed) ?? new Map<Grouping, readonly IssueSet[]>();
  const sets = known.get(grouping) ?? (grouping === 'project' ? byProject(feed) : byPriority(feed));
  made.set(feed, known.set(grouping, sets));
  return sets;
}

function byProject(feed: ReadyFeed): readonly IssueSet[] {
  const found = keysBy(feed, ({ project }) => project.slug);
  return [...found.keys()]
    .toSorted((one, other) => one.localeCompare(other))
    .map((project) => ({
      by: 'project',
      id: `project:${project}`,
      project,
      issues: found.get(project) ?? [],
    }));
}

function byPriority(feed: ReadyFeed): readonly IssueSet[] {
  const found = keysBy(feed, ({ priority }) => priority);
  return [...priorities, undefined].flatMap((priority) => {
    const issues = found.get(priority);
    return issues === undefined ? [] : [{ by: 'priority', id: `priority:${priority}`, priority, issues }];
  });
}

function keysBy<T>({ issues }: ReadyFeed, of: (issue: Issue) => T): Map<T, IssueKey[]> {
  const found = new Map<T, IssueKey[]>();
  const ordered = [...issues.values()].toSorted((one, other) => compareIssues(one.issue, other.issue));
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
