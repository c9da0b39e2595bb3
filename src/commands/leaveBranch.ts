import { window } from 'vscode';
import { oneLine } from '../base/oneLine';
import { type BegunWork, type StartUndone, undoStart } from '../issues/branch/undoStart';
import { work } from '../words';
import type { BranchDesk } from './startWorking';

/**
 * Takes back that work was begun on a branch, and says what became of it.
 * @returns `undefined` where git could not go back: nothing was changed then, and it may be tried again.
 */
export async function leaveBranch(
  begun: BegunWork,
  { repositories, started, workingOn, log }: BranchDesk,
): Promise<StartUndone['kind'] | undefined> {
  const { branch, repository: root } = begun.started;
  const named = oneLine(branch);
  const repository = (await repositories.open())?.find((one) => one.root === root);
  if (repository === undefined) {
    void window.showWarningMessage(work.notOpen(named));
    return undefined;
  }
  try {
    const undone = await undoStart(repository, begun, started, new AbortController().signal);
    await workingOn.look();
    void (undone.kind === 'refused'
      ? window.showWarningMessage(work.notUndone[undone.why](named))
      : window.showInformationMessage(work[undone.kind](named)));
    return undone.kind;
  } catch (error) {
    log.error('git did not go back', error);
    void window.showErrorMessage(work.notBack());
    return undefined;
  }
}
