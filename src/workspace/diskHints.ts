import { open } from 'node:fs/promises';
import { onDisk } from '../base/onDisk';
import { FolderListing } from '../git/folderListing';
import { trackedFiles } from '../git/trackedFiles';
import type { HintFiles } from '../issues/bindings/findHints';

/** The files of a folder on the disk, found without starting git. */
export function diskHints(directory: string): HintFiles {
  return {
    tracked: async (signal) => trackedFiles(directory, signal),
    async *list(signal) {
      for await (const { added } of new FolderListing(directory, undefined).tracked(signal)) {
        yield added;
      }
    },
    async readStart(path, bytes, signal) {
      signal.throwIfAborted();
      const found = await onDisk(directory, path);
      return found === undefined || found.isFolder
        ? undefined
        : startOf(found.realPath, Math.min(bytes, found.bytes));
    },
  };
}

async function startOf(file: string, bytes: number): Promise<string | undefined> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
      const start = buffer.subarray(0, bytesRead);
      return start.includes(0) ? undefined : start.toString('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return undefined; // it has just gone, or is closed to us
    }
    throw error;
  }
}
