import { window } from 'vscode';
import type { TrackedIssue } from '../../issues/storeState';
import { choose } from '../../words';
import { subjectOf } from './subject';
import type { ActionOf } from './verb';

/** Asks for a comment; one without a word is none. */
export async function chooseComment(issues: readonly TrackedIssue[]): Promise<ActionOf | undefined> {
  const text = await window.showInputBox({
    title: choose.comment(subjectOf(issues)),
    prompt: choose.commentPrompt(),
    ignoreFocusOut: true,
  });
  return text === undefined || text.trim() === '' ? undefined : () => ({ kind: 'comment', text });
}
