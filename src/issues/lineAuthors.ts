import { isAbort, isTimeout, withDeadline } from '../base/abort';
import type { Clock } from '../base/clock';
import type { Disposable } from '../base/disposable';
import { mapping } from '../mapping/atFirstNeed';
import type { FilePath } from '../mapping/place';
import type { CommitFacts, Commits } from '../mapping/releases/commits';
import type { FilePasts } from '../mapping/releases/filePast';
import { fileKey } from './whereabouts';

/** A line of a file that is open. */
export interface OpenLine {
  readonly file: FilePath;
  /** From 0. */
  readonly line: number;
  /** Another one after every edit. */
  readonly version: number;
  /** The whole text as it is in the editor. */
  readonly text: () => string;
}

/** Who wrote a line, as the repository of this machine tells it. */
export type LineAuthor =
  | { readonly kind: 'asking' }
  | { readonly kind: 'written'; readonly commit: string; readonly facts: CommitFacts }
  /** It is in no commit yet. */
  | { readonly kind: 'uncommitted' }
  /** What is here of its history does not reach back to it. */
  | { readonly kind: 'unknown' }
  /** Git had not answered when nobody waited any longer. */
  | { readonly kind: 'tooSlow' };

/** Milliseconds after which an answer is asked for anew when a person looks: something may have been committed. */
const FRESH_MS = 60_000;

/** Milliseconds in which a line is followed back. */
const PATIENCE_MS = 5000;

/** Lines that are remembered. */
const MOST_KEPT = 200;

interface Known {
  /** `undefined` for a file without a history. */
  readonly author: LineAuthor | undefined;
  readonly askedAt: number;
}

/** The one question that git is at work on. */
interface Asking {
  readonly key: string;
  /** What was known before. */
  readonly before: Known | undefined;
  readonly ended: AbortController;
}

/** Who wrote lines: asked of one line at a time, when a person looks at it, and remembered for a while. */
export class LineAuthors implements Disposable {
  private readonly known = new Map<string, Known>();
  private asking: Asking | undefined;

  constructor(
    private readonly commits: Pick<Commits, 'factsOf'> & FilePasts,
    private readonly clock: Clock,
    /** Is told what goes wrong in a question that nobody waits for. */
    private readonly failed: (error: unknown) => void,
  ) {}

  /** What is known of who wrote a line; `undefined` where nobody asked, or its file has no history. */
  of(line: OpenLine): LineAuthor | undefined {
    return this.known.get(keyOf(line))?.author;
  }

  /** Has git asked, and of no other line any more; resolves when it has answered, or is asked no more. */
  async look(line: OpenLine): Promise<void> {
    const key = keyOf(line);
    const [known, now] = [this.known.get(key), this.clock.now()];
    if (known !== undefined && now - known.askedAt < FRESH_MS) {
      return;
    }
    this.leave();
    const asking: Asking = { key, before: known, ended: new AbortController() };
    this.asking = asking;
    this.keep(key, { author: known?.author ?? { kind: 'asking' }, askedAt: now });
    const author = await this.answer(line, asking.ended.signal);
    if (this.asking === asking) {
      this.asking = undefined;
      this.keep(key, { author, askedAt: now });
    }
  }

  /** Nobody looks any more: what git is at work on ends, and is asked again at the next look. */
  leave(): void {
    if (this.asking !== undefined) {
      const { key, before, ended } = this.asking;
      this.asking = undefined;
      this.known.delete(key);
      if (before !== undefined) {
        this.keep(key, before);
      }
      ended.abort();
    }
  }

  dispose(): void {
    this.leave();
  }

  /** Never rejects. */
  private async answer(line: OpenLine, signal: AbortSignal): Promise<LineAuthor | undefined> {
    try {
      return await withDeadline(this.clock, PATIENCE_MS, signal, (both) => this.ask(line, both));
    } catch (error) {
      if (isTimeout(error)) {
        return { kind: 'tooSlow' };
      }
      if (!isAbort(error)) {
        this.failed(error);
      }
      return { kind: 'unknown' };
    }
  }

  private async ask({ file, line, text }: OpenLine, signal: AbortSignal): Promise<LineAuthor | undefined> {
    const { lastChangeOf } = await mapping();
    const change = await lastChangeOf({ line, text: text() }, file, this.commits, signal);
    if (typeof change !== 'object') {
      return change && { kind: change };
    }
    const facts = await this.commits.factsOf(change.commit, file, signal);
    return facts === undefined ? { kind: 'unknown' } : { kind: 'written', commit: change.commit, facts };
  }

  private keep(key: string, known: Known): void {
    this.known.delete(key);
    this.known.set(key, known);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_KEPT && oldest !== undefined) {
      this.known.delete(oldest);
    }
  }
}

function keyOf({ file, line, version }: OpenLine): string {
  return `${fileKey(file)}\n${line}\n${version}`;
}
