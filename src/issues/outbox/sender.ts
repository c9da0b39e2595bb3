import { randomUUID } from 'node:crypto';
import { isAbort } from '../../base/abort';
import type { Clock } from '../../base/clock';
import { type Disposable, DisposableStore } from '../../base/disposable';
import { Emitter, type Event } from '../../base/event';
import type { Log } from '../../base/log';
import type { SignedIn } from '../../sentry/accounts';
import type { Issue } from '../../sentry/issues';
import type { SentryError } from '../../sentry/sentryError';
import { checkHeld, type Lease } from '../leases';
import { applyAction, type Outcome, type Sendings } from '../triage/applyAction';
import { type Seen, seenOf } from '../triage/seen';
import { isPersonal, rebased } from '../triage/touched';
import { Arrivals } from './arrivals';
import type { Entry, EntryState, Trouble } from './entry';
import { NotKept } from './entryLog';
import { failureOf, meaningOf } from './failure';
import type { KeptEntries } from './keptEntries';
import { Patience } from './patience';
import { nameOf } from './withPending';

/** An action that came to its end. */
export interface Finished {
  readonly entry: Entry;
  /** What the issue is now; `undefined` for a comment, and where another window was told. */
  readonly issue?: Issue;
  /** What of the issue matters to actions, as far as the other window said so. */
  readonly became?: Seen;
}

/** Who is signed in; the same object as long as account and token stand. */
export interface Senders {
  readonly signedIn: readonly SignedIn[];
  readonly onDidChange: Event<void>;
}

