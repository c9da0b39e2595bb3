import { parseJson } from '../../base/json';
import { type Became, decodeLine, type Entry, entryLine, type Gone, goneLine, type Line } from './entry';
import type { Seen } from '../triage/seen';
import type { OutboxFiles } from './outboxFiles';

/** What all windows append to; what of that is being gathered; what was gathered; what could not be read. */
const [CURRENT, TAKEN, KEPT, UNREAD] = ['new.jsonl', 'taken.jsonl', 'kept.jsonl', 'unread.jsonl'] as const;

/** A window that was slow to write may bring an entry again that is done with: so many of those are remembered. */
const MOST_GONE = 500;
/** Of so many it is kept what their issues became, for a window that looks late. */
const MOST_BECAME = 100;
const MOST_TRIES = 10;

/** What the files say. */
export interface Contents {
  /** In the order in which they were written first. */
  readonly entries: readonly Entry[];
  /** Ids of those that are done with, as far as they are remembered. */
  readonly gone: ReadonlyMap<string, Gone>;
  /** Of those that are done, as far as that is remembered. */
  readonly became: Became;
  /** Lines that could not be read. */
  readonly unread: readonly string[];
  /** How many lines there are. */
  readonly lines: number;
  /** Whether nothing is to stay but what waits. */
  readonly isToClear: boolean;
}

/** An action that could not be written down, and so was not taken. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}

/**
 * The outbox on disk: lines that are appended, of which the last one of an entry counts, and which one window at a time
 * gathers into fewer. Nothing depends on any clock, and every state of the files that a crash may leave is read alike.
 */
export class EntryLog {
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly files: OutboxFiles) {}

  /**
   * Appends lines; resolves when they are safe. They stand in the order of the calls.
   * @throws {NotKept}
   */
  append(lines: readonly string[]): Promise<void> {
    // A line feed before, too: what another one left half-written stands on a line of its own then.
    const text = `\n${lines.join('\n')}\n`;
    return this.inTurn(async () => {
      for (let tries = 1; !(await this.appended(text)); tries++) {
        if (tries >= MOST_TRIES) {
          throw new NotKept('the file of the outbox is replaced all the time');
        }
      }
    });
  }

  /** What the files say now. Lines go from one file to the next: whoever reads in that order misses none. */
  read(): Promise<Contents> {
    return this.inTurn(async () => {
      const current = await this.files.read(CURRENT);
      const taken = await this.files.read(TAKEN);
      const kept = await this.files.read(KEPT);
      const contents = folded([kept, taken, current]);
      const aside = linesOf(await this.files.read(UNREAD));
      return { ...contents, unread: [...aside, ...contents.unread] };
    });
  }

  /**
   * Gathers what was appended into one line an entry: for the one window that owns the outbox. Where all is to go but
   * what waits, so does what could not be read: nobody knows whose it is.
   */
  compact(): Promise<void> {
    return this.inTurn(async () => {
      const { files } = this;
      await ((await files.read(TAKEN)) === undefined && files.rename(CURRENT, TAKEN));
      const contents = folded([await files.read(KEPT), await files.read(TAKEN)]);
      if (contents.isToClear) {
        await files.remove(UNREAD);
      } else if (contents.unread.length > 0) {
        await files.append(UNREAD, `${contents.unread.join('\n')}\n`);
      }
      const gone = [...contents.gone].slice(-MOST_GONE);
      const goneAs = (how: Gone) => gone.filter(([, one]) => one === how).map(([id]) => id);
      const became = contents.isToClear ? undefined : new Map([...contents.became].slice(-MOST_BECAME));
      const lines = [
        ...[goneLine(goneAs('done'), 'done', became), goneLine(goneAs('discarded'), 'discarded')],
        ...contents.entries.map(entryLine),
      ];
      await files.replace(KEPT, lines.map((line) => `${line}\n`).join(''));
      await files.remove(TAKEN);
    });
  }

  private async appended(text: string): Promise<boolean> {
    try {
      return await this.files.append(CURRENT, text);
    } catch (error) {
      throw new NotKept('the outbox cannot be written', { cause: error });
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work, work);
    this.queue = done.catch(() => undefined);
    return done;
  }
}

/** @param texts of the files, the oldest first. */
function folded(texts: readonly (string | undefined)[]): Contents {
  const entries = new Map<string, Entry>();
  const gone = new Map<string, Gone>();
  const became = new Map<string, Seen>();
  const unread: string[] = [];
  let lines = 0;
  let isToClear = false;
  for (const written of texts.flatMap(linesOf)) {
    lines++;
    const line = lineOf(written);
    if (line === undefined) {
      unread.push(written);
    } else if (line.kind === 'clear') {
      isToClear = true;
    } else if (line.kind === 'gone') {
      line.ids.forEach((id) => gone.set(id, line.how));
      line.became.forEach((seen, id) => became.set(id, seen));
    } else {
      // That it was sent stays true, whatever a window writes that has not heard of it.
      const sent = line.entry.sent ?? entries.get(line.entry.id)?.sent;
      entries.set(line.entry.id, { ...line.entry, ...(sent && { sent }) });
    }
  }
  const waiting = [...entries.values()].filter(({ id }) => !gone.has(id));
  return { entries: waiting, gone, became, unread, lines, isToClear };
}

function linesOf(text = ''): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

function lineOf(written: string): Line | undefined {
  try {
    return decodeLine(parseJson(written));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
