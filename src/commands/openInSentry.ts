import { env, Uri } from 'vscode';
import { issuePage } from '../issues/issuePage';
import type { Issue } from '../sentry/issues';
import type { Account } from '../sentry/session';

/** *Open in Sentry*: the issue's page in the browser. */
export async function openInSentry(issue: Issue, org: string, account: Account): Promise<void> {
  await env.openExternal(Uri.parse(issuePage(issue, org, account)));
}
