import { type ChildProcess, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbort } from '../base/abort';
import type { Disposable } from '../base/disposable';
import { ObjectsHere } from './objectsHere';
import { quietEnvironment, quietOptions } from './quietGit';
import { GitError } from './runGit';

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

/** Milliseconds after which the process ends: where nobody asks any more, and where it does not answer. */
export interface Patience {
  readonly idle: number;
  readonly silent: number;
}
const PATIENCE: Patience = { idle: 30_000, silent: 60_000 };

/** A process that ends before it has answered anything is started again so often. */
const MOST_FRUITLESS = 3;

/** While the process has so many questions to answer, others gather; then they are told to it together. */
const MOST_TOLD = 4;

interface Asked {
  readonly name: string;
  readonly resolve: (object: GitObject | undefined) => void;
  /** How many processes ended over it. */
  ended: number;
}

/** Where a repository's objects are. */
export interface ObjectsPlace {
  /** The executable. */
  readonly git: string;
  /** The repository's folder, absolute. */
  readonly at: string;
  /** The folder `objects` of the repository, absolute. */
  readonly objects: string;
}

/**
 * The objects of one repository, through one long-lived `git cat-file --batch`: it starts at the first question, ends
 * when nobody asks any more, and starts again. Questions are answered in their order. A process that dies takes down
 * no question with it but the one it died of twice.
 */
export class GitObjects implements Disposable {
  private child: ChildProcess | undefined;
  private answers = new AnswerReader();
  private asked: Asked[] = [];
  /** The last of those that were asked and are still to be told to the process, in one piece. */
  private unsent = '';
  private unsentCount = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly life = new AbortController();
  /** What a partial clone has; `undefined` for a clone that is whole. */
  private here: Promise<ObjectsHere | undefined> | undefined;
  /** How many processes in a row answered nothing. */
  private fruitless = 0;

  constructor(
    private readonly place: ObjectsPlace,
    private readonly patience: Patience = PATIENCE,
  ) {}

  /**
   * An object by its hash, by `<hash>^{commit}`, or by a commit's hash and a path: `<hash>:src/a.ts`. `undefined` for
   * one that is not here: it never was, or a partial clone has not fetched it. In a partial clone no path is looked up.
   */
  async read(name: string): Promise<GitObject | undefined> {
    if (/[\n\0]/.test(name)) {
      return undefined; // one question is one line
    }
    const here = await (this.here ??= this.ifPartial());
    if (this.life.signal.aborted || (here !== undefined && !mayAsk(name, here))) {
      return undefined;
    }
    return new Promise((resolve) => this.ask({ name, resolve, ended: 0 }));
  }

  /** True for a clone that has not fetched all of its objects. */
  async isPartial(): Promise<boolean> {
    return hasPromises(this.place.objects);
  }

  dispose(): void {
    this.life.abort();
    this.stop();
  }

  private ask(question: Asked): void {
    this.asked.push(question);
    const isFirst = this.unsent === '';
    this.unsent += `${question.name}\n`;
    this.unsentCount++;
    if (isFirst) {
      setImmediate(() => this.send()); // whoever else asks meanwhile asks along
    }
  }

  private send(): void {
    const questions = this.unsent;
    if (questions !== '' && this.asked.length - this.unsentCount <= MOST_TOLD) {
      this.unsent = '';
      this.unsentCount = 0;
      this.tell(questions);
      this.stayAwake();
    }
  }

  private tell(questions: string): void {
    try {
      this.process().stdin?.write(questions);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) {
        throw error;
      }
      this.afterEnd(); // the system starts no process now: no question may wait for the answer to another one
    }
  }

  private process(): ChildProcess {
    if (this.child !== undefined) {
      return this.child;
    }
    const child = spawn(this.place.git, ['-C', this.place.at, ...quietOptions, 'cat-file', '--batch'], {
      env: quietEnvironment(process.env),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.answers = new AnswerReader();
    this.child = child;
    const gone = () => this.child === child && this.afterEnd();
    child.once('error', gone); // without a file descriptor left it has no streams
    child.once('close', gone);
    child.unref();
    child.stderr?.resume();
    child.stdin?.on('error', () => undefined); // told by its end
    child.stdout?.on('data', (chunk: Buffer) => this.child === child && this.take(chunk));
    return child;
  }

  private take(chunk: Buffer): void {
    for (const object of this.answers.read(chunk)) {
      this.fruitless = 0;
      this.asked.shift()?.resolve(object);
    }
    this.send();
    this.stayAwake();
  }

  /** While questions are open, time runs for the process; else for whoever may ask. */
  private stayAwake(): void {
    clearTimeout(this.timer);
    const { idle, silent } = this.patience;
    this.timer = setTimeout(() => this.stop(), this.asked.length === 0 ? idle : silent);
    this.timer.unref();
  }

  /** The process ended by itself: what it left unanswered is asked again, of a partial clone more carefully. */
  private afterEnd(): void {
    const open = this.asked;
    this.asked = [];
    this.fruitless++;
    this.stop();
    const [first] = open;
    if (first === undefined || this.life.signal.aborted || this.fruitless > MOST_FRUITLESS) {
      this.fruitless = 0;
      open.forEach(({ resolve }) => resolve(undefined));
      return;
    }
    first.ended++;
    const rest = first.ended > 1 ? open.slice(1) : open;
    if (rest.length < open.length) {
      first.resolve(undefined);
    }
    rest.forEach((question) => this.ask(question));
  }

  /** Ends the process; whoever still waits gets nothing. */
  private stop(): void {
    clearTimeout(this.timer);
    const { child, asked } = this;
    this.child = undefined;
    this.here = undefined; // somebody may have fetched more
    this.asked = [];
    this.unsent = '';
    this.unsentCount = 0;
    child?.stdin?.end();
    child?.kill();
    asked.forEach(({ resolve }) => resolve(undefined));
  }

  private async ifPartial(): Promise<ObjectsHere | undefined> {
    const { git, at, objects } = this.place;
    if (!(await hasPromises(objects))) {
      return undefined;
    }
    try {
      return await ObjectsHere.list(git, at, this.life.signal);
    } catch (error) {
      if (error instanceof GitError || isAbort(error)) {
        return undefined;
      }
      throw error;
    }
  }
}

/** True where a clone counts on a remote for objects that it has not fetched. */
async function hasPromises(objects: string): Promise<boolean> {
  try {
    return (await readdir(join(objects, 'pack'))).some((name) => name.endsWith('.promisor'));
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return false;
    }
    throw error;
  }
}

const STARTS_WITH_HASH = /^([0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])/;

/** Git dies of an object that it may not fetch. */
function mayAsk(name: string, here: ObjectsHere): boolean {
  const [, hash] = STARTS_WITH_HASH.exec(name) ?? [];
  return hash === undefined || (!name.includes(':') && here.has(hash));
}

/** Reads what `cat-file --batch` prints: `<hash> <type> <size>`, a newline, the content, a newline; or `<name> missing`. */
export class AnswerReader {
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
            content: size > LARGEST ? undefined : joined(pieces).subarray(0, size),
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

/** Most objects come in one piece, which is not copied. */
function joined(pieces: readonly Buffer[]): Buffer {
  const [only, another] = pieces;
  return only !== undefined && another === undefined ? only : Buffer.concat(pieces);
}
