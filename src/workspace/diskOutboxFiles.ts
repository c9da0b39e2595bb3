import { watch as watchFolder } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disposable } from '../base/disposable';
import type { OutboxFiles } from '../issues/outbox/outboxFiles';

/** The outbox's files in a folder of their own, readable by their owner alone. */
export class DiskOutboxFiles implements OutboxFiles {
  private writes = 0;

  /** @param folder an absolute path; made when it is first written to. */
  constructor(private readonly folder: string) {}

  async read(name: string): Promise<string | undefined> {
    return unlessMissing(readFile(join(this.folder, name), 'utf8'));
  }

  async append(name: string, text: string): Promise<boolean> {
    const path = join(this.folder, name);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = await open(path, 'a', 0o600);
    try {
      const before = (await file.stat()).size;
      try {
        await file.appendFile(text);
        await file.sync();
      } catch (error) {
        await blank(path, before, text).catch(() => undefined);
        throw error;
      }
      // As long as it is open no other file can have its number.
      const [mine, named] = [await file.stat(), await unlessMissing(stat(path))];
      return named !== undefined && named.ino === mine.ino && named.dev === mine.dev;
    } finally {
      await file.close();
    }
  }

  async replace(name: string, text: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, name);
    const aside = `${path}.${process.pid}.${this.writes++}`;
    try {
      const file = await open(aside, 'wx', 0o600);
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

  async rename(from: string, to: string): Promise<boolean> {
    const done = rename(join(this.folder, from), join(this.folder, to)).then(() => true);
    return (await unlessMissing(done)) ?? false;
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.folder, name), { force: true });
  }

  watch(changed: () => void): Disposable {
    const stop = new AbortController();
    void this.watchUntil(changed, stop.signal).catch(() => undefined); // who cannot watch looks now and then
    return { dispose: () => stop.abort() };
  }

  private async watchUntil(changed: () => void, signal: AbortSignal): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    if (!signal.aborted) {
      watchFolder(this.folder, { persistent: false, signal }, changed).on('error', () => undefined);
    }
  }
}

/** Writes line feeds over what is left of a text that could not be appended whole: that needs no room. */
async function blank(path: string, from: number, text: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { start, length } = await leftOf(file, from, Buffer.from(text));
    await file.write(Buffer.alloc(length, '\n'), 0, length, start);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Where a beginning of the text stands; other windows may have appended before it. */
async function leftOf(
  file: FileHandle,
  from: number,
  text: Buffer,
): Promise<{ readonly start: number; readonly length: number }> {
  const size = (await file.stat()).size - from;
  const { buffer } = await file.read(Buffer.alloc(size), 0, size, from);
  for (let length = Math.min(size, text.length); length > 0; length--) {
    const start = buffer.indexOf(text.subarray(0, length));
    if (start !== -1) {
      return { start: from + start, length };
    }
  }
  return { start: from, length: 0 };
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
