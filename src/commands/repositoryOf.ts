import { window } from 'vscode';
import type { Repositories, Repository } from '../issues/branch/repositories';
import type { TrackedIssue } from '../issues/storeState';
import { hasLine } from '../mapping/place';
import { work } from '../words';

/** The repository that an issue's code is in, or the one that the person picks; says why there is none. */
export async function repositoryOf(
  { located, binding }: TrackedIssue,
  repositories: Repositories,
): Promise<Repository | undefined> {
  const open = await repositories.open();
  if (open === undefined || open.length === 0) {
    await window.showWarningMessage(open === undefined ? work.noGit() : work.noRepository());
    return undefined;
  }
  const standing = folderOf(located);
  const folders = standing === undefined ? binding.folders.map(({ folder }) => folder) : [standing];
  const fitting = open.filter((one) => folders.some((folder) => one.contains(folder)));
  const candidates = fitting.length === 0 ? open : fitting;
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
