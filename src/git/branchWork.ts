import type { KnownBranch } from '../issues/branch/branchNames';
import type { BranchGit, BranchLook } from '../issues/branch/repositories';
import type { CommitHash } from '../mapping/releases/git';
import { isMerged, isWithin } from './branchMerged';
import { lookAtBranches } from './branchReader';
import { type GitPlace, gitText, unlessGitFails } from './runGit';

const HASH = /^[0-9a-f]{40,64}$/;

/**
 * What a person has done to the branches of one repository, by git itself. Names are those that git takes for
 * branches; whatever comes from outside is the last argument, after git was told that no option follows.
 */
export class BranchWork implements BranchGit {
  /**
   * @param git the executable.
   * @param at the root of the work tree.
   */
  constructor(
    private readonly git: string,
    private readonly at: string,
  ) {}

  /** What is there now. */
  async look(signal: AbortSignal): Promise<BranchLook> {
    return lookAtBranches(this.reading, signal);
  }

  /**
   * How many files that git tracks are changed, staged or not; those that it does not track stay where they are.
   * The filters of the repository run for it as in a terminal: only a person who works in it asks.
   */
  async changedFiles(signal: AbortSignal): Promise<number> {
    const args = ['--porcelain=v1', '-z', '--untracked-files=no', '--ignore-submodules=dirty'];
    const entries = (await gitText(this.reading, ['status', ...args], signal)).split('\0');
    return entries.filter((entry) => /^[ A-Z?!]{2} ./.test(entry)).length;
  }

  /** True for a name that git takes for a branch's, and for the branch of just that name. */
  async takesName(name: string, signal: AbortSignal): Promise<boolean> {
    const ask = async (...args: readonly string[]) =>
      unlessGitFails(async () => gitText(this.reading, ['check-ref-format', ...args], signal));
    const [asReference, asBranch] = await Promise.all([ask(`refs/heads/${name}`), ask('--branch', name)]);
    return asReference !== undefined && asBranch === `${name}\n`;
  }

  /** True where the commit is here. */
  async has(commit: CommitHash, signal: AbortSignal): Promise<boolean> {
    return areHashes(commit) && this.succeeds(['cat-file', '-e', `${commit}^{commit}`], signal);
  }

  /** True where all of a commit's history is in another's. */
  async isWithin(commit: CommitHash, other: CommitHash, signal: AbortSignal): Promise<boolean> {
    return areHashes(commit, other) && isWithin(this.reading, commit, other, signal);
  }

  /** True where another history has all that is on a branch: its commits, or the same changes. */
  async isMerged(tip: CommitHash, into: CommitHash, signal: AbortSignal): Promise<boolean> {
    return areHashes(tip, into) && isMerged(this.reading, tip, into, signal);
  }

  /** What was committed last on a branch here, as git's log of it tells; not what it was only moved to. */
  async lastCommitted(branch: string, signal: AbortSignal): Promise<CommitHash | undefined> {
    const args = ['reflog', 'show', '--format=%H %gs', `refs/heads/${branch}`, '--'] as const;
    const log = await unlessGitFails(async () => gitText(this.reading, args, signal));
    return /^([0-9a-f]+) (?:commit|cherry-pick|revert|am)\b/m.exec(log ?? '')?.[1];
  }

  /** Where two histories part; `undefined` where they have nothing in common. */
  async mergeBase(one: CommitHash, other: CommitHash, signal: AbortSignal): Promise<CommitHash | undefined> {
    return areHashes(one, other)
      ? (await unlessGitFails(async () => gitText(this.reading, ['merge-base', one, other], signal)))?.trim()
      : undefined;
  }

  /** Makes a branch at a commit and switches to it; changed files come along. @throws {GitError} */
  async start(name: string, commit: CommitHash, signal: AbortSignal): Promise<void> {
    await this.write(['switch', '--quiet', '--create', name, '--end-of-options', commit], signal);
  }

  /** Switches to a branch; one that only a remote has is made here, and follows it. @throws {GitError} */
  async switchTo({ name, remote }: KnownBranch, signal: AbortSignal): Promise<void> {
    const args =
      remote === undefined
        ? ['--no-guess', '--end-of-options', name]
        : ['--track', '--create', name, '--end-of-options', `refs/remotes/${remote}/${name}`];
    await this.write(['switch', '--quiet', ...args], signal);
  }

  /** Checks out a commit that no branch is named for. @throws {GitError} */
  async switchToCommit(commit: CommitHash, signal: AbortSignal): Promise<void> {
    await this.write(['switch', '--quiet', '--detach', '--end-of-options', commit], signal);
  }

  /** Puts changed files away; the hash of what was put away, `undefined` where nothing was. @throws {GitError} */
  async stash(message: string, signal: AbortSignal): Promise<string | undefined> {
    const before = await this.stashes(signal);
    await this.write(['stash', 'push', '--quiet', `--message=${message}`], signal);
    return (await this.stashes(signal)).find((hash) => !before.includes(hash));
  }

  /** Takes out again what was put away; false where it is not there any more. @throws {GitError} */
  async unstash(hash: string, signal: AbortSignal): Promise<boolean> {
    if (!areHashes(hash) || !(await this.stashes(signal)).includes(hash)) {
      return false;
    }
    await this.write(['stash', 'apply', '--quiet', '--index', hash], signal); // a number may be another one's by now
    const at = (await this.stashes(signal)).indexOf(hash);
    if (at >= 0) {
      await this.write(['stash', 'drop', '--quiet', `stash@{${at}}`], signal);
    }
    return true;
  }

  /** Deletes a branch as long as it is at a commit, by git's own lock. @throws {GitError} */
  async deleteBranch(name: string, tip: CommitHash, signal: AbortSignal): Promise<void> {
    await this.write(['update-ref', '--no-deref', '-d', `refs/heads/${name}`, tip], signal);
    // fails where nothing was set for the branch
    await unlessGitFails(async () => this.write(['config', '--remove-section', `branch.${name}`], signal));
  }

  private get reading(): GitPlace {
    return { git: this.git, at: this.at };
  }

  private async write(args: readonly [string, ...string[]], signal: AbortSignal): Promise<void> {
    await gitText({ ...this.reading, isWriting: true }, args, signal);
  }

  /** Newest first. */
  private async stashes(signal: AbortSignal): Promise<readonly string[]> {
    const list = await gitText(this.reading, ['stash', 'list', '--format=%H'], signal);
    return list.split('\n').filter((hash) => hash !== '');
  }

  private async succeeds(args: readonly [string, ...string[]], signal: AbortSignal): Promise<boolean> {
    return (await unlessGitFails(async () => gitText(this.reading, args, signal))) !== undefined;
  }
}

/** Nothing else is handed to git as a revision. */
function areHashes(...commits: readonly CommitHash[]): boolean {
  return commits.every((commit) => HASH.test(commit));
}
