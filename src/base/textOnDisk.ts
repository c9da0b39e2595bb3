import { close, constants, fstat, open, read, type Stats } from 'node:fs';
import { promisify } from 'node:util';
import { decodeText } from './decodeText';
import { realPathBelow } from './onDisk';
import type { TextLines } from './textLines';
import { versionOf } from './versionOnDisk';

/** Bytes of a file that is still looked at as source code. */
export const LARGEST_TEXT = 5_000_000;

/** To open a file with: a pipe is not waited for until somebody writes into it. */
export const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Without file handles: thousands of files are read, and each step of a read costs more than what is in it. */
const [opened, looked, filled, closed] = [
  promisify(open),
  promisify(fstat),
  promisify(read),
  promisify(close),
];

/** The text of a file, with its version as `versionOnDisk` tells it. */
export interface VersionedText {
  readonly text: string | undefined;
  readonly version: string | undefined;
  /** The text's lines, where they are told along. */
  readonly lines?: TextLines | undefined;
}

/**
 * The text of a file below a folder. `undefined` for what is missing, no file, outside the folder once links are
 * followed, too large, or not text.
 */
export async function textOnDisk(
  folder: string,
  path: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  return (await versionedOnDisk(folder, path, signal)).text;
}

/** As `textOnDisk`, with the version of the file as `versionOnDisk` tells it. */
export async function versionedOnDisk(
  folder: string,
  path: string,
  signal: AbortSignal,
): Promise<VersionedText> {
  signal.throwIfAborted();
  try {
    const real = await realPathBelow(folder, path);
    signal.throwIfAborted();
    const read = real === undefined ? undefined : await bytesOf(real);
    signal.throwIfAborted();
    return { text: read?.bytes && decodeText(read.bytes), version: read?.version };
  } catch (error) {
    if (error instanceof Error && 'code' in error && !signal.aborted) {
      return { text: undefined, version: undefined }; // it has just gone, or is closed to us
    }
    throw error;
  }
}

async function bytesOf(
  path: string,
): Promise<{ readonly bytes: Buffer | undefined; readonly version: string | undefined }> {
  const file = await opened(path, OPEN_FLAGS);
  try {
    const found: Stats = await looked(file);
    const isSource = found.isFile() && found.size <= LARGEST_TEXT;
    return { bytes: isSource ? await firstBytes(file, found.size) : undefined, version: versionOf(found) };
  } finally {
    await closed(file);
  }
}

/** As many bytes as there were when the file was looked at, or what is left of them. */
async function firstBytes(file: number, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await filled(file, bytes, length, size - length, null);
    if (bytesRead === 0) {
      break;
    }
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}
