import type { CommitHash } from '../../mapping/releases/git';
import type { BranchLook, Repository } from './repositories';
import type { StartedBranch, StartedBranches } from './startedBranches';

/** Work that was begun on a branch, as it has to be known to be undone. */
export interface BegunWork {
  readonly started: StartedBranch;
  /** Where the branch was then. */
  readonly tip: CommitHash;
  /** The full name of the reference that it was made to follow then. */
  readonly upstream?: string;
  /** What was kept of the branch before, where work on it was begun before. */
  readonly known?: StartedBranch;
}

/** What became of it. */
export type StartUndone =
  /** All is as it was before. */
  | { readonly kind: 'undone' }
  /** As before, but for the branch that was checked out, which is gone: its commit is, instead. */
  | { readonly kind: 'detached' }
  /** As before, but for what was put away: other changes or commits are in its way, or it was taken out already. */
  | { readonly kind: 'stashKept' }
  /** Nothing was changed: something was committed on the branch, it is known elsewhere, or is not there any more. */
  | { readonly kind: 'refused'; readonly why: 'committed' | 'shared' | 'gone' };

/**
 * Goes back to what was checked out before a branch was started. The branch is deleted where it was made then and holds
 * nothing; what was put away for it is taken out again. Changed files come along.
 * @throws what git throws where changed files are in the way: then nothing was changed.
 */
export async function undoStart(
  repository: Repository,
  begun: BegunWork,
  branches: StartedBranches,
  signal: AbortSignal,
): Promise<StartUndone> {
  const { started, known } = begun;
  const { branch, former, stash } = started;
  const look = await repository.look(signal);
  const why = whyKept(begun, look);
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
    await repository.deleteBranch(branch, begun.tip, signal);
  }
  if (known === undefined) {
    branches.forget(started);
  } else {
    branches.update(known);
  }
  const isThere = look.branch === branch || (look.branch === former.branch && look.head === former.commit);
  const isAsItWas = isThere && (back === undefined || back.commit === former.commit);
  if (stash !== undefined && !(isAsItWas && (await putBack(repository, stash, signal)))) {
    return { kind: 'stashKept' };
  }
  return { kind: look.branch === branch && former.branch !== undefined && !back ? 'detached' : 'undone' };
}

/** Why a branch stays as it is; `undefined` where nothing would be lost. */
function whyKept(
  { started, tip, upstream }: BegunWork,
  look: BranchLook,
): 'committed' | 'shared' | 'gone' | undefined {
  const found = look.branches.find(({ name, remote }) => name === started.branch && remote === undefined);
  if (found === undefined) {
    return 'gone';
  }
  if (found.commit !== tip) {
    return 'committed';
  }
  const isElsewhere = found.isCheckedOut && found.name !== look.branch;
  return started.isNew && (found.upstream !== upstream || isElsewhere) ? 'shared' : undefined;
}

/** Only among files as they were committed: what was changed meanwhile must not be mixed with it. */
async function putBack(repository: Repository, stash: string, signal: AbortSignal): Promise<boolean> {
  if ((await repository.changedFiles(signal)) > 0) {
    return false;
  }
  try {
    return await repository.unstash(stash, signal);
  } catch {
    signal.throwIfAborted();
    return false; // a file that git does not track is in the way: git has left all as it is
  }
}
