/** A full hash of a commit, in hexadecimal digits. */
export type CommitHash = string;

/** What a commit did to one file. */
export interface FileChange {
  /** `undefined` for a file that the commit added. */
  readonly before?: FileVersion;
  /** `undefined` for a file that the commit removed. */
  readonly after?: FileVersion;
}

/** A file in one commit. */
export interface FileVersion {
  /** Below the workspace folder, `/` between segments. */
  readonly path: string;
  /** The hash of its content. */
  readonly blob: string;
}

/** A commit on the way to HEAD: the main line, on which a merge is one step. */
export interface CommitChanges {
  readonly hash: CommitHash;
  /** Seconds since the epoch. */
  readonly committed: number;
  readonly files: readonly FileChange[];
}

/**
 * The port to the history of the repository that a workspace folder lies in. It reads objects and refs that are here,
 * and never fetches. What is not here is `undefined`.
 */
export interface Git {
  /** The commit that is checked out. */
  head(signal: AbortSignal): Promise<CommitHash | undefined>;
  /** The commit that a full or abbreviated hash names, or a tag by all of its name: `refs/tags/v2.4.1`. */
  commit(hash: string, signal: AbortSignal): Promise<CommitHash | undefined>;
  /** The commits that tags name, by the tags' full names: `v2.4.1`, `shop@2.4.1`. */
  tags(signal: AbortSignal): Promise<ReadonlyMap<string, CommitHash>>;
  /** A file in a commit; `absent` where the commit has none of this path, `undefined` where it cannot be told. */
  fileAt(commit: CommitHash, path: string, signal: AbortSignal): Promise<FileVersion | 'absent' | undefined>;
  /** A file's content as text; `undefined` for what is not here, not text, or too large to be source code. */
  text(blob: string, signal: AbortSignal): Promise<string | undefined>;
  /** The parents of a commit. */
  parents(commit: CommitHash, signal: AbortSignal): Promise<readonly CommitHash[] | undefined>;
  /**
   * The commits of the main line from HEAD back to the newest that all of `releases` have in common with it, newest
   * first; `undefined` where nothing is in common, or the clone is too shallow to tell. Without releases: the newest
   * commits, as far back as an event without one may have come from.
   */
  mainLineSince(
    head: CommitHash,
    releases: readonly CommitHash[],
    signal: AbortSignal,
  ): Promise<readonly CommitChanges[] | undefined>;
  /** What is different between two commits, renames found; `undefined` where a tree is not here. */
  changesBetween(
    from: CommitHash,
    to: CommitHash,
    signal: AbortSignal,
  ): Promise<readonly FileChange[] | undefined>;
}

/** How much of its history a clone has; `none` where there is no repository that git reads. */
export type Clone = 'none' | 'whole' | 'shallow';

/** A repository: its history, and what tells which releases are its own. */
export interface Repository extends Git {
  clone(signal: AbortSignal): Promise<Clone>;
  /** Owner and name of each repository that this one fetches from: `acme/shop`. */
  remotes(signal: AbortSignal): Promise<readonly string[]>;
  /** The commit that a commit names for the submodule at a path. */
  submodule(commit: CommitHash, path: string, signal: AbortSignal): Promise<CommitHash | undefined>;
}

/**
 * The port to the repositories of a workspace folder: the one that it lies in, and those that lie in it, as submodules
 * and other clones. All paths are below the workspace folder.
 */
export interface Repositories extends Repository {
  /** Where the repository begins that a path lies in; `''` for the folder's own, which may begin further up. */
  rootOf(path: string): Promise<string>;
  /** The repository that begins at such a root. */
  inside(root: string): Repository;
}
