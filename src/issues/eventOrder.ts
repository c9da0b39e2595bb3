import type { Issue } from '../sentry/issues';
import { compareIssues } from './order';

/** The first events that are fetched unasked; the rest wait until a person comes near. */
export const FETCHED_UNASKED = 300;

/**
 * Which events are fetched unasked, in which order: issues whose row names an open file, then by the one order of
 * issues, up to the first 300.
 * @param openFiles base names of the files open in editors.
 */
export function inFetchOrder(issues: readonly Issue[], openFiles: ReadonlySet<string>): readonly Issue[] {
  const ordered = [...issues].sort(compareIssues);
  const named = ordered.filter((issue) => namesOpenFile(issue, openFiles));
  return [...new Set([...named, ...ordered])].slice(0, FETCHED_UNASKED);
}

/** A row names a file as `src/cart/total.ts`, and its culprit reads `lineTotal(src/cart/total.ts)`. */
export function namesOpenFile(
  { filename = '', culprit = '' }: Issue,
  openFiles: ReadonlySet<string>,
): boolean {
  const words = `${filename} ${culprit}`.split(/[\\/()\s:]+/u);
  return words.some((word) => openFiles.has(word));
}
