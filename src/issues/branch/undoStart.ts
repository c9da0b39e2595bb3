import type { CommitHash } from '../../mapping/releases/git';
import type { FoundBranch, Repository } from './repositories';
import type { StartedBranch, StartedBranches } from './startedBranches';

/** What became of it. */
export type StartUndone =
  /** All is as it was before. */
  | { readonly kind: 'undone' }
  /** As before, but for what was put away: other changes or commits are in its way, or it was taken out already. */
  | { readonly kind: 'stashKept' }
  /** Nothing was changed: the branch holds commits by now, is known elsewhere, or is not there any more. */
  | { readonly kind: 'refused'; readonly why: 'committed' | 'shared' | 'gone' };

/**
 * Goes back to what was checked out before a branch was started. The branch is deleted where it was made then and holds
 * nothing; what was put away for it is taken out again. Changed files come along.
 * @throws what git throws where changed files are in the way: then nothing was changed.
 */
export async function undoStart(
  repository: Repository,
  started: StartedBranch,
  branches: StartedBranches,
  signal: AbortSignal,
): Promise<StartUndone> {
  const { branch, former, stash } = started;
  const look = await repository.look(signal);
  const found = look.branches.find(({ name, remote }) => name === branch && remote === undefined);
  const why = started.isNew ? whyKept(found, started.start, look.branch) : undefined;
  if (why !== undefined) {
    return { kind: 'refused', why };
  }
  const back = look.branches.find(({ name, remote }) => name === former.branch && remote === undefined);
  if (look.branch === branch) {
    await (back === undefined
      ? repository.switchToCommit(former.commit, signal)
      : repository.switchTo({ name: back.name }, signal));
  }
  if (started.isNew) {
    await repository.deleteBranch(branch, started.start, signal);
  }
  branches.forget(started);
  const isThere = look.branch === branch || (look.branch === former.branch && look.head === former.commit);
  const isAsItWas = isThere && (back === undefined || back.commit === former.commit);
  return stash === undefined || (isAsItWas && (await putBack(repository, stash, signal)))
    ? { kind: 'undone' }
    : { kind: 'stashKept' };
}

/** Why a branch that was made is not deleted; `undefined` where nothing would be lost. */
function whyKept(
  found: FoundBranch | undefined,
  start: CommitHash,
  current: string | undefined,
): 'committed' | 'shared' | 'gone' | undefined {
  if (found === undefined) {
    return 'gone';
  }
  if (found.commit !== start) {
    return 'committed';
  }
  return found.upstream !== undefined || (found.isCheckedOut && found.name !== current)
    ? 'shared'
    : undefined;
}

/** Only among files as they were committed: what was changed meanwhile must not be mixed with it. */
async function putBack(repository: Repository, stash: string, signal: AbortSignal): Promise<boolean> {
  return (await repository.changedFiles(signal)) === 0 && repository.unstash(stash, signal);
}
