import { type ChildProcess, spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { oneLine } from '../base/oneLine';
import { quietEnvironment, quietOptions, writingEnvironment, writingOptions } from './quietGit';

/** Git is not installed, or it refused: no repository, one that belongs to somebody else, a broken index. */
export class GitError extends Error {
  override readonly name = 'GitError';

  constructor(
    readonly command: string,
    /** `undefined` where git did not even start. */
    readonly exitCode: number | undefined,
    /** What it said of the reason, on one line; empty where nobody listened. */
    said = '',
  ) {
    const end = exitCode === undefined ? 'did not start' : `ended with ${exitCode}`;
    super(`git ${command} ${end}${said === '' ? '' : `: ${said}`}`);
  }
}

/** What git prints is handed on in pieces of about so many bytes. */
const PIECE_BYTES = 128 * 1024;

/** Where git runs. */
export interface GitPlace {
  /** The executable. */
  readonly git: string;
  /** Absolute. Git alone goes there, so that no program that lies in it is taken for git. */
  readonly at: string;
  /** True where a repository counts only if it begins in this very folder. */
  readonly isRoot?: boolean;
  /** True for what a person asked for and what changes the repository; else it is only read, quietly. */
  readonly isWriting?: boolean;
  /** What git reads from its standard input. */
  readonly input?: string;
  /** Milliseconds for which git may print nothing, before it is ended. */
  readonly patience?: number;
}

/** Some work takes minutes on a slow disk; a pipe that a hostile configuration names as a file takes for ever. */
const PATIENCE_MS = 180_000;

/** When a process may be started next. */
let nextTurn: Promise<void> = Promise.resolve();

/** What git prints, as it comes. Git ends when nobody reads on. @throws {GitError} */
export async function* gitOutput(
  { git, at, isRoot = false, isWriting = false, input, patience = PATIENCE_MS }: GitPlace,
  [command, ...rest]: readonly [string, ...string[]],
  signal: AbortSignal,
): AsyncGenerator<Buffer, void> {
  signal.throwIfAborted();
  await ownTurn(signal);
  const child = begin({ git, at, isRoot, isWriting, input }, [command, ...rest]);
  const ended = new Promise<number | undefined>((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => resolve(code ?? undefined));
  });
  child.stdin?.on('error', () => undefined); // git may end before it has read all
  child.stdin?.end(input);
  const complaint = complaintOf(child);
  const stop = () => child.kill();
  signal.addEventListener('abort', stop, { once: true });
  const silence = setTimeout(stop, patience).unref();
  try {
    for await (const chunk of inPieces(child.stdout ?? [], () => silence.refresh())) {
      yield chunk;
      signal.throwIfAborted();
    }
    const exitCode = await ended;
    signal.throwIfAborted();
    if (exitCode !== 0) {
      throw new GitError(command, exitCode, complaint());
    }
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/**
 * Waits until no other process was started in this turn of the event loop: to start one takes the longer the more memory
 * this process has, and two at once would hold it up.
 */
async function ownTurn(signal: AbortSignal): Promise<void> {
  const free = nextTurn;
  nextTurn = free.then(() => new Promise((resolve) => setImmediate(resolve)));
  await free;
  signal.throwIfAborted();
}

/** @throws {GitError} where the system starts no such process, for too long a command line or for want of memory. */
function begin(
  { git, at, isRoot, isWriting = false, input }: GitPlace,
  [command, ...rest]: readonly [string, ...string[]],
): ChildProcess {
  try {
    return spawn(git, ['-C', at, ...(isWriting ? writingOptions : quietOptions), command, ...rest], {
      env: {
        ...(isWriting ? writingEnvironment : quietEnvironment)(process.env),
        ...(isRoot === true && { GIT_CEILING_DIRECTORIES: dirname(at) }),
      },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', isWriting ? 'pipe' : 'ignore'],
      windowsHide: true,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      throw new GitError(command, undefined);
    }
    throw error;
  }
}

/** What a hook has left running may hold git's output open for ever: so long it is read after git has ended. */
const AFTERWARDS_MS = 500;

/** Characters of what git says of a reason. */
const LONGEST_COMPLAINT = 1000;

/** Listens to what git, or a hook, says of a reason. @returns it so far, without what it may tell of credentials. */
function complaintOf(child: ChildProcess): () => string {
  let said = '';
  const { stderr } = child;
  child.once('exit', () => setTimeout(() => stderr?.destroy(), AFTERWARDS_MS).unref());
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, LONGEST_COMPLAINT);
  });
  return () => oneLine(said.replace(/\/\/[^/@\s]*@/g, '//').trim());
}

/** All that git prints, for answers that are short. @throws {GitError} */
export async function gitText(
  place: GitPlace,
  args: readonly [string, ...string[]],
  signal: AbortSignal,
): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of gitOutput(place, args, signal)) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Git writes a few kilobytes at a time; each on its own would cost more than what is in it. */
async function* inPieces(
  chunks: AsyncIterable<Buffer> | readonly Buffer[],
  came: () => void,
): AsyncGenerator<Buffer, void> {
  let piece: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    came();
    piece.push(chunk);
    bytes += chunk.length;
    if (bytes >= PIECE_BYTES) {
      yield Buffer.concat(piece, bytes);
      piece = [];
      bytes = 0;
    }
  }
  if (bytes > 0) {
    yield Buffer.concat(piece, bytes);
  }
}

/** What `work` comes to; `undefined` where git fails. */
export async function unlessGitFails<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GitError) {
      return undefined;
    }
    throw error;
  }
}
