import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Storage } from '../issues/snapshot';

/** Files of one folder, readable by their owner alone, and replaced whole: written aside, flushed, renamed. */
export class DiskStorage implements Storage {
  private writes = 0;
  private readonly queue = new Map<string, Promise<void>>();

  /** @param folder an absolute path; made at the first write. */
  constructor(private readonly folder: string) {}

  async read(name: string): Promise<string | undefined> {
    try {
      return await readFile(join(this.folder, name), 'utf8');
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      throw error;
    }
  }

  /** Writes to one name follow each other; the last one stands in the end. */
  async write(name: string, text: string): Promise<void> {
    const before = this.queue.get(name) ?? Promise.resolve();
    const write = before.then(
      () => this.replace(name, text),
      () => this.replace(name, text),
    );
    this.queue.set(name, write);
    try {
      await write;
    } finally {
      if (this.queue.get(name) === write) {
        this.queue.delete(name);
      }
    }
  }

  /** Removes a file, or a folder with all that it holds, after what is being written below it. */
  async remove(name: string): Promise<void> {
    const below = [...this.queue].filter(([written]) => written === name || written.startsWith(`${name}/`));
    await Promise.allSettled(below.map(([, write]) => write));
    await rm(join(this.folder, name), { recursive: true, force: true, maxRetries: 3 });
  }

  async list(folder: string): Promise<readonly { readonly name: string; readonly modifiedMs: number }[]> {
    const path = join(this.folder, folder);
    try {
      const names = await readdir(path);
      return await Promise.all(
        names.map(async (name) => ({ name, modifiedMs: (await stat(join(path, name))).mtimeMs })),
      );
    } catch (error) {
      if (isMissing(error)) {
        return [];
      }
      throw error;
    }
  }

  private async replace(name: string, text: string): Promise<void> {
    const path = join(this.folder, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const aside = `${path}.${process.pid}.${this.writes++}`;
    try {
      const file = await open(aside, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(aside, path);
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
