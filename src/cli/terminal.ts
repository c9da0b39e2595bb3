import type { Readable, Writable } from 'node:stream';

/** What a command is connected to. */
export interface Terminal {
  readonly input: Readable;
  /** Answers, and nothing else. */
  readonly output: Writable;
  /** What went wrong. */
  readonly errors: Writable;
  /** What relative paths are relative to. */
  readonly directory: string;
}

/** Nobody reads the answers any more, as behind `| head`: no error, and no reason to go on. */
export class NobodyReads extends Error {
  override readonly name = 'NobodyReads';
}

/** Writes lines at the pace of whoever reads them. */
export class Printer {
  constructor(private readonly stream: Writable) {
    stream.on('error', () => undefined); // each failure is told to the print that met it
  }

  /**
   * Resolves once the line is handed on.
   * @throws {NobodyReads} where the other end is closed
   */
  async print(line: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.stream.write(`${line}\n`, (error) => {
        if (error) {
          reject(isClosed(error) ? new NobodyReads(undefined, { cause: error }) : error);
        } else {
          resolve();
        }
      });
    });
  }
}

function isClosed(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
