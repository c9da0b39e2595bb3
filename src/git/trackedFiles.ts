import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Pacer } from '../base/pacer';

/** Bytes of an index that is still read: more than a million files. */
const LARGEST_INDEX = 200_000_000;

/** Bytes of a `.git` that is a file: one path. */
const LARGEST_LINK = 8192;

/**
 * The files below a folder that its repository's index names, without a process: no submodule's, `/` between segments.
 * `undefined` where there is no index, or one that refers to others.
 */
export async function trackedFiles(
  directory: string,
  signal: AbortSignal,
): Promise<ReadonlySet<string> | undefined> {
  const found = await findIndex(directory, signal);
  if (found === undefined) {
    return undefined;
  }
  const start = found.prefix === '' ? '' : `${found.prefix}/`;
  for (const hashBytes of [20, 32]) {
    const paths = await readIndex(found.index, hashBytes, start, signal);
    if (paths !== undefined) {
      return paths;
    }
  }
  return undefined;
}

interface FoundIndex {
  readonly index: Buffer;
  /** The folder below the work tree's root, `/` between segments. */
  readonly prefix: string;
}

/** From the folder upwards, as git looks for its repository. */
async function findIndex(directory: string, signal: AbortSignal): Promise<FoundIndex | undefined> {
  const start = await unlessRefused(() => realpath(directory));
  for (let folder = start; folder !== undefined; folder = dirname(folder)) {
    signal.throwIfAborted();
    const gitFolder = await gitFolderIn(folder);
    if (gitFolder !== undefined) {
      const index = await bytesOf(join(gitFolder, 'index'), LARGEST_INDEX, signal);
      return (
        index && {
          index,
          prefix: relative(folder, start ?? '')
            .split(sep)
            .join('/'),
        }
      );
    }
    if (folder === dirname(folder)) {
      break;
    }
  }
  return undefined;
}

/** `.git` itself, or where a submodule's or a work tree's `.git` points. */
async function gitFolderIn(folder: string): Promise<string | undefined> {
  const path = join(folder, '.git');
  const isFolder = await unlessRefused(async () => (await stat(path)).isDirectory());
  if (isFolder !== false) {
    return isFolder && path;
  }
  const link = await bytesOf(path, LARGEST_LINK, new AbortController().signal);
  const [, target] = /^gitdir: ([^\r\n]+)/.exec(link?.toString('utf8') ?? '') ?? [];
  return target === undefined ? path : resolve(folder, target);
}

/** `undefined` for what is missing, no file, or larger. */
async function bytesOf(path: string, largest: number, signal: AbortSignal): Promise<Buffer | undefined> {
  return unlessRefused(async () => {
    const found = await stat(path);
    return found.isFile() && found.size <= largest ? readFile(path, { signal }) : undefined;
  });
}

async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.name !== 'AbortError') {
      return undefined;
    }
    throw error;
  }
}

/** Bytes of times, numbers and size before an entry's hash. */
const STAT_BYTES = 40;
const EXTENDED = 0x4000;
const NAME_LENGTH = 0x0fff;
/** The upper four bits of the mode. */
const FILE = 0o10;

/**
 * Reads git's index (versions 2 to 4). `undefined` for anything else, one of other hashes, and one that shares entries
 * with another file.
 */
async function readIndex(
  index: Buffer,
  hashBytes: number,
  start: string,
  signal: AbortSignal,
): Promise<ReadonlySet<string> | undefined> {
  if (index.length < 12 + hashBytes || index.toString('latin1', 0, 4) !== 'DIRC') {
    return undefined;
  }
  const version = index.readUInt32BE(4);
  const count = index.readUInt32BE(8);
  const paths = new Set<string>();
  const pacer = new Pacer();
  let entry: Entry = { path: Buffer.alloc(0), next: 12, isFile: false };
  for (let read = 0; read < count; read++) {
    const next = readEntry(index, entry, version, hashBytes);
    if (next === undefined) {
      return undefined;
    }
    entry = next;
    const path = entry.path.toString('utf8');
    if (entry.isFile && path.startsWith(start)) {
      paths.add(path.slice(start.length));
    }
    if (pacer.isDue()) {
      await pacer.rest(signal);
    }
  }
  return sharesEntries(index, entry.next, hashBytes) ? undefined : paths;
}

/** True where an extension after the entries says that others stand in another file. */
function sharesEntries(index: Buffer, from: number, hashBytes: number): boolean {
  for (let at = from; at + 8 <= index.length - hashBytes; at += 8 + index.readUInt32BE(at + 4)) {
    if (index.toString('latin1', at, at + 4) === 'link') {
      return true;
    }
  }
  return false;
}

interface Entry {
  readonly path: Buffer;
  /** Where the next one begins. */
  readonly next: number;
  readonly isFile: boolean;
}

function readEntry(index: Buffer, before: Entry, version: number, hashBytes: number): Entry | undefined {
  const flagsAt = before.next + STAT_BYTES + hashBytes;
  if (version < 2 || version > 4 || flagsAt + 4 > index.length) {
    return undefined;
  }
  const flags = index.readUInt16BE(flagsAt);
  const nameAt = flagsAt + (version > 2 && (flags & EXTENDED) !== 0 ? 4 : 2);
  const name = version === 4 ? readSuffix(index, nameAt, before.path) : readName(index, nameAt);
  const length = flags & NAME_LENGTH;
  if (name === undefined || (length < NAME_LENGTH && name.path.length !== length)) {
    return undefined;
  }
  // Before version 4, one to eight NULs end an entry on a multiple of eight bytes.
  const next = version === 4 ? name.end + 1 : before.next + (((name.end - before.next) >> 3) + 1) * 8;
  return { path: name.path, next, isFile: index.readUInt8(before.next + 26) >> 4 === FILE };
}

interface Name {
  readonly path: Buffer;
  /** Where its NUL stands. */
  readonly end: number;
}

function readName(index: Buffer, at: number): Name | undefined {
  const end = index.indexOf(0, at);
  return end === -1 ? undefined : { path: index.subarray(at, end), end };
}

/** Version 4: how many bytes of the path before go, then what comes in their place. */
function readSuffix(index: Buffer, at: number, before: Buffer): Name | undefined {
  let byte = index[at] ?? 0;
  let gone = byte & 0x7f;
  let next = at + 1;
  while ((byte & 0x80) !== 0) {
    byte = index[next++] ?? 0;
    gone = (gone + 1) * 128 + (byte & 0x7f);
    if (gone > before.length) {
      return undefined;
    }
  }
  const suffix = gone > before.length ? undefined : readName(index, next);
  return (
    suffix && {
      path: Buffer.concat([before.subarray(0, before.length - gone), suffix.path]),
      end: suffix.end,
    }
  );
}
