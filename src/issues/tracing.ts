import { isAbort } from '../base/abort';
import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/event';
import type { SentryHttp } from '../sentry/http';
import { isPending } from '../mapping/crashFrame';
import type { Issue } from '../sentry/issues';
import { SentryError } from '../sentry/sentryError';
import type { Binding } from './binding';
import { type Arrived, EventQueue } from './eventQueue';
import type { KnownEvent } from './snapshot';
import type { Located } from './storeState';
import type { Whereabouts } from './whereabouts';

/** Where the issues of one binding stand: has their events fetched, and looks for those in the open folders. */
export class Tracing implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly learnt = new Emitter<string>();
  private readonly life = new AbortController();
  private readonly queue: EventQueue;
  private readonly events = new Map<string, KnownEvent>();
  private readonly errors = new Map<string, SentryError>();
  private readonly titleTypes = new Map<string, string | undefined>();
  private readonly located = new Map<string, Located>();
  /** Issues to look for, and those that are being looked for. */
  private readonly pending = new Set<string>();
  private looking: ReadonlySet<string> = new Set();
  private search: Promise<void> | undefined;
  /** The part of the search that is under way. */
  private round: Promise<void> = Promise.resolve();
  private readonly subscription: Disposable;

  /** Fires when an issue stands elsewhere, or more is known of it. */
  readonly onDidChange = this.changed.event;
  /** Fires with an issue whose event was fetched. */
  readonly onDidLearn = this.learnt.event;

  constructor(
    http: SentryHttp,
    private readonly binding: Binding,
    private readonly whereabouts: Whereabouts,
    /** Whether a folder may hold the binding's code. */
    private readonly mayHold: (folder: string) => boolean,
    /** Is told what goes wrong in a search that nobody waits for. */
    private readonly failed: (error: unknown) => void,
  ) {
    this.queue = new EventQueue(http, binding, (issue, arrived) => this.arrive(issue, arrived));
    this.subscription = whereabouts.onDidChange(() => void this.lookAgain(() => true));
  }

  /** What is known of an issue's place. */
  of(issue: string): Located {
    const located = this.located.get(issue);
    const event = this.events.get(issue);
    const error = this.errors.get(issue);
    if (located !== undefined) {
      return located;
    }
    if (event !== undefined) {
      return event.trace === undefined ? { kind: 'noEvent' } : { kind: 'traced', trace: event.trace };
    }
    return error === undefined
      ? { kind: this.queue.isAsked(issue) ? 'waiting' : 'unasked' }
      : { kind: 'failed', error };
  }

  /** The event of an issue, to be written down. */
  event(issue: string): KnownEvent | undefined {
    return this.events.get(issue);
  }

  /** True where the event is not known, or the issue was seen again after it was fetched. */
  isDue({ id, lastSeen = '' }: Issue): boolean {
    return this.events.get(id)?.lastSeen !== lastSeen;
  }

  /** Has the folders listed while the server is asked what is to be looked for. */
  prepare(): void {
    this.whereabouts.prepare(this.mayHold, this.life.signal).catch(() => undefined); // told to whoever looks for one
  }

  /** Takes up an event that was fetched before. */
  async recall(issues: readonly Issue[], events: ReadonlyMap<string, KnownEvent>): Promise<void> {
    for (const issue of issues) {
      const event = events.get(issue.id);
      if (event !== undefined) {
        this.know(issue, event);
      }
    }
    await this.look().catch(this.failed);
  }

  /**
   * Fetches the events of issues and looks for them; resolves when these stand where they stand, whatever else is
   * fetched and looked for meanwhile.
   * @throws {SentryError} for a failure that concerns every issue.
   */
  async trace(issues: readonly Issue[], where: 'before' | 'after'): Promise<void> {
    const due = issues.filter((issue) => this.isDue(issue));
    if (due.length > 0) {
      this.prepare();
      await this.queue.ask(due, where, this.life.signal);
      await this.lookFor(due);
    }
  }

  /** Looks again for the issues that a change concerns, and for those whose search the change overtook. */
  async lookAgain(concerns: (located: Located) => boolean): Promise<void> {
    for (const [issue, { trace }] of this.events) {
      if (trace !== undefined && (this.looking.has(issue) || concerns(this.of(issue)))) {
        this.pending.add(issue);
      }
    }
    await this.look().catch(this.failed);
  }

  dispose(): void {
    this.life.abort();
    this.subscription.dispose();
    this.changed.dispose();
    this.learnt.dispose();
  }

  private arrive(issue: Issue, arrived: Arrived): void {
    if (arrived instanceof SentryError) {
      this.errors.set(issue.id, arrived);
      this.changed.fire();
      return;
    }
    this.know(issue, arrived);
    this.learnt.fire(issue.id);
    this.look().catch(this.failed);
  }

  private know(issue: Issue, { lastSeen, trace }: KnownEvent): void {
    const event = { lastSeen, trace: trace && { ...trace, boundTo: this.binding.folders } };
    this.errors.delete(issue.id);
    this.events.set(issue.id, event);
    this.titleTypes.set(issue.id, issue.type);
    if (event.trace === undefined) {
      this.located.delete(issue.id);
      this.changed.fire();
    } else {
      this.pending.add(issue.id);
    }
  }

  /** One search at a time; what comes up meanwhile is looked for by the same one, and a result it overtook is not taken. */
  private look(): Promise<void> {
    this.search ??= this.searchPending().finally(() => (this.search = undefined));
    return this.search;
  }

  /** @throws what the search for these failed with. */
  private async lookFor(issues: readonly Issue[]): Promise<void> {
    const isDue = ({ id }: Issue) => this.pending.has(id) || this.looking.has(id);
    while (issues.some(isDue) && !this.life.signal.aborted) {
      this.look().catch(() => undefined); // told by the round
      await this.round.catch((error: unknown) => {
        if (!isAbort(error)) {
          throw error;
        }
      });
    }
  }

  private async searchPending(): Promise<void> {
    while (this.pending.size > 0 && !this.life.signal.aborted) {
      const issues = [...this.pending];
      this.looking = new Set(issues);
      this.pending.clear();
      try {
        this.round = this.searchFor(issues);
        await this.round;
      } catch (error) {
        if (!isAbort(error)) {
          throw error;
        }
      } finally {
        this.looking = new Set();
      }
    }
  }

  private async searchFor(issues: readonly string[]): Promise<void> {
    const sightings = issues.flatMap((issue) => {
      const trace = this.events.get(issue)?.trace;
      return trace === undefined ? [] : [{ issue, trace, titleType: this.titleTypes.get(issue) }];
    });
    const take = (found: readonly (Located | undefined)[], isWanted: (issue: string) => boolean) => {
      for (const [at, { issue }] of sightings.entries()) {
        const located = found[at];
        if (located !== undefined && isWanted(issue) && !this.pending.has(issue)) {
          this.located.set(issue, located);
        }
      }
      this.changed.fire();
    };
    const soon = (found: readonly (Located | undefined)[]) => {
      const isNew = (issue: string) => !this.located.has(issue);
      const isFurther = sightings.some(({ issue }, at) => found[at] !== undefined && isNew(issue));
      if (isFurther && found.some(isUnderWay)) {
        take(found, isNew);
      }
    };
    take(await this.whereabouts.locate(sightings, this.mayHold, this.life.signal, soon), () => true);
  }
}

/** True where some frames are still looked for. */
function isUnderWay(located: Located | undefined): boolean {
  return located?.kind !== 'located' || located.places.flat().some(isPending);
}
