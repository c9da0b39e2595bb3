import { randomBytes } from 'node:crypto';
import { link, open, rename } from 'node:fs/promises';
import { connect } from 'node:net';
import * as path from 'node:path';
import { number, record } from '../../base/decode';
import { parseJson } from '../../base/json';
import { LocalSentryError } from '../localSentryError';
import { hasCode, isMissing, readIfThere, removeIfThere, writePrivately } from './privateFiles';

/** Directories that this process has open: its own process number says nothing about those. */
const openHere = new Set<string>();

/** Holds a data directory for one local Sentry; a killed one leaves a lock that is seen to be stale. */
export class DirectoryLock {
  private constructor(
    private readonly directory: string,
    private readonly file: string,
  ) {}

  /** @throws {LocalSentryError} `directoryInUse` with the port of the local Sentry that has it. */
  static async take(directory: string): Promise<DirectoryLock> {
    const real = path.resolve(directory);
    const file = path.join(real, 'lock');
    while (!(await create(file))) {
      await breakIfStale(real, file);
    }
    openHere.add(real);
    return new DirectoryLock(real, file);
  }

  /** Tells others where the holder listens. */
  async announce(port: number): Promise<void> {
    await writePrivately(this.file, holder(port));
  }

  async release(): Promise<void> {
    openHere.delete(this.directory);
    await removeIfThere(this.file);
  }
}

function holder(port: number): string {
  return JSON.stringify({ pid: process.pid, port });
}

async function create(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(holder(0));
    await handle.close();
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) {
      return false;
    }
    throw error;
  }
}

async function breakIfStale(directory: string, file: string): Promise<void> {
  const seen = await readIfThere(file);
  if (seen === undefined) {
    return;
  }
  const { pid, port } = read(seen);
  const isOurs = pid === process.pid;
  if (isOurs ? openHere.has(directory) : isRunning(pid) && (port === 0 || (await isListening(port)))) {
    throw new LocalSentryError(
      'directoryInUse',
      `the local Sentry of process ${pid} already uses ${directory}${port === 0 ? '' : `, on port ${port}`}`,
      port,
    );
  }
  await moveAway(file, seen);
}

/** Removes the lock that was judged stale, and puts back one that another process made in the meantime. */
async function moveAway(file: string, judged: string): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (isMissing(error)) {
      return;
    }
    throw error;
  }
  if ((await readIfThere(aside)) !== judged) {
    await link(aside, file);
  }
  await removeIfThere(aside);
}

function read(text: string): { pid: number; port: number } {
  try {
    const value = record(parseJson(text));
    return { pid: number(value?.['pid']) ?? 0, port: number(value?.['port']) ?? 0 };
  } catch (error) {
    if (error instanceof SyntaxError) {
      return { pid: 0, port: 0 };
    }
    throw error;
  }
}

function isRunning(pid: number): boolean {
  if (pid <= 0) {
    return false;
  }
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** A process number may have been given out again since: the port must answer, too. */
function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}
