import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionProvider,
  CodeActionTriggerKind,
  type Range,
  Selection,
  type TextDocument,
  workspace,
} from 'vscode';
import type { CommandId } from '../contributions';
import type { IssueStore } from '../issues/issueStore';
import type { LensMark } from '../issues/lenses';
import { possibleWith } from '../issues/possible';
import type { TrackedIssue } from '../issues/storeState';
import { isSameFrame, stepsOf } from '../issues/walk';
import { commandTitles, quickFix } from '../words';
import type { Lenses } from './lenses';

/**
 * What can be done about the first issue of a line, in VS Code's Quick Fix menu; only when a person asks, since what is
 * there unasked gives the line a light bulb. None is the preferred one: *Auto Fix* is for code.
 */
export class QuickFixes implements CodeActionProvider {
  static readonly kinds = [CodeActionKind.QuickFix];

  constructor(
    private readonly lenses: Lenses,
    private readonly store: IssueStore,
  ) {}

  provideCodeActions(
    document: TextDocument,
    range: Range | Selection,
    { triggerKind }: Pick<CodeActionContext, 'triggerKind'>,
  ): CodeAction[] {
    if (triggerKind !== CodeActionTriggerKind.Invoke) {
      return [];
    }
    const { line } = range instanceof Selection ? range.active : range.start;
    const [first, ...others] = this.lenses.at(document, line);
    return first === undefined ? [] : [...this.ofIssue(first), ...more(others)];
  }

  private ofIssue({ tracked }: LensMark): CodeAction[] {
    const possible = possibleWith(this.store.state, tracked);
    return [
      ...(possible.resolveInNextRelease
        ? [action(tracked, 'resolveInNextRelease')]
        : possible.resolve
          ? [action(tracked, 'resolve')]
          : []),
      ...(workspace.isTrusted ? [action(tracked, 'startWorking')] : []),
      ...(possible.assignToMe ? [action(tracked, 'assignToMe')] : []),
      action(tracked, 'openIssue'),
      ...(hasCaller(tracked) ? [action(tracked, 'previousFrame')] : []),
    ];
  }
}

function action(
  { key, issue }: TrackedIssue,
  id: 'resolve' | 'resolveInNextRelease' | 'startWorking' | 'assignToMe' | 'openIssue' | 'previousFrame',
): CodeAction {
  const title = commandTitles[id]();
  return running(quickFix.ofIssue(title, issue.shortId), `faultline.${id}`, [key]);
}

/** True where another frame that has a line here called the failing one. */
function hasCaller({ located }: TrackedIssue): boolean {
  if (located.kind !== 'located' || 'reason' in located.crash) {
    return false;
  }
  const { crash } = located;
  const steps = stepsOf(located);
  const at = steps.findIndex((step) => isSameFrame(step, crash));
  return at >= 0 && at + 1 < steps.length;
}

function more(others: readonly LensMark[]): CodeAction[] {
  return others.length === 0 ? [] : [running(quickFix.others(others.length), 'faultline.issuesAtLine', [])];
}

function running(title: string, command: CommandId, args: readonly string[]): CodeAction {
  const made = new CodeAction(title, CodeActionKind.QuickFix);
  made.command = { command, title, arguments: [...args] };
  return made;
}
