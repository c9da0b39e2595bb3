import type { Clock } from '../../base/clock';
import { type Disposable, DisposableStore } from '../../base/disposable';
import { Emitter } from '../../base/event';
import type { Issue } from '../../sentry/issues';
import type { BegunWork } from '../branch/undoStart';
import type { Entry } from '../outbox/entry';
import { nameOf } from '../outbox/withPending';
import type { Action } from './action';
import { asIfDone } from './asIfDone';
import { type Seen, seenOf } from './seen';
import { isUntouched, type Job, type Taking } from './send';
import { rebased } from './touched';
import { type Undo, undoOf } from './undo';

/** What a person did in one go: an action for one issue, or for many, or work begun on a branch. */
export interface Deed {
  readonly action: Action | { readonly kind: 'startWorking'; readonly begun: BegunWork };
  /** Short ids, in the order in which they were taken. */
  readonly issues: readonly string[];
}

/** What undoes a deed. */
export interface Undoing {
  /** Ids of entries that nothing was sent of: they are given up. */
  readonly discard: readonly string[];
  readonly jobs: readonly Job[];
  /** Issues that stay as they are, by their short ids, and why. */
  readonly stay: readonly {
    readonly shortId: string;
    readonly why: Extract<Undo, { kind: 'impossible' }>['why'];
  }[];
  /** An archived issue's counter begins anew. */
  readonly startsAnew: boolean;
}

interface Part {
  readonly entry: Entry;
  readonly job: Job;
  isDone: boolean;
  /** What the issue became, where that is known. */
  after?: Issue;
}

interface Kept extends Deed {
  parts: Part[];
}

/** So many deeds are remembered. */
const MOST_KEPT = 100;

