import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

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
  if (isAbsolute(path) || path.split(/[/\\]/).includes('..') || path.includes('\0')) {
    return undefined;
  }
  try {
    const [root, real] = await Promise.all([realRoot(folder), realpath(join(folder, path))]);
    const below = relative(root, real);
    if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) {
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
