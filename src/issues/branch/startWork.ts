import type { CommitHash } from '../../mapping/releases/git';
import { spelled } from './branchNames';
import type { BranchLook, FoundBranch, Repository } from './repositories';
import type { StartedBranch } from './startedBranches';
import type { BegunWork } from './undoStart';

/** Where a branch may begin. */
export interface Base {
  /** The branch that others are merged into, of a remote or only here; what is checked out; the event's release. */
  readonly kind: 'trunk' | 'trunkHere' | 'current' | 'release';
  readonly commit: CommitHash;
  /** The branch that is there; `undefined` for a commit without one. */
  readonly branch?: string;
}

/** The bases that differ; none before the first commit. */
export function basesOf({ head, branch, trunk }: BranchLook, release?: CommitHash): readonly Base[] {
  const all: readonly (Base | undefined)[] = [
    trunk && {
      kind: trunk.remote === undefined ? 'trunkHere' : 'trunk',
      commit: trunk.commit,
      branch: spelled(trunk),
    },
    head === undefined ? undefined : { kind: 'current', commit: head, ...(branch && { branch }) },
    release === undefined ? undefined : { kind: 'release', commit: release },
  ];
  const known = all.filter((base) => base !== undefined);
  return known.filter(({ commit }, at) => known.findIndex((one) => one.commit === commit) === at);
}

/** What is to be worked on: a new branch at a commit, or one that is there. */
export type Target =
  | { readonly kind: 'new'; readonly name: string; readonly commit: CommitHash }
  | { readonly kind: 'existing'; readonly branch: FoundBranch };

/** What becomes of changed files. */
export type ChangedFiles = 'carry' | 'stash';

/** What there is to know of a branch beside its issue, and what undoing needs. */
export interface Begun extends Omit<BegunWork, 'started' | 'known'> {
  readonly started: Omit<StartedBranch, 'account' | 'org' | 'issue' | 'shortId'>;
}

/**
 * Switches to a branch, and makes it if need be.
 * @throws what git throws; then all is as it was before, with what was to be put away, unless that failed, too: then it
 * stays in the stash.
 */
export async function startWork(
  repository: Repository,
  { look, target, changed }: WorkPlan,
  signal: AbortSignal,
): Promise<Begun> {
  const branch = target.kind === 'new' ? target.name : target.branch.name;
  const stash = changed === 'stash' ? await repository.stash(`Before work on ${branch}`, signal) : undefined;
  try {
    await (target.kind === 'new'
      ? repository.start(branch, target.commit, signal)
      : repository.switchTo(target.branch, signal));
  } catch (error) {
    // a hook that fails after git has switched changes nothing of that
    if ((await repository.look(signal)).branch !== branch || look.branch === branch) {
      await giveBack(repository, stash);
      throw error;
    }
  }
  const { tip, start, upstream } = await placeOf(repository, look, target, signal);
  return {
    started: {
      ...{ repository: repository.root, branch, start },
      isNew: target.kind === 'new' || target.branch.remote !== undefined,
      former: { commit: look.head ?? start, ...(look.branch !== undefined && { branch: look.branch }) },
      ...(stash !== undefined && { stash }),
      ...(tip !== start && { work: tip }),
    },
    ...{ tip, ...(upstream !== undefined && { upstream }) },
  };
}

/** What git said first is what counts, whether this fails or not. */
async function giveBack(repository: Repository, stash: string | undefined): Promise<void> {
  try {
    await (stash !== undefined && repository.unstash(stash, new AbortController().signal));
  } catch {
    // it stays in the stash, under the name of the branch
  }
}

/** Where a branch is, and where what is done on it begins: one that was there may hold commits. */
async function placeOf(repository: Repository, { trunk }: BranchLook, target: Target, signal: AbortSignal) {
  if (target.kind === 'new') {
    return { tip: target.commit, start: target.commit };
  }
  const { name, remote, commit } = target.branch;
  const parting = trunk && (await repository.mergeBase(commit, trunk.commit, signal));
  return {
    ...{ tip: commit, start: parting ?? commit },
    ...(remote !== undefined && { upstream: `refs/remotes/${remote}/${name}` }),
  };
}

/** All that was decided before anything is changed. */
export interface WorkPlan {
  readonly look: BranchLook;
  readonly target: Target;
  readonly changed: ChangedFiles;
}