/** What a person did from this window and can take back, the last first; it ends with the window. */
export class Deeds implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<void>());
  private kept: readonly Kept[] = [];

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly outbox: Taking,
    private readonly clock: Clock,
  ) {
    this.owned.add(
      outbox.onDidFinish(({ entry, issue, became = issue && seenOf(issue) }) => {
        const parts = this.kept.flatMap((deed) => deed.parts);
        const part = parts.find((one) => one.entry.id === entry.id);
        if (part !== undefined) {
          const after = issue ?? (became && { ...part.job.issue, ...became });
          Object.assign(part, { isDone: true, ...(after && { after }) });
        }
        if (became !== undefined && entry.action.kind === 'restore') {
          bringBack(parts, entry, became);
        }
      }),
    );
    this.owned.add(outbox.onDidChange(() => this.retainWhatIs()));
  }

  /** The deed that would be undone. */
  get last(): Deed | undefined {
    return this.kept.at(-1);
  }

  /** What is done, as far as it was not undone: each issue once as it was left, the last first. */
  get done(): readonly Pick<Job, 'account' | 'org' | 'issue'>[] {
    const parts = this.kept.flatMap((deed) => deed.parts).filter(({ isDone }) => isDone);
    const last = new Map(parts.map((part) => [nameOf(part.entry), part]));
    return parts
      .filter((part) => last.get(nameOf(part.entry)) === part)
      .toReversed()
      .map((part) => ({ ...part.job, issue: left(part) }));
  }

  /** Begins a deed. @returns to be told of each entry as soon as there is one. */
  begin(action: Action): (entry: Entry, job: Job) => void {
    const deed: Kept = {
      action,
      parts: [],
      get issues() {
        return deed.parts.map(({ entry: { shortId } }) => shortId);
      },
    };
    return (entry, job) => {
      if (deed.parts.length === 0) {
        this.kept = [...this.kept.slice(1 - MOST_KEPT), deed];
      }
      deed.parts.push({ entry, job, isDone: false });
      this.changed.fire();
    };
  }

  /** Keeps that work on a branch was begun. @returns to be told of each entry that came with it, too. */
  beginWork(begun: BegunWork): { readonly deed: Deed; readonly taken: (entry: Entry, job: Job) => void } {
    const deed: Kept = {
      ...{ action: { kind: 'startWorking', begun }, issues: [begun.started.shortId], parts: [] },
    };
    this.kept = [...this.kept.slice(1 - MOST_KEPT), deed];
    this.changed.fire();
    return { deed, taken: (entry, job) => void deed.parts.push({ entry, job, isDone: false }) };
  }

  /** Nothing of an account that is signed out is taken back. */
  forget(account: string): void {
    this.retain(
      ({ entry }) => entry.account !== account,
      ({ started }) => started.account !== account,
    );
  }

  /** True for what was not taken back yet. */
  holds(deed: Deed): boolean {
    return this.kept.some((one) => one === deed);
  }

  /**
   * Takes a deed away, and says what undoes it in the outbox; `undefined` where there is none.
   * @param me the id of the person on the server of an account.
   * @param taken the last one by default.
   */
  takeBack(me: (account: string) => string | undefined, taken = this.last): Undoing | undefined {
    const deed = this.kept.find((one) => one === taken);
    if (deed === undefined) {
      return undefined;
    }
    this.kept = this.kept.filter((one) => one !== deed);
    this.changed.fire();
    const waiting = new Map(this.outbox.entries.map((entry) => [entry.id, entry]));
    const { parts } = deed;
    const isOpen = ({ entry }: Part) => isUntouched(waiting.get(entry.id));
    const undone = parts
      .filter((part) => !isOpen(part))
      .map((part) => ({ part, undo: this.undoOf(part, me(part.job.account) ?? '') }));
    return {
      discard: parts.filter(isOpen).map(({ entry }) => entry.id),
      jobs: undone.flatMap(({ part, undo }) =>
        undo.kind === 'possible' ? [{ ...part.job, issue: left(part), action: undo.action }] : [],
      ),
      stay: undone.flatMap(({ part, undo }) =>
        undo.kind === 'impossible' ? [{ shortId: part.entry.shortId, why: undo.why }] : [],
      ),
      startsAnew: undone.some(({ undo }) => undo.kind === 'possible' && undo.startsAnew),
    };
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** What was given up is nothing that could be taken back. */
  private retainWhatIs(): void {
    if (this.kept.some(({ parts }) => parts.some(({ isDone }) => !isDone))) {
      const waiting = new Set(this.outbox.entries.map(({ id }) => id));
      this.retain(({ entry, isDone }) => isDone || waiting.has(entry.id));
    }
  }

  /** Lets go of parts, of work on branches, and of deeds of which nothing is left then. */
  private retain(
    isKept: (part: Part) => boolean,
    isWorkKept: (begun: BegunWork) => boolean = () => true,
  ): void {
    const parts = this.kept.flatMap((deed) => deed.parts).length;
    const left = this.kept.filter((deed) => {
      deed.parts = deed.parts.filter(isKept);
      return deed.action.kind === 'startWorking' ? isWorkKept(deed.action.begun) : deed.parts.length > 0;
    });
    if (left.length < this.kept.length || left.flatMap((deed) => deed.parts).length < parts) {
      this.kept = left;
      this.changed.fire();
    }
  }

  private undoOf({ entry, after }: Part, me: string): Undo {
    return undoOf(entry.action, entry.seen, after, me, this.clock.now());
  }
}

/** What was done before is as good as what the person brought back of it: that is nobody else's change. */
function bringBack(parts: readonly Part[], entry: Entry, became: Seen): void {
  for (const part of parts.filter((one) => one.isDone && nameOf(one.entry) === nameOf(entry))) {
    part.after = rebased(left(part), entry.action, became, '');
  }
}

/**
 * The issue as an action left it: what is otherwise by now, somebody else did. Where it is on its way still, the outbox
 * puts in what comes of it.
 */
function left({ entry, job, isDone, after }: Part): Issue {
  return after ?? (isDone ? asIfDone(job.issue, entry.action, entry.at) : job.issue);
}
