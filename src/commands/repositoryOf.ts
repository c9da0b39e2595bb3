import { Uri, window, workspace } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import type { Repositories, Repository } from '../issues/branch/repositories';
import type { TrackedIssue } from '../issues/storeState';
import { type FilePath, hasLine } from '../mapping/place';
import { work } from '../words';
import { meanwhile } from './meanwhile';
import { uriOf } from './preview';

/**
 * The repository that an issue's file is in, the innermost of several (a submodule, a clone below another); else one of
 * those of its folders, which the person picks; says why there is none.
 */
export async function repositoryOf(
  { located, binding }: TrackedIssue,
  repositories: Repositories,
): Promise<Repository | undefined> {
  if (!workspace.isTrusted) {
    await window.showWarningMessage(work.notTrusted());
    return undefined;
  }
  const open = await meanwhile(work.looking(), () => repositories.open());
  if (open === undefined || open.length === 0) {
    await window.showWarningMessage(open === undefined ? work.noGit() : work.noRepository());
    return undefined;
  }
  const file = fileOf(located);
  const innermost = file && repositoryAround(uriOf(file).toString(), open);
  if (innermost !== undefined) {
    return innermost;
  }
  const folders = file === undefined ? binding.folders.map(({ folder }) => folder) : [file.folder];
  const fitting = open.filter((one) => folders.some((folder) => one.contains(folder)));
  const candidates = fitting.length === 0 ? open : fitting;
  if (candidates.length === 1) {
    return candidates[0];
  }
  const items = candidates.map((repository) => ({
    label: escapeIcons(oneLine(repository.name)),
    description: escapeIcons(oneLine(Uri.parse(repository.root).fsPath)),
    repository,
  }));
  return (await window.showQuickPick(items, { title: work.repository() }))?.repository;
}

/** The innermost of those that hold a file. */
function repositoryAround(file: string, open: readonly Repository[]): Repository | undefined {
  const around = open.filter((one) => one.contains(file));
  return around.toSorted((a, b) => b.root.length - a.root.length)[0];
}

/** The file in which the issue's crash frame stands. */
function fileOf(located: TrackedIssue['located']): FilePath | undefined {
  if (located.kind !== 'located' || 'reason' in located.crash) {
    return undefined;
  }
  const place = located.places[located.crash.stack]?.[located.crash.frame];
  return place !== undefined && hasLine(place) ? place.file : undefined;
}
