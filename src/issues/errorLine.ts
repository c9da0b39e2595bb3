import { oneLine } from '../base/oneLine';
import type { Issue } from '../sentry/issues';

/** `TypeError: message` on one harmless line, or the title of what is no exception. */
export function errorLine(issue: Issue): string {
  const written =
    issue.type === undefined ? issue.title : [issue.type, issue.value].filter(Boolean).join(': ');
  return oneLine(written) || issue.shortId;
}
