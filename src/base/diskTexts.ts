import { extname, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Disposable } from './disposable';
import { startThread } from './startThread';
import { type VersionedText, versionedOnDisk } from './textOnDisk';
import { apart } from './apart';
import type { AskedTexts, FoundTexts } from './textThread';

/** From so many reads within so many milliseconds on a thread is worth its start. */
const MANY = 64;
const BURST_MS = 1000;

/** Portions that the thread has to do: while it has, what is asked for gathers. */
const MOST_TOLD = 2;

/** Milliseconds after the last answer for which the thread stays. */
const IDLE_MS = 10_000;

/** Megabytes that the thread's objects may take: no file is larger than five, and texts leave it at once. */
const LARGEST_HEAP_MB = 128;

/**
 * Texts of files on the disk. Where many are asked for at once they are read in a thread, which costs a fraction of
 * what each step of a read costs here; few are read here, and all of them where no thread can be started. The thread
 * ends when nobody asks any more, and when all who asked have given up.
 */
export class DiskTexts implements Disposable {
  private thread: Worker | undefined;
  private hasBegun = false;
  private isUnfit = false;
  /** Told to the thread, in the order in which it answers; then those that are still to be told to it. */
  private readonly told: Batch[] = [];
  private readonly untold: Batch[] = [];
  private burst = { since: 0, reads: 0 };
  private ending: NodeJS.Timeout | undefined;

  constructor(
    private readonly start: () => Worker = startTextThread,
    private readonly idleMs = IDLE_MS,
  ) {}

  /** True while the thread lives. */
  get isRunning(): boolean {
    return this.thread !== undefined;
  }

  /** As `versionedOnDisk`. */
  async read(folder: string, path: string, signal: AbortSignal): Promise<VersionedText> {
    signal.throwIfAborted();
    this.count();
    return this.hasBegun ? this.ask(folder, path, signal) : versionedOnDisk(folder, path, signal);
  }

  dispose(): void {
    this.isUnfit = true;
    this.end();
  }

  private count(): void {
    const now = performance.now();
    const isOver = now - this.burst.since > BURST_MS;
    this.burst = isOver ? { since: now, reads: 1 } : { ...this.burst, reads: this.burst.reads + 1 };
    if (this.burst.reads >= MANY && this.thread === undefined && !this.isUnfit) {
      this.begin();
    }
  }

  private begin(): void {
    const thread = this.start();
    thread.on('message', (found: FoundTexts) => this.thread === thread && this.take(found));
    const died = () => this.thread === thread && this.dispose();
    thread.on('error', died);
    thread.on('exit', died);
    thread.unref(); // it keeps no process alive that has nothing else to do
    this.thread = thread;
  }

  private async ask(folder: string, path: string, signal: AbortSignal): Promise<VersionedText> {
    if (this.untold.length === 0) {
      setImmediate(() => this.tell()); // whoever else asks meanwhile asks along
    }
    let batch = this.untold.find((one) => one.isFor(folder, signal));
    if (batch === undefined) {
      batch = new Batch(folder, signal, () => this.givenUp());
      this.untold.push(batch);
    }
    return batch.add(path);
  }

  private tell(): void {
    while (this.told.length < MOST_TOLD) {
      const batch = this.untold.shift();
      if (batch === undefined) {
        break;
      }
      if (this.thread === undefined) {
        batch.readHere();
      } else if (!batch.isGivenUp) {
        this.told.push(batch);
        this.thread.postMessage(batch.asked, []);
      }
    }
    this.stayAwake();
  }

  private take(found: FoundTexts): void {
    this.hasBegun = true;
    for (const text of apart(found)) {
      const [batch] = this.told;
      if (batch?.settle(text) === true) {
        this.told.shift();
      }
    }
    this.tell();
  }

  /** While answers are open the thread keeps the process alive; then time runs for whoever may ask. */
  private stayAwake(): void {
    clearTimeout(this.ending);
    if (this.told.length > 0) {
      this.thread?.ref();
    } else {
      this.thread?.unref();
      this.ending = setTimeout(() => this.end(), this.idleMs);
      this.ending.unref();
    }
  }

  /** The thread may be in the middle of what takes long. */
  private givenUp(): void {
    if (this.told.length > 0 && [...this.told, ...this.untold].every((batch) => batch.isGivenUp)) {
      this.end();
    }
  }

  /** What the thread has not answered is read here. */
  private end(): void {
    const { thread } = this;
    clearTimeout(this.ending);
    this.thread = undefined;
    this.hasBegun = false;
    void thread?.terminate();
    [...this.told.splice(0), ...this.untold.splice(0)].forEach((batch) => batch.readHere());
  }
}

/** The texts of all files below the workspace's folders. */
export const diskTexts = new DiskTexts();

interface Reader {
  readonly resolve: (text: VersionedText | Promise<VersionedText>) => void;
  readonly reject: (error: Error) => void;
}

/** Files of one folder that are asked for together and given up together. */
class Batch {
  private readonly paths: string[] = [];
  private readonly readers: Reader[] = [];
  private answered = 0;
  private readonly stop = () => {
    this.readers.slice(this.answered).forEach(({ reject }) => reject(this.signal.reason as Error));
    this.givenUp();
  };

  constructor(
    private readonly folder: string,
    private readonly signal: AbortSignal,
    private readonly givenUp: () => void,
  ) {
    signal.addEventListener('abort', this.stop, { once: true });
  }

  get asked(): AskedTexts {
    return { folder: this.folder, paths: this.paths };
  }

  get isGivenUp(): boolean {
    return this.signal.aborted;
  }

  isFor(folder: string, signal: AbortSignal): boolean {
    return this.folder === folder && this.signal === signal;
  }

  add(path: string): Promise<VersionedText> {
    this.paths.push(path);
    return new Promise((resolve, reject) => this.readers.push({ resolve, reject }));
  }

  /** Answers the next one; true after the last. */
  settle(text: VersionedText | Promise<VersionedText>): boolean {
    this.readers[this.answered++]?.resolve(text);
    const isOver = this.answered === this.paths.length;
    if (isOver) {
      this.signal.removeEventListener('abort', this.stop);
    }
    return isOver;
  }

  /** Answers all that are left without the thread. */
  readHere(): void {
    for (const path of this.isGivenUp ? [] : this.paths.slice(this.answered)) {
      this.settle(versionedOnDisk(this.folder, path, this.signal));
    }
  }
}

function startTextThread(): Worker {
  return startThread(join(__dirname, `textThread${extname(__filename)}`), LARGEST_HEAP_MB);
}
