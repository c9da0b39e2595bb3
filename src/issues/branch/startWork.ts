import type { CommitHash } from '../../mapping/releases/git';
import { spelled } from './branchNames';
import type { BranchLook, FoundBranch, Repository } from './repositories';
import type { StartedBranch } from './startedBranches';

/** Where a branch may begin. */
export interface Base {
  /** The branch that others are merged into, what is checked out now, or the release of the event. */
  readonly kind: 'trunk' | 'current' | 'release';
  readonly commit: CommitHash;
  /** The branch that is there; `undefined` for a commit without one. */
  readonly branch?: string;
}

/** The bases that differ; none before the first commit. */
export function basesOf({ head, branch, trunk }: BranchLook, release?: CommitHash): readonly Base[] {
  const all: readonly (Base | undefined)[] = [
    trunk && { kind: 'trunk', commit: trunk.commit, branch: spelled(trunk) },
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

/**
 * Switches to a branch, and makes it if need be.
 * @returns what there is to know of it beside its issue.
 * @throws what git throws; then all is as it was before, with what was to be put away.
 */
export async function startWork(
  repository: Repository,
  { look, target, changed }: WorkPlan,
  signal: AbortSignal,
): Promise<Omit<StartedBranch, 'issue' | 'shortId' | 'account'>> {
  const branch = target.kind === 'new' ? target.name : target.branch.name;
  const stash = changed === 'stash' ? await repository.stash(`Before work on ${branch}`, signal) : undefined;
  try {
    await (target.kind === 'new'
      ? repository.start(branch, target.commit, signal)
      : repository.switchTo(target.branch, signal));
  } catch (error) {
    await (stash !== undefined && repository.unstash(stash, new AbortController().signal));
    throw error;
  }
  const start = target.kind === 'new' ? target.commit : target.branch.commit;
  return {
    ...{ repository: repository.root, branch, start, isNew: target.kind === 'new' },
    former: { commit: look.head ?? start, ...(look.branch !== undefined && { branch: look.branch }) },
    ...(stash !== undefined && { stash }),
  };
}

/** All that was decided before anything is changed. */
export interface WorkPlan {
  readonly look: BranchLook;
  readonly target: Target;
  readonly changed: ChangedFiles;
}
