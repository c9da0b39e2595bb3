import { window } from 'vscode';
import type { IssueStore } from '../issues/issueStore';
import { nameOf } from '../issues/possible';
import type { TrackedIssue } from '../issues/storeState';
import { assigneeName } from '../sentry/issues';
import { assigned } from '../words';
import { changeIssue } from './resolve';

/** *Assign to Me*: the account that sees the issue becomes its assignee. */
export async function assignToMe(store: IssueStore, tracked: TrackedIssue): Promise<void> {
  const { issue, account } = tracked;
  const [me, before] = [nameOf(account), assigneeName(issue.assignedTo)];
  if (me === undefined || me === before) {
    const why = me === undefined ? assigned.unknownMe(issue.shortId) : assigned.already(issue.shortId);
    await window.showInformationMessage(why);
    return;
  }
  const undo = { update: { assignedTo: before }, said: assigned.asBefore(issue.shortId) };
  await changeIssue(store, tracked, { assignedTo: me }, assigned.toMe(issue.shortId), undo);
  await store.refresh('changes'); // it may belong to another group now
}
