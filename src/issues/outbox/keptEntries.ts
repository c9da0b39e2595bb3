import { type Disposable, DisposableStore } from '../../base/disposable';
import { Emitter } from '../../base/event';
import type { Log } from '../../base/log';
import type { Lease } from '../leases';
import type { Seen } from '../triage/seen';
import { clearLine, type Entry, entryLine, goneLine } from './entry';
import { type Contents, EntryLog } from './entryLog';
import type { OutboxFiles } from './outboxFiles';

/** Lines that remember what is done with. */
const GONE_LINES = 2;
/** Lines beyond those that are needed, before they are gathered. */
const MOST_LINES = 100;

/** What is done, with what its issue was then, where that is told. */
interface Done {
  readonly entry: Entry;
  readonly became?: Seen;
}

/** What waits, as this window knows it: what stands on disk, and what the disk has not taken yet. */
export class KeptEntries implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<void>());
  private readonly doneElsewhere = this.owned.add(new Emitter<Done>());
  private readonly askedElsewhere = this.owned.add(new Emitter<Entry>());
  private readonly file: EntryLog;
  private known: readonly Entry[] = [];
  private unreadLines = 0;
  private lines = 0;
  private isToClear = false;
  /** Ids of what is done with; the disk may not know it yet. */
  private readonly gone = new Set<string>();
  /** Lines that could not be written: what they say is found out again after a crash. */
  private unwritten: readonly string[] = [];

  readonly onDidChange = this.changed.event;
  /** Fires for what another window was told that it is done. */
  readonly onDoneElsewhere = this.doneElsewhere.event;
  /** Fires for what the person wants to be sent at once, as they said in another window. */
  readonly onAskedElsewhere = this.askedElsewhere.event;

  /** @param isMine whether this window is at an entry just now: what others wrote of it is older then. */
  constructor(
    files: OutboxFiles,
    private readonly isMine: (id: string) => boolean,
    private readonly log: Log,
  ) {
    this.file = new EntryLog(files);
  }

  /** In order. */
  get all(): readonly Entry[] {
    return this.known;
  }

  /** How many lines on disk could not be read; they are kept aside. */
  get unread(): number {
    return this.unreadLines;
  }

  /** Whether anything is to be sent, or to be removed from the disk. */
  get hasWork(): boolean {
    return this.isToClear || this.known.some(({ state }) => state.kind === 'pending');
  }

  /**
   * Keeps entries, all or none.
   * @throws {NotKept}
   */
  async add(entries: readonly Entry[]): Promise<void> {
    await this.write(entries.map(entryLine));
    const ids = new Set(entries.map(({ id }) => id));
    this.become([...this.known.filter(({ id }) => !ids.has(id)), ...entries]);
  }

  /**
   * Keeps an entry as it is from now on.
   * @throws {NotKept}
   */
  async rewrite(entry: Entry): Promise<void> {
    await this.write([entryLine(entry)]);
    this.become(this.known.map((one) => (one.id === entry.id ? entry : one)));
  }

  /**
   * Gives entries up.
   * @throws {NotKept}
   */
  async discard(ids: readonly string[]): Promise<void> {
    await this.write([goneLine(ids, 'discarded')]);
    ids.forEach((id) => this.gone.add(id));
    this.become(this.known.filter(({ id }) => !ids.includes(id)));
  }

  /**
   * An entry is done: that is known at once.
   * @param became what its issue is now. @param following entries as they are from now on because of that.
   * @returns when it is written down, or cannot be, which does no harm.
   */
  finish({ id }: Entry, became: Seen | undefined, following: readonly Entry[]): Promise<void> {
    const told = became && new Map([[id, became]]);
    const lines = [...following.map(entryLine), goneLine([id], 'done', told)];
    const written = this.write(lines).catch(() => {
      this.unwritten = [...this.unwritten, ...lines];
    });
    this.gone.add(id);
    this.known = this.known
      .map((one) => following.find((other) => other.id === one.id) ?? one)
      .filter((one) => one.id !== id);
    return written;
  }

  /** Takes in what all windows wrote. */
  async reread(): Promise<void> {
    let contents: Contents;
    try {
      contents = await this.file.read();
    } catch (error) {
      this.log.error('the outbox cannot be read', error);
      return;
    }
    const hadUnread = this.unreadLines;
    this.tellUnread(contents.unread.length);
    this.lines = contents.lines;
    this.isToClear = contents.isToClear;
    const elsewhere = this.known.filter(({ id }) => contents.gone.get(id) === 'done' && !this.gone.has(id));
    [...contents.gone.keys()].forEach((id) => this.gone.add(id));
    const mine = new Map(this.known.map((entry) => [entry.id, entry]));
    const read = contents.entries.filter(({ id }) => !this.gone.has(id));
    const next = read.map((entry) => (this.isMine(entry.id) ? (mine.get(entry.id) ?? entry) : entry));
    const isSame = hadUnread === this.unreadLines && JSON.stringify(next) === JSON.stringify(this.known);
    this.known = next;
    elsewhere.forEach((entry) => {
      const became = contents.became.get(entry.id);
      this.doneElsewhere.fire({ entry, ...(became && { became }) });
    });
    next
      .filter(({ id, asked }) => asked !== (mine.get(id) ?? { asked }).asked)
      .forEach((entry) => this.askedElsewhere.fire(entry));
    if (!isSame) {
      this.changed.fire();
    }
  }

  /**
   * Nothing is to stay on disk but what waits, whichever window owns the outbox.
   * @throws {NotKept}
   */
  async clear(): Promise<void> {
    await this.write([clearLine]);
    this.isToClear = true;
  }

  /** Gathers the lines on disk where they are many. */
  async tidy(lease: Lease): Promise<void> {
    const isMuch =
      this.isToClear ||
      this.lines > this.known.length + MOST_LINES ||
      (this.known.length === 0 && this.lines > GONE_LINES);
    if (isMuch && (await lease.isHeld())) {
      this.lines = this.known.length + GONE_LINES;
      this.isToClear = false;
      await this.file.compact().catch((error: unknown) => {
        this.log.error('the outbox could not be tidied', error);
      });
    }
  }

  dispose(): void {
    this.owned.dispose();
  }

  private tellUnread(lines: number): void {
    if (lines > this.unreadLines) {
      this.log.warn(`${lines} lines of the outbox cannot be read: they are kept aside`);
    }
    this.unreadLines = lines;
  }

  private async write(lines: readonly string[]): Promise<void> {
    const { unwritten } = this;
    await this.file.append([...unwritten, ...lines]);
    this.unwritten = this.unwritten.slice(unwritten.length);
    this.lines += unwritten.length + lines.length;
  }

  private become(next: readonly Entry[]): void {
    this.known = next;
    this.changed.fire();
  }
}
