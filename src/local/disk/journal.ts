import { type FileHandle, open } from 'node:fs/promises';
import * as path from 'node:path';
import { parseJson } from '../../base/json';
import { LocalSentryError } from '../localSentryError';
import { dropOldestDetails } from './compaction';
import { type Line, lineBytes, placeOf, readLines } from './journalFile';
import { checkHeader, headerBytes, notAJournal } from './journalHeader';
import { flushDirectory, removeIfThere } from './privateFiles';

interface Waiting {
  readonly bytes: Buffer;
  readonly settled: (entry: number) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Everything that ever happened, in one file that only grows. An append is over when its bytes are on the disk;
 * appends that come while the disk is busy are written and flushed together.
 */
export class Journal {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;
  private failure: unknown;

  private constructor(
    private readonly file: string,
    private handle: FileHandle,
    private lines: Line[],
    private bytes: number,
    private readonly mostBytes: number,
  ) {}

  /**
   * Opens or makes a journal and hands over what it holds, in order. What a kill tore is cut off.
   * @param mostBytes size of the file from which the oldest details are dropped.
   * @throws {LocalSentryError} for a file that is no journal, or a newer one.
   */
  static async open(
    file: string,
    mostBytes: number,
    replay: (happened: unknown, entry: number) => void,
  ): Promise<Journal> {
    await removeIfThere(`${file}.new`);
    const handle = await open(file, 'a+', 0o600);
    try {
      const lines: Line[] = [];
      let bytes = 0;
      for await (const { happened, line } of readLines(handle)) {
        if (bytes === 0) {
          checkHeader(file, line, happened);
        } else {
          lines.push(line);
          replay(happened, lines.length - 1);
        }
        bytes = line.end + 1;
      }
      if (bytes === 0 && (await handle.stat()).size > headerBytes().length) {
        throw notAJournal(file);
      }
      const journal = new Journal(file, handle, lines, bytes, mostBytes);
      await journal.trim();
      return journal;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Size of the file. */
  get size(): number {
    return this.bytes;
  }

  /**
   * Writes down what happened, and `details` as JSON text beside it. `apply` is called once, in the order of the
   * appends, when both are safe on the disk.
   * @throws {LocalSentryError} `full`, or what the disk said: then nothing was written and `apply` is not called.
   */
  append<T>(happened: unknown, details: string | undefined, apply: (entry: number) => T): Promise<T> {
    const bytes = lineBytes(happened, details);
    return new Promise<T>((resolve, reject) => {
      const settled = (entry: number) => {
        try {
          resolve(apply(entry));
        } catch (error) {
          reject(error);
        }
      };
      this.waiting.push({ bytes, settled, failed: reject });
      this.writing ??= this.writeAll();
    });
  }

  /** What happened, with its details; `undefined` when those are gone or cannot be read. */
  async read(entry: number): Promise<{ readonly happened: unknown; readonly details: unknown } | undefined> {
    const line = this.lines[entry];
    if (line === undefined || line.details === line.end) {
      return undefined;
    }
    const length = line.end - line.start;
    const { buffer } = await this.handle.read(Buffer.alloc(length), 0, length, line.start);
    const head = line.details - line.start;
    try {
      return {
        happened: parseJson(buffer.toString('utf8', 0, head)),
        details: parseJson(buffer.toString('utf8', head)),
      };
    } catch (error) {
      if (error instanceof SyntaxError) {
        return undefined;
      }
      throw error;
    }
  }

  /** Whether `read` would find something. */
  hasDetails(entry: number): boolean {
    const line = this.lines[entry];
    return line !== undefined && line.details !== line.end;
  }

  /** Waits for what is being written, then closes the file; later appends fail. */
  async close(): Promise<void> {
    await this.writing;
    this.failure = new LocalSentryError('closed', 'the local Sentry has been closed');
    await this.handle.close();
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        await this.write(batch);
      } catch (error) {
        for (const { failed } of batch) {
          failed(error);
        }
      }
    }
    this.writing = undefined;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    if (this.failure !== undefined) {
      throw this.failure;
    }
    const together = Buffer.concat(batch.map(({ bytes }) => bytes));
    if (this.bytes + together.length > this.mostBytes) {
      await this.makeRoom(together.length);
    }
    try {
      await this.handle.appendFile(together);
      await this.handle.datasync();
    } catch (error) {
      await this.trim();
      throw error;
    }
    for (const { bytes, settled } of batch) {
      this.lines.push(placeOf(bytes, this.bytes));
      this.bytes += bytes.length;
      settled(this.lines.length - 1);
    }
  }

  /** Cuts off whatever stands behind the last entry; a file that cannot even be cut takes nothing more. */
  private async trim(): Promise<void> {
    try {
      await this.handle.truncate(this.bytes);
      if (this.bytes === 0) {
        const header = headerBytes();
        await this.handle.appendFile(header);
        this.bytes = header.length;
      }
      await this.handle.datasync();
      await flushDirectory(path.dirname(this.file));
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  private async makeRoom(needed: number): Promise<void> {
    const goal = Math.floor(this.mostBytes * 0.75) - needed;
    const old = this.handle;
    const { handle, lines, bytes } = await dropOldestDetails(this.file, old, this.lines, headerBytes(), goal);
    this.handle = handle;
    this.lines = lines;
    this.bytes = bytes;
    await old.close();
    if (bytes + needed > this.mostBytes) {
      throw new LocalSentryError('full', `the journal has reached ${this.mostBytes} bytes`);
    }
  }
}
