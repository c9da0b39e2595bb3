import type { Worker } from 'node:worker_threads';
import { type Clock, systemClock } from '../../base/clock';
import { type Disposable, MutableDisposable } from '../../base/disposable';
import { startWorker } from './startWorker';
import type { Answered, Asked, Question, Questions } from './workerProtocol';

/** Milliseconds after the last answer for which the thread keeps its maps open. */
const IDLE_MS = 60_000;

interface Pending {
  readonly settle: (answer: Answered['answer']) => void;
  /** What is asked about. */
  readonly subject: string;
}

/**
 * Asks the thread in which large source maps are opened. It starts with the first question, ends when nothing was
 * asked for a minute, and starts again when it is needed. When it dies, whoever waits gets no answer, and what it was
 * asked about is not asked again.
 */
export class MapWorker implements Disposable {
  /** In the order in which they were asked. */
  private readonly pending = new Map<number, Pending>();
  private readonly deadly = new Set<string>();
  private readonly ending = new MutableDisposable();
  private thread: Worker | undefined;
  private lastId = 0;
  private isDisposed = false;

  constructor(
    private readonly clock: Clock = systemClock,
    private readonly start: () => Worker = startWorker,
  ) {}

  /** True while the thread lives. */
  get isRunning(): boolean {
    return this.thread !== undefined;
  }

  /**
   * The answer to a question; `undefined` where there is none. Rejects as soon as `signal` is aborted; the thread then
   * ends unless others wait for it: it may be in the middle of what takes long.
   */
  async ask<Q extends Question>(
    question: Q,
    about: Questions[Q]['ask'],
    signal: AbortSignal,
  ): Promise<Questions[Q]['answer'] | undefined> {
    signal.throwIfAborted();
    const subject = subjectOf(about);
    if (this.isDisposed || this.deadly.has(subject)) {
      return undefined;
    }
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.pending.delete(id);
        if (this.pending.size === 0) {
          this.end();
        }
        reject(signal.reason as Error);
      };
      const settle = (answer: Answered['answer']) => {
        signal.removeEventListener('abort', stop);
        resolve(answer);
      };
      signal.addEventListener('abort', stop, { once: true });
      this.pending.set(id, { settle, subject });
      this.post({ id, question, ...about } as Asked);
    });
  }

  dispose(): void {
    this.isDisposed = true;
    this.end();
  }

  private post(asked: Asked): void {
    this.ending.value = undefined;
    this.thread ??= this.begin();
    this.thread.ref();
    this.thread.postMessage(asked, []);
  }

  private begin(): Worker {
    const thread = this.start();
    thread.on('message', ({ id, answer }: Answered) => this.answered(id, answer));
    thread.on('error', () => this.died(thread));
    thread.on('exit', () => this.died(thread));
    return thread;
  }

  private answered(id: number, answer: Answered['answer']): void {
    const asked = this.pending.get(id);
    this.pending.delete(id);
    if (this.pending.size === 0) {
      this.thread?.unref(); // it keeps no process alive that has nothing else to do
      this.ending.value = this.clock.after(IDLE_MS, () => this.end());
    }
    asked?.settle(answer);
  }

  /** The thread works on the first question. */
  private died(thread: Worker): void {
    if (this.thread === thread) {
      const [first] = this.pending.values();
      if (first !== undefined) {
        this.deadly.add(first.subject);
      }
      this.end();
    }
  }

  /** Whoever waits gets no answer. */
  private end(): void {
    const { thread } = this;
    const waiting = [...this.pending.values()];
    this.thread = undefined;
    this.ending.value = undefined;
    this.pending.clear();
    void thread?.terminate();
    waiting.forEach(({ settle }) => settle(undefined));
  }
}

/** A file as it was when it was asked about. */
function subjectOf(about: Questions[Question]['ask']): string {
  return JSON.stringify('map' in about ? about.map : 'file' in about ? about.file : about.root);
}
