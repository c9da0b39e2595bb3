import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../../projectRoot';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Setting {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** The program as `npm run locate` starts it, without npm. */
export function start(args: readonly string[], { cwd, env }: Setting = {}): ChildProcessWithoutNullStreams {
  const program = join(projectRoot, 'src', 'cli', 'locate.ts');
  const tsx = require.resolve('tsx');
  const child = spawn(process.execPath, ['--import', tsx, program, ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  child.stdin.on('error', () => undefined); // it may end before it has read all
  return child;
}

/** Runs the program to its end on this standard input. */
export async function run(args: readonly string[], input = '', setting: Setting = {}): Promise<Ended> {
  const child = start(args, setting);
  child.stdin.end(input);
  return ending(child);
}

export async function ending(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (printed[stream] += text));
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...printed };
}

/** Answers of a batch; everything else about its end as it must be. */
export async function batch(lines: readonly (object | string)[], setting: Setting = {}): Promise<unknown[]> {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const { code, stdout, stderr } = await run(['--batch'], input.map((line) => `${line}\n`).join(''), setting);
  if (code !== 0 || stderr !== '' || !/^$|\n$/.test(stdout)) {
    throw new Error(`ended with ${code}: ${stderr}`);
  }
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);
}

/** A batch that is held open: one line asked, one answered. */
export class Conversation {
  private readonly answers: AsyncIterator<string>;

  constructor(readonly child = start(['--batch'])) {
    this.answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  async ask(request: object): Promise<unknown> {
    this.child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value } = await this.answers.next();
    return JSON.parse(value as string);
  }

  /** Resolves with the exit code. */
  async end(): Promise<number | null> {
    this.child.stdin.end();
    return new Promise((resolve) => this.child.once('close', resolve));
  }
}
