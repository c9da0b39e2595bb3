import { realpath as findRealPath } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

const realpath = promisify(findRealPath.native);

/** A file or a folder of the disk. */
export interface OnDisk {
  /** Absolute and without links. */
  readonly realPath: string;
  readonly isFolder: boolean;
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** A folder's real path is asked for again after so many milliseconds. */
const ROOT_MS = 1000;

let lastRoot: { readonly folder: string; readonly real: Promise<string>; readonly asked: number } | undefined;

/** A folder without links; thousands of files are read below the same one. */
function realRoot(folder: string): Promise<string> {
  if (lastRoot?.folder !== folder || performance.now() - lastRoot.asked > ROOT_MS) {
    lastRoot = { folder, real: realpath(folder), asked: performance.now() };
  }
  return lastRoot.real;
}

/**
 * What lies at a path below a folder, `/` between segments; `''` is the folder itself. `undefined` for what is missing,
 * and for what is outside the folder once links are followed.
 */
export async function onDisk(folder: string, path: string): Promise<OnDisk | undefined> {
  try {
    const real = await realPathBelow(folder, path);
    if (real === undefined) {
      return undefined;
    }
    const found = await stat(real);
    const isFolder = found.isDirectory();
    return isFolder || found.isFile()
      ? { realPath: real, isFolder, bytes: found.size, modified: found.mtimeMs }
      : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return undefined;
    }
    throw error;
  }
}

/**
 * A path below a folder without links; `undefined` for one that is outside the folder once they are followed.
 * @throws what the file system says of a path that is missing.
 */
export async function realPathBelow(folder: string, path: string): Promise<string | undefined> {
  if (!mayBeBelow(path)) {
    return undefined;
  }
  const [root, real] = await Promise.all([realRoot(folder), realpath(join(folder, path))]);
  return isPathBelow(root, real) ? real : undefined;
}

/** False for a path that leaves the folder below which it should be, whatever lies on the disk. */
export function mayBeBelow(path: string): boolean {
  return !isAbsolute(path) && !path.split(/[/\\]/).includes('..') && !path.includes('\0');
}

/** True for a path in a folder, and for the folder; both without links. */
export function isPathBelow(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}
