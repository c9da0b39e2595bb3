import { randomUUID } from 'node:crypto';
import { isAbort } from '../../base/abort';
import type { Clock } from '../../base/clock';
import { type Disposable, DisposableStore } from '../../base/disposable';
import { Emitter, type Event } from '../../base/event';
import type { Log } from '../../base/log';
import { Settling } from '../../base/settling';
import type { SignedIn } from '../../sentry/accounts';
import type { Issue } from '../../sentry/issues';
import type { Lease, Leases } from '../leases';
import { applyAction, type Outcome } from '../triage/applyAction';
import { type Action, isPersonal } from '../triage/action';
import { seenOf } from '../triage/seen';
import { rebased } from '../triage/touched';
import { type Entry, entryLine, type EntryState, goneLine, type Trouble } from './entry';
import { type Contents, EntryLog, NotKept } from './entryLog';
import { failureOf, meaningOf } from './failure';
import type { OutboxFiles } from './outboxFiles';
import { Patience } from './patience';
import { nameOf } from './withPending';

/** What the outbox is made of. */
export interface OutboxParts {
  readonly files: OutboxFiles;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  /** Who is signed in; the same object as long as account and token stand. */
  readonly accounts: { readonly signedIn: readonly SignedIn[]; readonly onDidChange: Event<void> };
}

/** An action that came to its end. */
export interface Finished {
  readonly entry: Entry;
  /** What the issue is now; `undefined` for a comment, and where another window was told. */
  readonly issue?: Issue;
}

/** Entries that are sent at the same time, each of another issue. */
const AT_ONCE = 4;
/** Milliseconds between two looks at whether the window that owns the outbox is still there. */
const LOOK_MS = 1000;
/** Lines that remember what is done with. */
const GONE_LINES = 2;
/** Lines beyond those that are needed, before they are gathered. */
const MOST_LINES = 100;

/** Another window owns the outbox now. */
class LostLease extends Error {}

/**
 * Actions on their way to their servers, in order for each issue. They are on disk before anything else happens, and
 * one window at a time sends them, for all.
 */
