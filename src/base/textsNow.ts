import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { isAscii } from 'node:buffer';
import { join } from 'node:path';
import { decodeText } from './decodeText';
import { isPathBelow, mayBeBelow } from './onDisk';
import { LARGEST_TEXT, OPEN_FLAGS, type VersionedText } from './textOnDisk';
import { linesOfAscii } from './textLines';
import { versionOf } from './versionOnDisk';

/** Opening fails where the last segment of a path is a link; there is no such flag on Windows. */
const { O_NOFOLLOW } = constants as { readonly O_NOFOLLOW?: number };

const NOTHING: VersionedText = { text: undefined, version: undefined };

/**
 * The texts of files below a folder, each read before the next line of code runs: for a thread that does nothing else.
 * Links are followed once per folder: it is made anew for every portion.
 */
export class TextsNow {
  /** Folders without links, by the path that was asked for; `undefined` outside the folder. */
  private readonly folders = new Map<string, string | undefined>();
  private root: string | undefined;

  constructor(private readonly folder: string) {}

  /** As `versionedOnDisk`. */
  read(path: string): VersionedText {
    try {
      return mayBeBelow(path) ? this.readBelow(path) : NOTHING;
    } catch (error) {
      if (error instanceof Error && 'code' in error) {
        return NOTHING; // missing, or closed to us
      }
      throw error;
    }
  }

  private readBelow(path: string): VersionedText {
    const end = path.lastIndexOf('/');
    const above = this.realFolder(path.slice(0, Math.max(0, end)));
    if (above !== undefined && O_NOFOLLOW !== undefined) {
      try {
        return readFile(join(above, path.slice(end + 1)), OPEN_FLAGS | O_NOFOLLOW);
      } catch (error) {
        if (!isLink(error)) {
          throw error;
        }
      }
    }
    const real = this.realPath(path);
    return real === undefined ? NOTHING : readFile(real, OPEN_FLAGS);
  }

  private realFolder(path: string): string | undefined {
    if (!this.folders.has(path)) {
      this.folders.set(path, this.realPath(path));
    }
    return this.folders.get(path);
  }

  private realPath(path: string): string | undefined {
    this.root ??= realpathSync.native(this.folder);
    const real = realpathSync.native(join(this.folder, path));
    return isPathBelow(this.root, real) ? real : undefined;
  }
}

/** Bytes of the file that is being read: one place for all of them. */
let bytes = Buffer.alloc(0);

function readFile(path: string, flags: number): VersionedText {
  const file = openSync(path, flags);
  try {
    const found = fstatSync(file);
    const isSource = found.isFile() && found.size <= LARGEST_TEXT;
    const read = isSource ? firstBytes(file, found.size) : undefined;
    return {
      text: read && decodeText(read),
      version: versionOf(found),
      lines: read !== undefined && isAscii(read) ? linesOfAscii(read) : undefined,
    };
  } finally {
    closeSync(file);
  }
}

/** As many bytes as there were when the file was looked at, or what is left of them; good until the next are read. */
function firstBytes(file: number, size: number): Buffer {
  if (bytes.length < size) {
    bytes = Buffer.allocUnsafeSlow(Math.min(LARGEST_TEXT, size * 2));
  }
  let length = 0;
  while (length < size) {
    const read = readSync(file, bytes, length, size - length, null);
    if (read === 0) {
      break;
    }
    length += read;
  }
  return bytes.subarray(0, length);
}

function isLink(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ELOOP' || error.code === 'EMLINK');
}
