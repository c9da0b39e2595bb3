import { env, Uri, window } from 'vscode';
import { issuePage } from '../issues/issuePage';
import type { TrackedIssue } from '../issues/storeState';
import { pages } from '../words';

/** Pages that are opened without a question. */
const MOST_UNASKED = 10;

/** *Open in Sentry*: the issues' pages in the browser; of very many only after a question. */
export async function openInSentry(issues: readonly TrackedIssue[]): Promise<void> {
  if (issues.length > MOST_UNASKED) {
    const picked = await window.showWarningMessage(
      pages.confirm(issues.length),
      { modal: true },
      pages.open(),
    );
    if (picked === undefined) {
      return;
    }
  }
  for (const { issue, binding, account } of issues) {
    await env.openExternal(Uri.parse(issuePage(issue, binding.org, account)));
  }
}