export class Outbox implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<void>());
  private readonly finished = this.owned.add(new Emitter<Finished>());
  private readonly life = new AbortController();
  private readonly log: EntryLog;
  private readonly patience: Patience;
  private known: readonly Entry[] = [];
  private unreadLines = 0;
  private lines = 0;
  /** By id, what stops it. */
  private readonly underWay = new Map<string, AbortController>();
  /** Ids of what is done with; the disk may not know it yet. */
  private readonly gone = new Set<string>();
  /** Lines that could not be written: what they say is found out again after a crash. */
  private unwritten: readonly string[] = [];
  private work: Promise<void> | undefined;
  /** Ends the pause that whoever owns the outbox makes. */
  private wakeUp: () => void = () => undefined;

  readonly onDidChange = this.changed.event;
  /** Fires when the server has confirmed an action, after its entry is gone from `entries`. */
  readonly onDidFinish = this.finished.event;

  constructor(private readonly parts: OutboxParts) {
    const { files, clock, accounts } = parts;
    this.log = new EntryLog(files);
    this.patience = this.owned.add(new Patience(clock, () => this.stir()));
    this.owned.add(accounts.onDidChange(() => this.stir()));
  }

  /** Everything that waits, in order. */
  get entries(): readonly Entry[] {
    return this.known.map((entry) => ({ ...entry, state: this.stateOf(entry) }));
  }

  /** How many lines on disk could not be read; they are kept aside. */
  get unread(): number {
    return this.unreadLines;
  }

  /** Takes up what was left by this window and others, from now on too, and begins to send it. */
  async open(): Promise<void> {
    const { files, clock } = this.parts;
    const look = this.owned.add(new Settling(clock, 50, 500, () => void this.lookAgain()));
    this.owned.add(files.watch(() => look.stir()));
    await this.reread();
    this.stir();
  }

  /**
   * Takes an action; resolves when it is safe on disk, and sends it when that is possible.
   * @throws {NotKept} where it cannot be written down: then it is not taken.
   */
  async act(account: string, org: string, issue: Issue, action: Action): Promise<Entry> {
    const entry: Entry = {
      ...{ id: randomUUID(), account, org, issue: issue.id, shortId: issue.shortId },
      ...{ title: issue.title.slice(0, 200), action, seen: seenOf(issue), at: this.parts.clock.now() },
      state: { kind: 'pending' },
    };
    await this.write([entryLine(entry)]);
    this.become([...this.known.filter(({ id }) => id !== entry.id), entry]);
    this.stir();
    return entry;
  }

  /**
   * Sends what failed once more, what waits at once, and what is in conflict over what somebody else did, unless that
   * is changed again.
   * @throws {NotKept}
   */
  async retry(id: string): Promise<void> {
    const entry = this.known.find((one) => one.id === id);
    if (entry === undefined || this.underWay.has(id)) {
      return;
    }
    if (entry.state.kind !== 'pending') {
      await this.rewrite(retried(entry));
    }
    this.patience.forget(entry);
    this.stir();
  }

  /**
   * Gives an action up. One that is being sent may have been made all the same.
   * @throws {NotKept} where that cannot be written down: then it still waits.
   */
  async discard(...ids: readonly string[]): Promise<void> {
    if (ids.length > 0) {
      await this.write([goneLine(ids, 'discarded')]);
      this.dismiss(ids);
      ids.forEach((id) => this.underWay.get(id)?.abort());
      this.stir();
    }
  }

  /** Gives up all that an account has waiting, as when the person signs out. */
  async forget(account: string): Promise<void> {
    await this.reread();
    await this.discard(...this.known.filter((entry) => entry.account === account).map(({ id }) => id));
    this.lines = Infinity; // nothing of it is to stay on disk
    const lease = await this.parts.leases.take('outbox').catch(() => undefined);
    if (lease !== undefined) {
      await this.tidy(lease);
      await lease.release().catch(() => undefined);
    }
  }

  /** A server was reached, or the person asks: whatever waits for a time is tried at once. */
  wake(): void {
    this.patience.forgetAll();
    this.stir();
  }

  dispose(): void {
    this.life.abort();
    this.wakeUp();
    this.underWay.forEach((one) => one.abort());
    this.owned.dispose();
  }

  /** Resolves when nothing more is under way; after `dispose`, when the outbox is another window's to take. */
  async idle(): Promise<void> {
    await this.work;
  }

  private stateOf(entry: Entry): EntryState {
    if (entry.state.kind !== 'pending') {
      return entry.state;
    }
    const trouble = this.troubleOf(entry);
    return this.underWay.has(entry.id)
      ? { kind: 'sending' }
      : { kind: 'pending', ...(trouble && { trouble }) };
  }

  private troubleOf(entry: Entry): Trouble | undefined {
    return this.signedIn(entry) === undefined ? { kind: 'signIn' } : this.patience.troubleOf(entry);
  }

  private signedIn({ account }: Entry): SignedIn | undefined {
    const found = this.parts.accounts.signedIn.find((one) => one.account.id === account);
    return found && this.patience.isRefused(found) ? undefined : found;
  }

  private stir(): void {
    this.wakeUp();
    if (this.work === undefined && !this.life.signal.aborted && this.hasWork()) {
      this.work = this.own()
        .catch((error: unknown) => this.parts.log.error('the outbox stopped', error))
        .finally(() => {
          this.work = undefined;
          this.stir();
        });
    }
    this.changed.fire();
  }

  private hasWork(): boolean {
    return this.known.some(({ state }) => state.kind === 'pending');
  }

  /** Owns the outbox for as long as something waits, as soon as no other window does. */
  private async own(): Promise<void> {
    while (!this.life.signal.aborted && this.hasWork()) {
      const lease = await this.parts.leases.take('outbox').catch(() => undefined);
      if (lease === undefined) {
        await this.pause(LOOK_MS);
        await this.reread();
        continue;
      }
      try {
        await this.reread();
        await this.sendAll(lease);
      } catch (error) {
        await this.recover(error);
      } finally {
        await lease.release().catch(() => undefined);
      }
    }
  }

  private async recover(error: unknown): Promise<void> {
    if (!(error instanceof LostLease)) {
      this.parts.log.error('the outbox stumbled', error);
    }
    await this.pause(LOOK_MS);
  }

  private async sendAll(lease: Lease): Promise<void> {
    const sending = new Set<Promise<void>>();
    const stopped: unknown[] = [];
    while (!this.life.signal.aborted && stopped.length === 0 && (this.hasWork() || sending.size > 0)) {
      for (const entry of this.ready().slice(0, AT_ONCE - sending.size)) {
        const one: Promise<void> = this.send(entry, lease)
          .catch((error: unknown) => void stopped.push(error))
          .finally(() => sending.delete(one));
        sending.add(one);
      }
      if (sending.size > 0) {
        await Promise.race([...sending, this.pause()]);
      } else if (this.hasWork()) {
        await this.pause();
        await this.checkHeld(lease);
      }
      await (sending.size === 0 && this.tidy(lease));
    }
    await Promise.all(sending);
    if (stopped.length > 0) {
      throw stopped[0];
    }
  }

  /** What may be sent now: of each issue the first that was not refused, where that waits for nothing. */
  private ready(): readonly Entry[] {
    const first = new Map<string, Entry>();
    for (const entry of this.known.filter(({ state }) => state.kind !== 'failed')) {
      first.set(nameOf(entry), first.get(nameOf(entry)) ?? entry);
    }
    return [...first.values()].filter((entry) => {
      const state = this.stateOf(entry);
      return state.kind === 'pending' && state.trouble === undefined;
    });
  }

  private async send(entry: Entry, lease: Lease): Promise<void> {
    const signedIn = this.signedIn(entry);
    if (signedIn === undefined) {
      return;
    }
    const stop = new AbortController();
    this.underWay.set(entry.id, stop);
    this.changed.fire();
    let current = entry;
    try {
      const { issue, action, seen, sent } = entry;
      const attempt = { issue, action, seen, me: signedIn.account.user.id, ...(sent && { sent }) };
      const willSend = async (mark: NonNullable<Entry['sent']>) => {
        await this.checkHeld(lease);
        if (current.sent === undefined) {
          current = { ...current, sent: mark };
          await this.rewrite(current);
        }
      };
      const outcome = await applyAction(signedIn.http, entry.org, attempt, willSend, stop.signal);
      await this.take(current, outcome, signedIn);
    } catch (error) {
      await this.stumble(entry, error);
    } finally {
      this.underWay.delete(entry.id);
      this.changed.fire();
    }
  }

  private async stumble(entry: Entry, error: unknown): Promise<void> {
    if (error instanceof NotKept) {
      this.patience.wait(entry, 'entry', { kind: 'disk' });
    } else if (!isAbort(error)) {
      throw error;
    }
  }

  private async take(entry: Entry, outcome: Outcome, signedIn: SignedIn): Promise<void> {
    switch (outcome.kind) {
      case 'done':
        return this.finish(entry, signedIn.account.user.id, outcome.issue);
      case 'conflict': {
        const { now, contested } = outcome;
        const { lastChange } = now;
        const mark = lastChange === undefined ? {} : { lastChange };
        return this.rewrite({ ...entry, state: { kind: 'conflict', now: seenOf(now), contested, ...mark } });
      }
      case 'refused':
      case 'unclear': {
        const { error } = outcome;
        const meaning = meaningOf(error);
        this.parts.log.error(`${entry.shortId}: ${entry.action.kind} did not get through`, error);
        if (meaning === 'no') {
          return this.rewrite({ ...entry, state: { kind: 'failed', reason: failureOf(error) } });
        }
        if (meaning === 'signIn') {
          this.patience.refuse(signedIn);
        } else {
          this.patience.wait(
            entry,
            meaning,
            { kind: 'later', failure: failureOf(error) },
            error.details.retryAt,
          );
        }
      }
    }
  }

  /** What follows for the same issue was meant for what this one makes of it. */
  private async finish(entry: Entry, me: string, issue: Issue | undefined): Promise<void> {
    this.patience.succeed(entry);
    await this.reread(); // another window may have written something that follows
    const isFollowing = (one: Entry) => one.id !== entry.id && nameOf(one) === nameOf(entry);
    const following =
      issue === undefined || isPersonal(entry.action)
        ? []
        : this.known
            .filter(isFollowing)
            .map((one) => ({ ...one, seen: rebased(one.seen, entry.action, seenOf(issue), me) }));
    this.known = this.known.map((one) => following.find(({ id }) => id === one.id) ?? one);
    const lines = [...following.map(entryLine), goneLine([entry.id], 'done')];
    const written = this.write(lines).catch(() => {
      this.unwritten = [...this.unwritten, ...lines];
    });
    this.gone.add(entry.id);
    this.known = this.known.filter(({ id }) => id !== entry.id);
    this.underWay.delete(entry.id);
    this.finished.fire({ entry, ...(issue && { issue }) });
    this.changed.fire();
    await written;
  }

  private async rewrite(entry: Entry): Promise<void> {
    await this.write([entryLine(entry)]);
    this.become(this.known.map((one) => (one.id === entry.id ? entry : one)));
  }

  private async write(lines: readonly string[]): Promise<void> {
    const { unwritten } = this;
    await this.log.append([...unwritten, ...lines]);
    this.unwritten = this.unwritten.slice(unwritten.length);
    this.lines += unwritten.length + lines.length;
  }

  private dismiss(ids: readonly string[]): void {
    ids.forEach((id) => this.gone.add(id));
    this.become(this.known.filter(({ id }) => !ids.includes(id)));
  }

  private async lookAgain(): Promise<void> {
    if (!this.life.signal.aborted) {
      await this.reread();
      this.stir();
    }
  }

  private async reread(): Promise<void> {
    let contents: Contents;
    try {
      contents = await this.log.read();
    } catch (error) {
      this.parts.log.error('the outbox cannot be read', error);
      return;
    }
    this.unreadLines = contents.unread.length;
    this.lines = contents.lines;
    const elsewhere = this.known.filter(({ id }) => contents.gone.get(id) === 'done' && !this.gone.has(id));
    [...contents.gone.keys()].forEach((id) => this.gone.add(id));
    const mine = new Map(this.known.map((entry) => [entry.id, entry]));
    const read = contents.entries.filter(({ id }) => !this.gone.has(id));
    const next = read.map((entry) => (this.underWay.has(entry.id) ? (mine.get(entry.id) ?? entry) : entry));
    const isSame = JSON.stringify(next) === JSON.stringify(this.known);
    this.known = next;
    elsewhere.forEach((entry) => this.finished.fire({ entry }));
    if (!isSame) {
      this.changed.fire();
    }
  }

  private async tidy(lease: Lease): Promise<void> {
    const isMuch =
      this.lines > this.known.length + MOST_LINES || (this.known.length === 0 && this.lines > GONE_LINES);
    if (isMuch && (await lease.isHeld())) {
      this.lines = this.known.length + GONE_LINES;
      await this.log.compact().catch((error: unknown) => {
        this.parts.log.error('the outbox could not be tidied', error);
      });
    }
  }

  private async checkHeld(lease: Lease): Promise<void> {
    if (!(await lease.isHeld())) {
      throw new LostLease();
    }
  }

  /** Waits until something stirs, at the most for a time. */
  private async pause(ms?: number): Promise<void> {
    let timer: Disposable | undefined;
    await new Promise<void>((resolve) => {
      this.wakeUp = resolve;
      timer = ms === undefined ? undefined : this.parts.clock.after(ms, resolve);
    });
    timer?.dispose();
  }

  private become(next: readonly Entry[]): void {
    this.known = next;
    this.changed.fire();
  }
}

/** An entry as it is to be sent again: over what somebody else did, where the person was asked about that. */
function retried(entry: Entry): Entry {
  const { state, sent } = entry;
  if (state.kind !== 'conflict') {
    return { ...entry, state: { kind: 'pending' } };
  }
  const { now, lastChange } = state;
  const mark = sent && { sent: { ...sent, lastChange } };
  return { ...entry, seen: now, ...mark, state: { kind: 'pending' } };
}
