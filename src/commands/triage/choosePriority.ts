import { window } from 'vscode';
import type { TrackedIssue } from '../../issues/storeState';
import { priorities } from '../../sentry/issues';
import { actionBrief, choose } from '../../words';
import { subjectOf } from './subject';
import type { ActionOf } from './verb';

/** Asks for a priority. */
export async function choosePriority(issues: readonly TrackedIssue[]): Promise<ActionOf | undefined> {
  const items = priorities.map((priority) => {
    const action = { kind: 'prioritize', priority } as const;
    return { label: actionBrief(action), action };
  });
  const picked = await window.showQuickPick(items, { title: choose.priority(subjectOf(issues)) });
  return picked && (() => picked.action);
}
