import type { TrackedIssue } from '../storeState';

/** The ids and names that one choice gives mean the same for all issues that one account sees in one organization. */
export function isOneOrganization(issues: readonly TrackedIssue[]): boolean {
  return new Set(issues.map(organizationOf)).size <= 1;
}

/** An issue of each project. */
export function onePerProject(issues: readonly TrackedIssue[]): readonly TrackedIssue[] {
  return [...new Map(issues.map((tracked) => [projectOf(tracked), tracked])).values()];
}

/** One word for the project of an issue among all servers, as an account sees it. */
export function projectOf(tracked: TrackedIssue): string {
  return `${organizationOf(tracked)} ${tracked.issue.project.slug}`;
}

/** One word for the organization of an issue among all servers, as an account sees it. */
export function organizationOf({ account, binding }: TrackedIssue): string {
  return `${account.id} ${binding.org}`;
}

/** What stands in every list, as the first has it. @param name equal for what is the same. */
export function inAll<T>(lists: readonly (readonly T[])[], name: (one: T) => string): readonly T[] {
  const [first = [], ...others] = lists;
  const named = others.map((list) => new Set(list.map(name)));
  return first.filter((one) => named.every((names) => names.has(name(one))));
}
