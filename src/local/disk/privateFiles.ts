import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { LocalSentryError } from '../localSentryError';

/** Names that a data directory of ours may hold. */
const OURS = /^(journal|token|port|lock|projects\.json)(\.|$)/;

/**
 * Makes a folder that only its owner may enter, or closes one that holds nothing but our files.
 * @throws {LocalSentryError} for a folder of other things that others may enter: closing it could break them.
 */
export async function privateDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (process.platform === 'win32' || ((await stat(directory)).mode & 0o077) === 0) {
    return;
  }
  if ((await readdir(directory)).some((name) => !OURS.test(name))) {
    throw new LocalSentryError(
      'directoryOpen',
      `${directory} holds other files and is open to other users; name a folder for the local Sentry alone`,
    );
  }
  await chmod(directory, 0o700);
}

/** The text of a file, or `undefined` where there is none. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

/** Replaces a file at once and for good: a temporary name, mode 0600, flushed, renamed. */
export async function writePrivately(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  await flushDirectory(path.dirname(file));
}

/** Makes names in a directory durable; not every system lets a directory be flushed. */
export async function flushDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') {
    return;
  }
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes a file that may be gone already. */
export async function removeIfThere(file: string): Promise<void> {
  await rm(file, { force: true });
}

export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT');
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
