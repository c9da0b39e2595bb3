import { window } from 'vscode';
import type { Log } from '../base/log';
import type { IssueStore } from '../issues/issueStore';
import type { Issue, IssueUpdate } from '../sentry/issues';
import { SentryError } from '../sentry/sentryError';
import { commandTitles, done, failed, failure, pick } from '../words';

/** *Resolve*: now, whatever the release. */
export async function resolve(store: IssueStore, issue: Issue): Promise<void> {
  await changeIssue(store, issue, { status: 'resolved' }, done.resolved(issue.shortId));
}

/** *Resolve in Next Release*: events of releases up to the present one do not reopen it. */
export async function resolveInNextRelease(store: IssueStore, issue: Issue, log: Log): Promise<void> {
  const update: IssueUpdate = { status: 'resolved', statusDetails: { inNextRelease: true } };
  try {
    await changeIssue(store, issue, update, done.resolvedNext(issue.shortId));
  } catch (error) {
    if (!(error instanceof SentryError) || error.kind !== 'badRequest') {
      throw error;
    }
    log.error(`${commandTitles.resolveInNextRelease()} failed`, error);
    const instead = failed.resolveInstead();
    if ((await window.showErrorMessage(failed.noRelease(), instead)) === instead) {
      await resolve(store, issue);
    }
  }
}

/** Says what was done, and offers to undo it. */
export async function changeIssue(
  store: IssueStore,
  issue: Issue,
  update: IssueUpdate,
  said: string,
): Promise<void> {
  if (!(await store.update(issue, update))) {
    await window.showInformationMessage(pick.notLoaded());
    return;
  }
  void offerUndo(store, issue, said);
}

async function offerUndo(store: IssueStore, issue: Issue, said: string): Promise<void> {
  const undo = done.undo();
  if ((await window.showInformationMessage(said, undo)) === undo) {
    try {
      await store.update(issue, { status: 'unresolved' });
      await store.refresh('changes');
      void window.showInformationMessage(done.reopened(issue.shortId));
    } catch (error) {
      const why =
        error instanceof SentryError ? failed.action(undo, failure(error)) : failed.unexpected(undo);
      void window.showErrorMessage(why);
    }
  }
}
