import type { TrackedIssue } from '../../issues/storeState';
import { choose } from '../../words';

/** What a question is about: an issue by its short id, or how many. */
export function subjectOf(issues: readonly TrackedIssue[]): string {
  return choose.subject(issues.length, issues[0]?.issue.shortId ?? '');
}
