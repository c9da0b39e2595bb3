import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Remote, remotesOf } from './remotes';
import { GitError, gitText, unlessGitFails } from './runGit';

/** Where a folder's repository keeps what. All paths are absolute. */
export interface RepositoryFolders {
  /** The root of the work tree. */
  readonly root: string;
  /** The folder below the root, `/` between segments; empty where it is the root. */
  readonly prefix: string;
  /** Where this work tree's HEAD is. */
  readonly gitFolder: string;
  /** Where the branches are: one folder for all work trees of a repository. */
  readonly commonFolder: string;
}

/** The repository that a folder lies in. */
export interface Repository extends RepositoryFolders {
  /** In the order of git's configuration. */
  readonly remotes: readonly Remote[];
}

/** The repository of a folder with its remotes; `undefined` for a folder that is in no work tree that git reads. */
export async function repositoryOf(
  git: string,
  folder: string,
  signal: AbortSignal,
): Promise<Repository | undefined> {
  const folders = await repositoryFolders(git, folder, signal);
  return folders && { ...folders, remotes: await remotesOf({ git, at: folder }, signal) };
}

const FOLDERS = ['--show-toplevel', '--absolute-git-dir', '--git-common-dir', '--show-prefix'] as const;

/** As `repositoryOf`, without a look at the remotes. */
export async function repositoryFolders(
  git: string,
  folder: string,
  signal: AbortSignal,
): Promise<RepositoryFolders | undefined> {
  const ask = async (...options: readonly string[]) =>
    (await gitText({ git, at: folder }, ['rev-parse', ...options], signal)).replace(/\r?\n$/, '');
  return unlessGitFails(async () => {
    const together = (await ask(...FOLDERS)).split(/\r?\n/);
    const isClear = together.length === FOLDERS.length; // a folder's own name may hold a newline
    const [root = '', gitFolder = '', common = '', prefix = ''] = isClear
      ? together
      : await Promise.all(FOLDERS.map((option) => ask(option)));
    if (!(await isSameFolder(resolve(root, prefix), folder))) {
      throw new GitError('rev-parse', 0); // a configuration that names some other folder as its files
    }
    return {
      root: resolve(root),
      prefix: prefix.replace(/\/$/, ''),
      gitFolder: resolve(gitFolder),
      commonFolder: resolve(folder, common),
    };
  });
}

/**
 * True for a folder that is a further work tree (`git worktree add`) of the repository that a folder around it is in:
 * a second checkout of the same files.
 */
export async function isSecondWorkTree(
  git: string,
  folder: string,
  around: string,
  signal: AbortSignal,
): Promise<boolean> {
  const inner = await repositoryFolders(git, folder, signal);
  if (inner === undefined || inner.gitFolder === inner.commonFolder) {
    return false;
  }
  const outer = await repositoryFolders(git, around, signal);
  return outer !== undefined && (await isSameFolder(inner.commonFolder, outer.commonFolder));
}

async function isSameFolder(one: string, other: string): Promise<boolean> {
  try {
    const [a, b] = await Promise.all([one, other].map(async (path) => stat(path, { bigint: true })));
    return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return false;
    }
    throw error;
  }
}
