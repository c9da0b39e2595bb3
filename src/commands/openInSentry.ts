import { env, Uri } from 'vscode';
import { issuePage } from '../issues/issuePage';
import type { TrackedIssue } from '../issues/storeState';

/** *Open in Sentry*: the issue's page in the browser. */
export async function openInSentry({ issue, binding, account }: TrackedIssue): Promise<void> {
  await env.openExternal(Uri.parse(issuePage(issue, binding.org, account)));
}
