import type { Account } from '../sentry/accounts';
import type { Issue } from '../sentry/issues';
import { codeSpan } from '../base/codeSpan';
import { errorLine } from './errorLine';
import { issuePage } from './issuePage';

/** Characters that would end a link's address. */
const ENDING = /[()<>\s\\]/g;

/**
 * An issue in Markdown: a link of its short id to its page, and its title in a code span, so that nothing of it calls
 * anybody, closes anything or is a link.
 */
export function issueMarkdown(issue: Issue, org: string, account: Account): string {
  const page = issuePage(issue, org, account).replace(ENDING, (one) =>
    encodeURIComponent(one).replace(/[()]/g, code),
  );
  return `[${issue.shortId}](${page}) ${codeSpan(errorLine(issue))}`;
}

function code(one: string): string {
  return `%${one.charCodeAt(0).toString(16).toUpperCase()}`;
}
