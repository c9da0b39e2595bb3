import { env, window } from 'vscode';
import { issueMarkdown } from '../../issues/issueMarkdown';
import { issuePage } from '../../issues/issuePage';
import type { TrackedIssue } from '../../issues/storeState';
import { copied } from '../../words';

const SAID_MS = 5000;

/** *Copy Link*: the pages of issues, a line each. */
export function copyLink(issues: readonly TrackedIssue[]): Promise<void> {
  return copy(issues, ({ issue, binding, account }) => issuePage(issue, binding.org, account), copied.links);
}

/** *Copy Short ID*. */
export function copyShortId(issues: readonly TrackedIssue[]): Promise<void> {
  return copy(issues, ({ issue }) => issue.shortId, copied.ids);
}

/** *Copy as Markdown*: linked short ids with their titles. */
export function copyMarkdown(issues: readonly TrackedIssue[]): Promise<void> {
  return copy(
    issues,
    ({ issue, binding, account }) => issueMarkdown(issue, binding.org, account),
    copied.markdown,
  );
}

async function copy(
  issues: readonly TrackedIssue[],
  written: (tracked: TrackedIssue) => string,
  said: (count: number) => string,
): Promise<void> {
  await env.clipboard.writeText(issues.map(written).join('\n'));
  window.setStatusBarMessage(said(issues.length), SAID_MS);
}
