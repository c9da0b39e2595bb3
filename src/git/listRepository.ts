import { join } from 'node:path';
import { type ListingPart, ListingReader } from './listingReader';
import { gitOutput, type GitPlace, gitText, unlessGitFails } from './runGit';

/** What is asked of a repository, each in one process. */
const LISTINGS = {
  /** All that git tracks, from its index alone. */
  tracked: ['--stage'],
  /** What git neither tracks nor ignores, and what it tracks and is not on the disk: looks into every folder. */
  untracked: ['--others', '--deleted', '--exclude-standard'],
  /** What git ignores; a folder of which nothing counts is told as a repository would be. */
  ignored: ['--others', '--ignored', '--exclude-standard', '--directory'],
  /** Tracked and untracked in one; what is not on the disk is told as missing, too. */
  both: ['--stage', '--others', '--deleted', '--exclude-standard'],
} as const;

/** A folder that git lists, as part of the folder that is looked at. */
export interface GitFolder {
  /** The executable. */
  readonly git: string;
  /** The folder that is looked at: all paths are below it. */
  readonly directory: string;
  /** Below `directory`: the root of a repository; or `''` for itself, which may lie deeper in one. */
  readonly folder: string;
}

/**
 * Lists a folder in parts, without what is in submodules.
 * @param paths files and folders below `directory` and `folder` to which the listing is limited; none for no limit.
 * @throws {GitError} where the folder is in no repository that git reads.
 */
export async function* listRepository(
  repository: GitFolder,
  listing: keyof typeof LISTINGS,
  paths: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<ListingPart, void> {
  const start = startOf(repository);
  const limits = paths.map((path) => `:(literal)${path.slice(start.length)}`);
  const args = ['ls-files', '-z', '-t', ...LISTINGS[listing], '--', ...limits] as const;
  const reader = new ListingReader(start, listing === 'tracked' || listing === 'both');
  for await (const chunk of gitOutput(placeOf(repository), args, signal)) {
    yield reader.read(chunk);
  }
}

/** The folders that a repository ignores; none where git cannot tell. */
export async function ignoredFolders(repository: GitFolder, signal: AbortSignal): Promise<readonly string[]> {
  const folders: string[] = []; // among them some that hold nothing but what git ignores
  await unlessGitFails(async () => {
    for await (const { repositories } of listRepository(repository, 'ignored', [], signal)) {
      folders.push(...repositories);
    }
  });
  const start = startOf(repository);
  const named = (path: string) => `./${path.slice(start.length)}`; // a name may begin as a magic pathspec does
  const input = folders.map((path) => `${named(path)}\0`).join('');
  const answer =
    input === ''
      ? ''
      : await unlessGitFails(() =>
          gitText({ ...placeOf(repository), input }, ['check-ignore', '-z', '--stdin'], signal),
        );
  const isIgnored = new Set(answer?.split('\0'));
  return folders.filter((path) => isIgnored.has(named(path)));
}

function startOf({ folder }: GitFolder): string {
  return folder === '' ? '' : `${folder}/`;
}

function placeOf({ git, directory, folder }: GitFolder): GitPlace {
  return { git, at: join(directory, folder), isRoot: folder !== '' };
}

/** All parts of a listing as one. */
export async function wholeListing(parts: AsyncIterable<ListingPart>): Promise<ListingPart> {
  const whole: ListingPart = { files: [], links: [], untracked: [], repositories: [], missing: [] };
  for await (const part of parts) {
    for (const kind of ['files', 'links', 'untracked', 'repositories', 'missing'] as const) {
      part[kind].forEach((path) => whole[kind].push(path));
    }
  }
  return whole;
}
