import { window } from 'vscode';
import type { Log } from '../base/log';
import type { IssueStore } from '../issues/issueStore';
import type { TrackedIssue } from '../issues/storeState';
import type { IssueUpdate } from '../sentry/issues';
import { SentryError } from '../sentry/sentryError';
import { commandTitles, done, failed, failure, pick } from '../words';

/** *Resolve*: now, whatever the release. */
export async function resolve(store: IssueStore, tracked: TrackedIssue): Promise<void> {
  await changeIssue(store, tracked, { status: 'resolved' }, done.resolved(tracked.issue.shortId));
}

/** *Resolve in Next Release*: events of releases up to the present one do not reopen it. */
export async function resolveInNextRelease(
  store: IssueStore,
  tracked: TrackedIssue,
  log: Log,
): Promise<void> {
  const update: IssueUpdate = { status: 'resolved', statusDetails: { inNextRelease: true } };
  try {
    await changeIssue(store, tracked, update, done.resolvedNext(tracked.issue.shortId));
  } catch (error) {
    if (!(error instanceof SentryError) || error.kind !== 'badRequest') {
      throw error;
    }
    log.error(`${commandTitles.resolveInNextRelease()} failed`, error);
    const instead = failed.resolveInstead();
    if ((await window.showErrorMessage(failed.noRelease(), instead)) === instead) {
      await resolve(store, tracked);
    }
  }
}

/** What takes a change back, and the sentence that says that it is. */
interface Undo {
  readonly update: IssueUpdate;
  readonly said: string;
}

function formerStatus({ issue: { shortId, status = 'unresolved' } }: TrackedIssue): Undo {
  const said = status === 'unresolved' ? done.reopened(shortId) : done.asBefore(shortId);
  return { update: { status }, said };
}

/** Says what was done, and offers to undo it. */
export async function changeIssue(
  store: IssueStore,
  tracked: TrackedIssue,
  update: IssueUpdate,
  said: string,
  undo: Undo = formerStatus(tracked),
): Promise<void> {
  if (!(await store.update(tracked, update))) {
    await window.showInformationMessage(pick.notLoaded());
    return;
  }
  void offerUndo(store, tracked, said, undo);
}

async function offerUndo(store: IssueStore, tracked: TrackedIssue, said: string, back: Undo): Promise<void> {
  const undo = done.undo();
  if ((await window.showInformationMessage(said, undo)) === undo) {
    try {
      if (!(await store.update(tracked, back.update))) {
        void window.showInformationMessage(pick.notLoaded());
        return;
      }
      await store.refresh('changes');
      void window.showInformationMessage(back.said);
    } catch (error) {
      const why =
        error instanceof SentryError ? failed.action(undo, failure(error)) : failed.unexpected(undo);
      void window.showErrorMessage(why);
    }
  }
}
