import { type ChildProcess, spawn } from 'node:child_process';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { projectRoot } from '../../../projectRoot';

/** Builds the program of `npm run local-sentry` into one file, which starts much faster than its sources. */
export async function buildProgram(folder: string): Promise<string> {
  const outfile = path.join(folder, 'localSentry.cjs');
  const entryPoints = [path.join(projectRoot, 'src', 'local', 'main.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', target: 'node20', logLevel: 'error' });
  return outfile;
}

/** A local Sentry in a process of its own, as `npm run local-sentry` runs it. */
export class ChildSentry {
  private constructor(
    readonly child: ChildProcess,
    /** Such as `http://KEY@127.0.0.1:4000/1`. */
    readonly dsn: URL,
    /** Everything that it has printed so far. */
    readonly printed: readonly string[],
    private readonly lines: AsyncIterator<string>,
  ) {}

  /** Starts the program and resolves once it listens. */
  static async start(program: string, directory: string): Promise<ChildSentry> {
    const child = spawn(process.execPath, [program, '--directory', directory, '--project', 'shop'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const printed: string[] = [];
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) {
        throw new Error(`the local Sentry ended: ${printed.join('\n')}`);
      }
      printed.push(value);
      const dsn = /DSN of shop: (\S+)$/.exec(value)?.[1];
      if (dsn !== undefined) {
        return new ChildSentry(child, new URL(dsn), printed, lines);
      }
    }
  }

  /** The next line that it prints. */
  async line(): Promise<string> {
    const { value } = await this.lines.next();
    return value as string;
  }

  /** Sends a signal and resolves with the exit code, or the signal, that ended it. */
  async stop(signal: 'SIGKILL' | 'SIGINT'): Promise<number | string | null> {
    const { child } = this;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
    }
    return child.exitCode ?? child.signalCode;
  }
}
