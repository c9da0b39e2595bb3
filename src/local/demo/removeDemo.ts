import { rm } from 'node:fs/promises';
import * as path from 'node:path';
import { DirectoryLock } from '../disk/lock';
import { privateDirectory } from '../disk/privateFiles';
import { LocalSentryError } from '../localSentryError';

/** The server's data, within the folder that holds all of the demo. */
export function serverDirectory(home: string): string {
  return path.join(home, 'sentry');
}

/**
 * Deletes all of the demo.
 * @param home absolute; the folder that holds it.
 * @returns false where its Sentry runs: a window shows the demo, and nothing is deleted.
 */
export async function removeDemo(home: string): Promise<boolean> {
  const directory = serverDirectory(home);
  await privateDirectory(directory); // a lock needs one
  const lock = await lockOf(directory);
  if (lock === undefined) {
    return false;
  }
  try {
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  } finally {
    await lock.release();
  }
  return true;
}

async function lockOf(directory: string): Promise<DirectoryLock | undefined> {
  try {
    return await DirectoryLock.take(directory);
  } catch (error) {
    if (error instanceof LocalSentryError && error.kind === 'directoryInUse') {
      return undefined;
    }
    throw error;
  }
}
