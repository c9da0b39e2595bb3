import { readFile } from 'node:fs/promises';
import { onDisk } from './onDisk';

/** Bytes of a file that is still looked at as source code. */
const LARGEST = 5_000_000;

/**
 * The text of a file below a folder. `undefined` for what is missing, no file, outside the folder once links are
 * followed, too large, or not text.
 */
export async function textOnDisk(
  folder: string,
  path: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  signal.throwIfAborted();
  const found = await onDisk(folder, path);
  signal.throwIfAborted();
  if (found === undefined || found.isFolder || found.bytes > LARGEST) {
    return undefined;
  }
  try {
    const bytes = await readFile(found.realPath, { signal });
    return bytes.includes(0) ? undefined : bytes.toString('utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && !signal.aborted) {
      return undefined; // it has just gone, or is closed to us
    }
    throw error;
  }
}
