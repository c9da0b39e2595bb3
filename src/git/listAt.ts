import { isRepository } from './clones';
import type { FolderListing, ListingChange } from './folderListing';
import { byKind } from './kinds';
import { type GitFolder, listRepository, wholeListing } from './listRepository';
import { unlessGitFails } from './runGit';
import { walk } from './walk';

/** Above this a command line grows too long, and listing everything is as quick. */
const MOST_PATHS = 200;
const MOST_CHARACTERS = 16_000;

/** What decides about other files than itself. */
const DECIDES = /(?:^|\/)(?:\.gitignore|\.gitmodules|\.git)$/;

/**
 * What is at these paths of a folder now, be they files or folders, gone or new. `undefined` where only a new listing
 * tells: for very many, and for what decides about other files.
 */
export async function listAt(
  listing: FolderListing,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<ListingChange | undefined> {
  const characters = paths.reduce((sum, { length }) => sum + length, 0);
  if (paths.length > MOST_PATHS || characters > MOST_CHARACTERS) {
    return undefined;
  }
  if (paths.some((path) => DECIDES.test(path) || listing.holdsRepository(path))) {
    return undefined;
  }
  const byRepository = new Map<GitFolder | undefined, string[]>();
  for (const path of paths) {
    const repository = listing.repositoryOf(path);
    byRepository.set(repository, [...(byRepository.get(repository) ?? []), path]);
  }
  const added: string[] = [];
  const notCheckedOut: string[] = [];
  for (const [repository, some] of byRepository) {
    const here = await (repository === undefined
      ? onDisk(listing.directory, some, signal)
      : inRepository(repository, some, signal));
    if (here === undefined) {
      return undefined;
    }
    added.push(...here.added);
    notCheckedOut.push(...here.missing);
  }
  return { added, removed: paths, notCheckedOut };
}

interface Here {
  readonly added: readonly string[];
  readonly missing: readonly string[];
}

async function inRepository(
  repository: GitFolder,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<Here | undefined> {
  const part = await unlessGitFails(() => wholeListing(listRepository(repository, 'both', paths, signal)));
  const repositories = await Promise.all(
    (part?.repositories ?? []).map((path) => isRepository(repository.directory, path)),
  );
  if (part === undefined || repositories.includes(true)) {
    return undefined;
  }
  const missing = new Set(part.missing);
  const { files, links } = await byKind(repository.directory, [...part.links, ...part.untracked]);
  return {
    added: [...part.files.filter((path) => !missing.has(path)), ...files, ...links],
    missing: part.missing,
  };
}

/** Where no repository lists the paths. */
async function onDisk(
  directory: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<Here | undefined> {
  const { files, links, folders } = await byKind(directory, paths);
  const added = [...files, ...links];
  for (const folder of folders) {
    if (await isRepository(directory, folder)) {
      return undefined;
    }
    for await (const part of walk(directory, folder, signal)) {
      if (part.repositories.length > 0) {
        return undefined;
      }
      added.push(...part.files, ...(await byKind(directory, part.links)).links);
    }
  }
  return { added, missing: [] };
}
