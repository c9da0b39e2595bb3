import type { Issue } from '../sentry/issues';
import { compareIssues } from './order';

/** The first events that are fetched unasked; the rest wait until a person comes near. */
export const FETCHED_UNASKED = 300;

/**
 * In which order events are fetched: issues whose row names an open file, then those that are looked at in the
 * tree, then by the one order of issues.
 * @param openFiles base names of the files open in editors.
 */
export function inFetchOrder(
  issues: readonly Issue[],
  openFiles: ReadonlySet<string>,
  lookedAt: ReadonlySet<string>,
): readonly Issue[] {
  const near = (issue: Issue) => (namesOpenFile(issue, openFiles) ? 0 : lookedAt.has(issue.id) ? 1 : 2);
  return issues
    .map((issue) => ({ issue, near: near(issue) }))
    .sort((one, other) => one.near - other.near || compareIssues(one.issue, other.issue))
    .filter(({ near }, at) => near < 2 || at < FETCHED_UNASKED)
    .map(({ issue }) => issue);
}

/** A row names a file as `src/cart/total.ts`, and its culprit reads `lineTotal(src/cart/total.ts)`. */
function namesOpenFile({ filename = '', culprit = '' }: Issue, openFiles: ReadonlySet<string>): boolean {
  const words = `${filename} ${culprit}`.split(/[\\/()\s:]+/u);
  return words.some((word) => openFiles.has(word));
}