/** Sends single entries, and writes down what came of it: for the window that owns the outbox. */
export class Sender implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<void>());
  private readonly finished = this.owned.add(new Emitter<Finished>());
  private readonly patience: Patience;
  private readonly arrivals: Arrivals;
  /** By id, what stops it. */
  private readonly underWay = new Map<string, AbortController>();

  /** Fires when something is under way or no longer is. */
  readonly onDidChange = this.changed.event;
  /** Fires when the server has confirmed an action, after its entry is gone. */
  readonly onDidFinish = this.finished.event;

  /** @param better called when something need not wait any longer. */
  constructor(
    private readonly kept: KeptEntries,
    private readonly accounts: Senders,
    clock: Clock,
    private readonly log: Log,
    better: () => void,
  ) {
    this.patience = this.owned.add(new Patience(clock, better));
    this.arrivals = this.owned.add(new Arrivals(clock));
  }

  isUnderWay(id: string): boolean {
    return this.underWay.has(id);
  }

  stop(ids: Iterable<string>): void {
    [...ids].forEach((id) => this.underWay.get(id)?.abort());
  }

  /** An entry waits for nothing any more; without one, nothing does. */
  hurry(entry?: Entry): void {
    if (entry === undefined) {
      this.patience.forgetAll();
    } else {
      this.patience.forget(entry);
    }
  }

  /** How an entry stands, with what is not written down: that it is being sent, and what keeps it. */
  stateOf(entry: Entry): EntryState {
    if (entry.state.kind !== 'pending') {
      return entry.state;
    }
    const trouble = this.troubleOf(entry);
    return this.underWay.has(entry.id)
      ? { kind: 'sending' }
      : { kind: 'pending', ...(trouble && { trouble }) };
  }

  /** What may be sent now: of each issue the first that was not refused, where that waits for nothing. */
  ready(): readonly Entry[] {
    const first = new Map<string, Entry>();
    for (const entry of this.kept.all.filter(({ state }) => state.kind !== 'failed')) {
      first.set(nameOf(entry), first.get(nameOf(entry)) ?? entry);
    }
    return [...first.values()].filter((entry) => {
      const state = this.stateOf(entry);
      return state.kind === 'pending' && state.trouble === undefined;
    });
  }

  /**
   * Sends an entry once, or finds that it is done already.
   * @throws {LostLease}
   */
  async send(entry: Entry, lease: Lease): Promise<void> {
    const signedIn = this.signedIn(entry);
    if (signedIn === undefined) {
      return;
    }
    const stop = new AbortController();
    this.underWay.set(entry.id, stop);
    this.changed.fire();
    const current = { entry };
    try {
      const { issue, action, seen, sent } = entry;
      const attempt = { issue, action, seen, me: signedIn.account.user.id, ...(sent && { sent }) };
      const sendings = this.sendingsOf(current, lease);
      const outcome = await applyAction(signedIn.http, entry.org, attempt, sendings, stop.signal);
      await this.take(current.entry, outcome, signedIn);
    } catch (error) {
      this.stumble(entry, error);
    } finally {
      this.underWay.delete(entry.id);
      this.changed.fire();
    }
  }

  dispose(): void {
    this.stop(this.underWay.keys());
    this.owned.dispose();
  }

  /** @param current the entry, replaced by what is written down of it. */
  private sendingsOf(current: { entry: Entry }, lease: Lease): Sendings {
    return {
      isAwaited: () => this.arrivals.isAwaited(current.entry),
      willSend: async (mark) => {
        await checkHeld(lease);
        current.entry = { ...current.entry, sent: { ...mark, sending: randomUUID() } };
        await this.kept.rewrite(current.entry);
        await checkHeld(lease); // a disk may be slow
        this.arrivals.begin(current.entry);
      },
      ended: (isAnswered) =>
        isAnswered ? this.arrivals.end(current.entry) : this.arrivals.lose(current.entry),
    };
  }

  private troubleOf(entry: Entry): Trouble | undefined {
    return this.signedIn(entry) === undefined ? { kind: 'signIn' } : this.patience.troubleOf(entry);
  }

  private signedIn({ account }: Entry): SignedIn | undefined {
    const found = this.accounts.signedIn.find((one) => one.account.id === account);
    return found && this.patience.isRefused(found) ? undefined : found;
  }

  private stumble(entry: Entry, error: unknown): void {
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
        const { id, shortId, lastChange } = now;
        const more = {
          ...(lastChange !== undefined && { lastChange }),
          ...(id !== entry.issue && { mergedInto: { id, shortId } }),
        };
        return this.kept.rewrite({
          ...entry,
          state: { kind: 'conflict', now: seenOf(now), contested, ...more },
        });
      }
      case 'refused':
      case 'unclear':
        return this.fail(entry, outcome.error, signedIn);
      case 'awaited':
        return this.patience.wait(entry, 'entry', { kind: 'unclear' });
    }
  }

  private async fail(entry: Entry, error: SentryError, signedIn: SignedIn): Promise<void> {
    const [meaning, failure] = [meaningOf(error), failureOf(error)];
    this.log.error(`${entry.shortId}: ${entry.action.kind} did not get through`, error);
    if (meaning === 'no' && entry.action.kind === 'see') {
      await this.kept.discard([entry.id]); // nobody waits for it, and nobody can do anything about it
    } else if (meaning === 'no') {
      await this.kept.rewrite({ ...entry, state: { kind: 'failed', reason: failure } });
    } else if (meaning === 'signIn') {
      this.patience.refuse(signedIn);
    } else {
      this.patience.wait(entry, meaning, { kind: 'later', failure }, error.details.retryAt);
    }
  }

  /** What follows for the same issue was meant for what this one makes of it. */
  private async finish(entry: Entry, me: string, issue: Issue | undefined): Promise<void> {
    this.patience.succeed(entry);
    this.arrivals.forget(entry.id);
    await this.kept.reread(); // another window may have written something that follows
    const became = issue && seenOf(issue);
    const isFollowing = (one: Entry) => one.id !== entry.id && nameOf(one) === nameOf(entry);
    const following =
      became === undefined || isPersonal(entry.action)
        ? []
        : this.kept.all
            .filter(isFollowing)
            .map((one) => ({ ...one, seen: rebased(one.seen, entry.action, became, me) }));
    const written = this.kept.finish(entry, became, following);
    this.underWay.delete(entry.id);
    this.finished.fire({ entry, ...(issue && { issue }) });
    this.changed.fire();
    await written;
  }
}
