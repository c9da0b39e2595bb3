import { window } from 'vscode';
import { type Branches, branchName, isBranchName, type Repository } from '../issues/branches';
import { errorLine } from '../issues/errorLine';
import type { TrackedIssue } from '../issues/storeState';
import { hasLine } from '../mapping/place';
import { work } from '../words';

/** *Start Working on Issue…*: a branch of its own from HEAD, and a commit message that will resolve it. */
export async function startWorking({ issue, located }: TrackedIssue, branches: Branches): Promise<void> {
  const repositories = await branches.repositories();
  if (repositories === undefined) {
    await window.showWarningMessage(work.noGit());
    return;
  }
  const repository = await chooseRepository(repositories, folderOf(located));
  if (repository === undefined) {
    return;
  }
  const taken = new Set(await repository.branches());
  const name = await window.showInputBox({
    title: work.title(issue.shortId),
    prompt: work.prompt(),
    value: branchName(issue.shortId, errorLine(issue)),
    validateInput: (typed) =>
      !isBranchName(typed) ? work.badName() : taken.has(typed) ? work.exists() : undefined,
  });
  if (name === undefined) {
    return;
  }
  try {
    await repository.startBranch(name);
  } catch {
    // The git extension has written git's own message to its output; it may hold text of hooks, so it is not shown.
    await window.showErrorMessage(work.failed());
    return;
  }
  repository.suggestMessage(`Fixes ${issue.shortId}`);
  void window.showInformationMessage(work.onBranch(name));
}

async function chooseRepository(
  repositories: readonly Repository[],
  folder: string | undefined,
): Promise<Repository | undefined> {
  if (repositories.length === 0) {
    await window.showWarningMessage(work.noRepository());
    return undefined;
  }
  const fitting = folder === undefined ? repositories : repositories.filter((one) => one.contains(folder));
  const candidates = fitting.length === 0 ? repositories : fitting;
  if (candidates.length === 1) {
    return candidates[0];
  }
  const items = candidates.map((repository) => ({ label: repository.name, repository }));
  return (await window.showQuickPick(items, { title: work.repository() }))?.repository;
}

/** The workspace folder in which the issue's crash frame stands. */
function folderOf(located: TrackedIssue['located']): string | undefined {
  if (located.kind !== 'located' || 'reason' in located.crash) {
    return undefined;
  }
  const place = located.places[located.crash.stack]?.[located.crash.frame];
  return place !== undefined && hasLine(place) ? place.file.folder : undefined;
}
