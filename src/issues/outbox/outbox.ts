import type { Clock } from '../../base/clock';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/disposable';
import { Emitter } from '../../base/event';
import type { Log } from '../../base/log';
import { Settling } from '../../base/settling';
import type { Issue } from '../../sentry/issues';
import type { Leases } from '../leases';
import type { Action } from '../triage/action';
import type { Job } from '../triage/job';
import { type Entry, type EntryState, isUntold } from './entry';
import { Intake } from './intake';
import { KeptEntries } from './keptEntries';
import type { OutboxFiles } from './outboxFiles';
import { type Finished, Sender, type Senders } from './sender';
import { Sending } from './sending';

export type { Finished } from './sender';

/** What the outbox is made of. */
export interface OutboxParts {
  readonly files: OutboxFiles;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  readonly accounts: Senders;
}

/**
 * Actions on their way to their servers, in order for each issue. They are on disk before anything else happens, and
 * one window at a time sends them, for all.
 */
export class Outbox implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<void>());
  private readonly finished = this.owned.add(new Emitter<Finished>());
  private readonly kept: KeptEntries;
  private readonly intake: Intake;
  private readonly sender: Sender;
  private readonly sending: Sending;
  /** What other windows write, from the first `open` on. */
  private readonly watching = this.owned.add(new MutableDisposable());

  readonly onDidChange = this.changed.event;
  /** Fires when the server has confirmed an action, after its entry is gone from `entries`. */
  readonly onDidFinish = this.finished.event;

  constructor(private readonly parts: OutboxParts) {
    const { files, leases, clock, accounts, log } = parts;
    const { owned } = this;
    this.kept = owned.add(new KeptEntries(files, (id) => this.sender.isUnderWay(id), log));
    this.intake = new Intake(this.kept, clock);
    this.sender = owned.add(new Sender(this.kept, accounts, clock, log, () => this.stir()));
    this.sending = owned.add(
      new Sending(this.kept, this.sender, leases, clock, log, () => this.changed.fire()),
    );
    owned.add(accounts.onDidChange(() => this.stir()));
    owned.add(this.kept.onDidChange(() => this.changed.fire()));
    owned.add(this.kept.onAskedElsewhere((entry) => this.sender.hurry(entry)));
    owned.add(this.kept.onDoneElsewhere((one) => this.finished.fire(one)));
    owned.add(this.sender.onDidChange(() => this.changed.fire()));
    owned.add(this.sender.onDidFinish((one) => this.finished.fire(one)));
  }

  /** Everything that waits, in order. */
  get entries(): readonly Entry[] {
    return this.kept.all.map((entry) => ({ ...entry, state: this.stateOf(entry) }));
  }

  /** How many lines on disk could not be read; they are kept aside. */
  get unread(): number {
    return this.kept.unread;
  }

  /** Takes up what was left by this window and others, from now on too, and begins to send it. */
  async open(): Promise<void> {
    this.watching.value ??= this.watch();
    await this.kept.reread();
    this.stir();
  }

  /**
   * Takes an action; resolves when it is safe on disk, and sends it when that is possible.
   * @throws {NotKept} where it cannot be written down: then it is not taken.
   */
  async act(account: string, org: string, issue: Issue, action: Action): Promise<Entry> {
    const [entry] = await this.actAll([{ account, org, issue, action }]);
    if (entry === undefined) {
      throw new TypeError('an action has an entry');
    }
    return entry;
  }

  /**
   * Takes actions; resolves when all are safe on disk, and sends them when that is possible. One that is the last to
   * wait for its issue already is taken once.
   * @returns their entries, in the order of the jobs.
   * @throws {NotKept} where they cannot be written down: then none is taken.
   */
  async actAll(jobs: readonly Job[]): Promise<readonly Entry[]> {
    const entries = await this.intake.take(jobs);
    this.stir();
    return entries;
  }

  /**
   * Sends what failed once more, what waits at once, and what is in conflict over what somebody else did, unless that
   * is changed again.
   * @throws {NotKept}
   */
  async retry(id: string): Promise<void> {
    const entry = this.kept.all.find((one) => one.id === id);
    if (entry === undefined || this.sender.isUnderWay(id)) {
      return;
    }
    if (entry.state.kind !== 'pending') {
      await this.kept.rewrite(retried(entry));
    } else if (this.sending.isElsewhere) {
      await this.kept.rewrite({ ...entry, asked: (entry.asked ?? 0) + 1 });
      this.sending.lookAnew();
    }
    this.sender.hurry(entry);
    this.stir();
  }

  /**
   * Gives an action up. One that is being sent may have been made all the same.
   * @throws {NotKept} where that cannot be written down: then it still waits.
   */
  async discard(...ids: readonly string[]): Promise<void> {
    if (ids.length > 0) {
      await this.kept.discard(ids);
      this.sender.stop(ids);
      this.stir();
    }
  }

  /**
   * Gives up all that an account has waiting, as when the person signs out: the window that owns the outbox leaves
   * nothing of it on disk.
   * @throws {NotKept} where that cannot be written down.
   */
  async forget(account: string): Promise<void> {
    await this.kept.reread();
    await this.discard(...this.kept.all.filter((entry) => entry.account === account).map(({ id }) => id));
    await this.kept.clear();
    this.stir();
  }

  /**
   * The person was told of conflicts: no window tells them again.
   * @throws {NotKept} where that cannot be written down.
   */
  async told(...ids: readonly string[]): Promise<void> {
    for (const entry of this.kept.all.filter(({ id }) => ids.includes(id)).filter(isUntold)) {
      await this.kept.rewrite({ ...entry, state: { ...entry.state, isTold: true } });
    }
  }

  /** A server was reached, or the person asks: whatever waits for a time is tried at once. */
  wake(): void {
    this.sender.hurry();
    this.stir();
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** Resolves when nothing more is under way; after `dispose`, when the outbox is another window's to take. */
  async idle(): Promise<void> {
    await this.sending.idle();
  }

  private stateOf(entry: Entry): EntryState {
    const state = this.sender.stateOf(entry);
    return state.kind === 'pending' && state.trouble === undefined && this.sending.isElsewhere
      ? { kind: 'pending', trouble: { kind: 'elsewhere' } }
      : state;
  }

  private stir(): void {
    this.sending.stir();
    this.changed.fire();
  }

  private watch(): Disposable {
    const { files, clock } = this.parts;
    const owned = new DisposableStore();
    const look = owned.add(new Settling(clock, 50, 500, () => void this.lookAgain()));
    owned.add(files.watch(() => look.stir()));
    return owned;
  }

  private async lookAgain(): Promise<void> {
    if (!this.sending.isOver) {
      await this.kept.reread();
      this.stir();
    }
  }
}

/** An entry as it is to be sent again: over what somebody else did, or merged, where the person was asked about that. */
function retried(entry: Entry): Entry {
  const { state, sent } = entry;
  if (state.kind !== 'conflict') {
    return { ...entry, state: { kind: 'pending' } };
  }
  const { now, lastChange, mergedInto } = state;
  const mark = sent && { sent: { ...sent, lastChange } };
  const name = mergedInto && { issue: mergedInto.id, shortId: mergedInto.shortId };
  return { ...entry, ...name, seen: now, ...mark, state: { kind: 'pending' } };
}
