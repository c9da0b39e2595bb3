import { window } from 'vscode';
import type { IssueStore } from '../issues/issueStore';
import type { Issue, IssueUpdate } from '../sentry/issues';
import { SentryError } from '../sentry/sentryError';
import { done, failed } from '../words';

/** *Resolve*: now, whatever the release. */
export async function resolve(store: IssueStore, issue: Issue): Promise<void> {
  await store.update(issue, { status: 'resolved' });
  void window.showInformationMessage(done.resolved(issue.shortId));
}

/** *Resolve in Next Release*: events of releases up to the present one do not reopen it. */
export async function resolveInNextRelease(store: IssueStore, issue: Issue): Promise<void> {
  const update: IssueUpdate = { status: 'resolved', statusDetails: { inNextRelease: true } };
  try {
    await store.update(issue, update);
  } catch (error) {
    if (error instanceof SentryError && error.kind === 'badRequest') {
      await window.showErrorMessage(failed.noRelease());
      return;
    }
    throw error;
  }
  void window.showInformationMessage(done.resolvedNext(issue.shortId));
}
