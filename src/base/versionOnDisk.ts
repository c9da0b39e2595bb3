import { stat as findStat, type Stats } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const stat = promisify(findStat);

/** Milliseconds within which a disk may give two texts of a file the same time. */
const TICK_MS = 2000;

/**
 * What is different after a file below a folder was written, replaced or removed; `''` of nothing, and of a folder
 * only that it is one. `undefined` for a file that was written just now: it may be written again without a trace.
 */
export async function versionOnDisk(folder: string, path: string): Promise<string | undefined> {
  try {
    return versionOf(await stat(join(folder, path)));
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return '';
    }
    throw error;
  }
}

type Looked = Pick<Stats, 'dev' | 'ino' | 'size' | 'mtimeMs' | 'ctimeMs' | 'isDirectory'>;

/** The same for what was looked at already; `now` in milliseconds since the epoch. */
export function versionOf(found: Looked, now = Date.now()): string | undefined {
  if (found.isDirectory()) {
    return 'folder';
  }
  const { dev, ino, size, mtimeMs, ctimeMs } = found;
  const isFresh = now - Math.max(mtimeMs, ctimeMs) < TICK_MS;
  return isFresh ? undefined : [dev, ino, size, mtimeMs, ctimeMs].join(' ');
}
