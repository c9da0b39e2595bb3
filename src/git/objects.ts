import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Disposable } from '../base/disposable';
import { quietEnvironment, quietOptions } from './quietGit';

/** An object of a repository. */
export interface GitObject {
  /** Full hash, in hexadecimal digits. */
  readonly hash: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  /** In bytes. */
  readonly size: number;
  /** `undefined` for an object that is larger than what is kept. */
  readonly content: Buffer | undefined;
}

/** Larger objects are passed over: no source file is. */
const LARGEST = 5_000_000;

/** The process ends when nothing was asked for so long. */
const IDLE_MS = 30_000;

interface Asked {
  readonly resolve: (object: GitObject | undefined) => void;
}

/**
 * The objects of one repository, through one long-lived `git cat-file --batch`: it starts at the first question, ends
 * when nobody asks any more, and starts again. Questions are answered in their order.
 */
export class GitObjects implements Disposable {
  private child: ChildProcessWithoutNullStreams | undefined;
  private answers = new AnswerReader();
  private asked: Asked[] = [];
  private idle: NodeJS.Timeout | undefined;
  private isDisposed = false;

  /** @param at the repository's folder, absolute. */
  constructor(
    private readonly git: string,
    private readonly at: string,
  ) {}

  /**
   * An object by its hash, or by a commit's hash and a path: `<hash>:src/a.ts`. `undefined` for one that is not here:
   * it never was, or a partial clone has not fetched it.
   */
  async read(name: string): Promise<GitObject | undefined> {
    if (this.isDisposed || /[\n\0]/.test(name)) {
      return undefined; // one question is one line
    }
    return new Promise((resolve) => {
      this.asked.push({ resolve });
      this.process().stdin.write(`${name}\n`);
      this.stayAwake();
    });
  }

  dispose(): void {
    this.isDisposed = true;
    this.stop();
  }

  private process(): ChildProcessWithoutNullStreams {
    if (this.child !== undefined) {
      return this.child;
    }
    const child = spawn(this.git, ['-C', this.at, ...quietOptions, 'cat-file', '--batch'], {
      env: quietEnvironment(process.env),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    child.unref();
    child.stderr.resume();
    child.stdin.on('error', () => undefined); // told by its end
    child.stdout.on('data', (chunk: Buffer) => this.take(chunk));
    const gone = () => this.child === child && this.stop();
    child.once('error', gone);
    child.once('close', gone);
    this.answers = new AnswerReader();
    this.child = child;
    return child;
  }

  private take(chunk: Buffer): void {
    for (const object of this.answers.read(chunk)) {
      this.asked.shift()?.resolve(object);
    }
    this.stayAwake();
  }

  private stayAwake(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.asked.length === 0 && this.stop(), IDLE_MS);
    this.idle.unref();
  }

  /** Ends the process; whoever still waits gets nothing. */
  private stop(): void {
    clearTimeout(this.idle);
    const { child, asked } = this;
    this.child = undefined;
    this.asked = [];
    child?.stdin.end();
    child?.kill();
    asked.forEach(({ resolve }) => resolve(undefined));
  }
}

/** Reads what `cat-file --batch` prints: `<hash> <type> <size>`, a newline, the content, a newline; or `<name> missing`. */
class AnswerReader {
  private held: Buffer[] = [];
  private heldBytes = 0;
  private current: (Omit<GitObject, 'content'> & { left: number; readonly pieces: Buffer[] }) | undefined;

  /** The answers that are complete with this chunk. */
  *read(chunk: Buffer): Generator<GitObject | undefined> {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.current === undefined) {
        const end = rest.indexOf(10);
        this.hold(end === -1 ? rest : rest.subarray(0, end));
        rest = end === -1 ? rest.subarray(rest.length) : rest.subarray(end + 1);
        if (end !== -1 && !this.begin()) {
          yield undefined;
        }
      } else {
        rest = this.takeContent(this.current, rest);
        if (this.current.left === 0) {
          const { hash, type, size, pieces } = this.current;
          this.current = undefined;
          yield {
            hash,
            type,
            size,
            content: size > LARGEST ? undefined : Buffer.concat(pieces).subarray(0, size),
          };
        }
      }
    }
  }

  private hold(bytes: Buffer): void {
    this.held.push(bytes);
    this.heldBytes += bytes.length;
  }

  /** Takes the held line for the beginning of an object; false for any other answer. */
  private begin(): boolean {
    const line = Buffer.concat(this.held, this.heldBytes).toString('utf8');
    this.held = [];
    this.heldBytes = 0;
    const [, hash, type, size] = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/.exec(line) ?? [];
    if (hash === undefined || size === undefined) {
      return false;
    }
    // a newline follows the content
    this.current = {
      hash,
      type: type as GitObject['type'],
      size: Number(size),
      left: Number(size) + 1,
      pieces: [],
    };
    return true;
  }

  private takeContent(current: NonNullable<typeof this.current>, bytes: Buffer): Buffer {
    const taken = Math.min(current.left, bytes.length);
    current.left -= taken;
    if (current.size <= LARGEST) {
      current.pieces.push(bytes.subarray(0, taken));
    }
    return bytes.subarray(taken);
  }
}
