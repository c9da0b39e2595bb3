import { join } from 'node:path';
import { readdir } from 'node:fs/promises';
import { kindAt } from './kinds';
import { mayHoldOwnClones } from './walk';

/** So many folders that a repository ignores are looked into, and so many folders in each. */
const MOST_IGNORED = 500;
const MOST_INSIDE = 100;

/** True for a folder, no link, in which a repository begins. */
export async function isRepository(directory: string, folder: string): Promise<boolean> {
  const path = join(directory, folder);
  return (await kindAt(path)) === 'folder' && (await kindAt(join(path, '.git'))) !== undefined;
}

/**
 * Repositories that a person may keep where the repository around ignores them: ignored folders, and folders that lie
 * directly in these. Some of what is told may be none.
 */
export async function ownClones(directory: string, ignored: readonly string[]): Promise<readonly string[]> {
  const folders = ignored.filter((folder) => mayHoldOwnClones(folder.slice(folder.lastIndexOf('/') + 1)));
  const found: string[] = [];
  for (const folder of folders.slice(0, MOST_IGNORED)) {
    if (await isRepository(directory, folder)) {
      found.push(folder);
    } else {
      const inside = await foldersIn(join(directory, folder));
      found.push(...inside.filter(mayHoldOwnClones).map((name) => `${folder}/${name}`));
    }
  }
  return found;
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .slice(0, MOST_INSIDE)
      .map(({ name }) => name);
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return [];
    }
    throw error;
  }
}
