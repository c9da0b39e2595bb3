import type { Event } from '../../base/event';
import type { CommitHash } from '../../mapping/releases/git';
import type { KnownBranch } from './branchNames';

/** The port to the repositories of the workspace, as VS Code's git extension has them. */
export interface Repositories {
  /** Those open now; `undefined` where the git extension is turned off. Starts the extension if need be. */
  open(): Promise<readonly Repository[] | undefined>;
  /** Fires when one of them has checked out something else, has moved its references, was opened or was closed. */
  readonly onDidChange: Event<void>;
}

/** One repository: what the editor knows of it by itself, and what git is asked. */
export interface Repository extends BranchGit {
  /** The root of its work tree, as the string of a URI. */
  readonly root: string;
  /** The root's last segment. */
  readonly name: string;
  /** The branch that is checked out, as the editor knows it; `undefined` for none. */
  readonly branch: string | undefined;
  /** The box for the message of the next commit. */
  readonly commitBox: { value: string };
  /** True where the workspace folder lies in the repository, or the repository in it; `folder` is the string of a URI. */
  contains(folder: string): boolean;
  /** Sends a branch to a remote, and lets it follow the branch there. Cannot be undone. */
  push(remote: string, branch: string): Promise<void>;
}

/** What git is asked for, or to do. Names of branches are those that `isBranchName` and git take. */
export interface BranchGit {
  look(signal: AbortSignal): Promise<BranchLook>;
  /** How many files that git tracks are changed, staged or not. */
  changedFiles(signal: AbortSignal): Promise<number>;
  /** True for a name that git takes for a branch's, and for the branch of just that name. */
  takesName(name: string, signal: AbortSignal): Promise<boolean>;
  /** True where a commit is here. */
  has(commit: CommitHash, signal: AbortSignal): Promise<boolean>;
  /** True where all of a commit's history is in another's. */
  isWithin(commit: CommitHash, other: CommitHash, signal: AbortSignal): Promise<boolean>;
  /**
   * True where another history has all that is on a branch: its commits, or what they change, as one commit (squashed)
   * or as one for each (rebased).
   */
  isMerged(tip: CommitHash, into: CommitHash, signal: AbortSignal): Promise<boolean>;
  /** What was committed last on a branch here; `undefined` where nothing was, or git keeps no log of it. */
  lastCommitted(branch: string, signal: AbortSignal): Promise<CommitHash | undefined>;
  /** Where two histories part; `undefined` where they have nothing in common. */
  mergeBase(one: CommitHash, other: CommitHash, signal: AbortSignal): Promise<CommitHash | undefined>;
  /** Makes a branch at a commit and switches to it; changed files come along, else it throws. */
  start(name: string, commit: CommitHash, signal: AbortSignal): Promise<void>;
  /** Switches to a branch; one that only a remote has is made here. Changed files come along, else it throws. */
  switchTo(branch: KnownBranch, signal: AbortSignal): Promise<void>;
  /** Checks out a commit that no branch is named for. */
  switchToCommit(commit: CommitHash, signal: AbortSignal): Promise<void>;
  /** Puts changed files away; the hash of what was put away, `undefined` where nothing was. */
  stash(message: string, signal: AbortSignal): Promise<string | undefined>;
  /** Takes out again what was put away; false where it is not there any more. Throws where it does not fit. */
  unstash(hash: string, signal: AbortSignal): Promise<boolean>;
  /** Deletes a branch as long as it is at a commit, else it throws. */
  deleteBranch(name: string, tip: CommitHash, signal: AbortSignal): Promise<void>;
}

/** What the references and the configuration of a repository say at one moment. */
export interface BranchLook {
  /** The commit that is checked out; `undefined` before the first. */
  readonly head?: CommitHash;
  /** The branch that is checked out; `undefined` where only a commit is. */
  readonly branch?: string;
  readonly branches: readonly FoundBranch[];
  /** The branch that others are merged into: the base's, as it was fetched last, else `main` or `master` here. */
  readonly trunk?: FoundBranch;
  /** The same of each remote: what it says itself, else its `main` or `master`. */
  readonly trunks: readonly FoundBranch[];
  readonly remotes: readonly Remote[];
  /** The remote into which branches seem to be merged: the one that is pushed to, or the one that it was forked from. */
  readonly base?: Remote;
  /** What is under way in the work tree, so that no other branch can be checked out; `undefined` for nothing. */
  readonly underWay?: UnderWay;
  /** The part before `@` of `user.email`; empty where there is none. */
  readonly user: string;
}

/** What git has begun and a person has to end. */
export type UnderWay = 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect';

/** A branch of a repository, or of another one as it was fetched last. */
export interface FoundBranch extends KnownBranch {
  readonly commit: CommitHash;
  /** The full name of the reference that a local branch follows: `refs/remotes/origin/fix/a`. */
  readonly upstream?: string;
  /** The name of the remote that a local branch is pushed to; `undefined` where there is none. */
  readonly pushRemote?: string;
  /** True for a local branch that is checked out in this or another work tree. */
  readonly isCheckedOut: boolean;
}

/** Another repository that a repository fetches from. */
export interface Remote {
  /** `origin`. */
  readonly name: string;
  /** As git would ask for it, after `url.<base>.insteadOf`, without user name, password and token. */
  readonly url: string;
  /** In lower case, without port; `undefined` for a path on this machine. */
  readonly host?: string;
  /** Owner and name, more segments where groups are nested, without `.git`: `acme/shop`. */
  readonly fullName?: string;
}
