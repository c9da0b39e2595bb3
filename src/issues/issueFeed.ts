import { isAbort } from '../base/abort';
import type { Clock } from '../base/clock';
import { type Disposable, DisposableStore } from '../base/disposable';
import { Emitter } from '../base/event';
import type { Log } from '../base/log';
import { Settling } from '../base/settling';
import type { SignedIn } from '../sentry/accounts';
import { getIssue, type Issue } from '../sentry/issues';
import type { Binding } from './binding';
import type { CodeMappings } from './codeMappings';
import { inFetchOrder } from './eventOrder';
import { FeedMemory } from './feedMemory';
import { FeedLists, type Pages } from './feedLists';
import type { LensSwitches } from './groups';
import type { Leases } from './leases';
import { asSentryError } from './loadGroups';
import type { OpenFiles } from './openFiles';
import type { Finished } from './outbox/outbox';
import { PendingIssues } from './pendingIssues';
import { asBefore, isSameFeed } from './sameIssue';
import type { Snapshots } from './snapshot';
import type { FeedState, IssueKey, Located, ReadyFeed, TrackedIssue } from './storeState';
import { refreshTogether } from './sharedRefresh';
import { Tracing } from './tracing';
import type { Sending } from './waiting';
import type { Whereabouts } from './whereabouts';

/** What every feed is made of. */
export interface FeedParts {
  readonly switches: LensSwitches;
  readonly snapshots: Snapshots;
  readonly whereabouts: Whereabouts;
  readonly codeMappings: CodeMappings;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Log;
  readonly files: OpenFiles;
  readonly outbox: Sending;
}

/**
 * The issues of one binding as one account sees them: what the server last said, and where each stands in the
 * workspace. Nothing is sent before somebody asks for a refresh.
 */
export class IssueFeed implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<FeedState>());
  private readonly life = new AbortController();
  private readonly lists: FeedLists;
  private readonly tracing: Tracing;
  private readonly memory: FeedMemory;
  private current: FeedState;
  /** What is known from before comes first: the server's answers go over it. */
  private recalling: Promise<void> = Promise.resolve();
  private refreshing = new AbortController();
  private awake = false;
  private triedAt = 0;
  /** What a refresh was to read and has not: one that is given up leaves it to the next. */
  private unread: Pages | undefined;
  private pending: PendingIssues;
  /** Asks for what came back into no list that is known here. */
  private readonly missed: Settling;
  /** Writes down what was changed from here. */
  private readonly changedHere: Settling;

  readonly onDidChange = this.changed.event;

  constructor(
    readonly binding: Binding,
    readonly signedIn: SignedIn,
    private readonly parts: FeedParts,
    /** Whether a workspace folder may hold the binding's code. */
    mayHold: (folder: string) => boolean,
  ) {
    const { whereabouts, log, snapshots, switches, outbox, clock } = parts;
    const { http, account } = signedIn;
    this.pending = new PendingIssues({ account: account.id, org: binding.org }, outbox.entries);
    this.current = { kind: 'loading', binding, account };
    this.lists = new FeedLists(binding, http, switches);
    this.memory = new FeedMemory(snapshots, account, binding, log);
    this.tracing = this.owned.add(
      new Tracing(http, binding, whereabouts, mayHold, (error) => log.error('a search failed', error)),
    );
    this.owned.add(this.tracing.onDidChange(() => this.publish({})));
    this.owned.add(this.tracing.onDidLearn((issue) => void this.keepEvent(issue)));
    this.owned.add(switches.onDidChange(() => void this.switched()));
    this.changedHere = this.owned.add(new Settling(clock, 100, 1000, () => void this.keepLists(false)));
    this.missed = this.owned.add(new Settling(clock, 300, 2000, () => void this.refresh('changes')));
    this.owned.add(outbox.onDidChange(() => this.showPending(this.pending.next(outbox.entries))));
    this.owned.add(outbox.onDidFinish((one) => void this.takeOver(one)));
    this.owned.add(http.onDidLearn(() => this.publish({})));
    this.owned.add(http.onDidDrop(({ call, rows }) => log.warn(`${call}: ${rows} rows could not be read`)));
  }

  /** True once somebody asked its server. */
  get isAwake(): boolean {
    return this.awake;
  }

  get state(): FeedState {
    return this.current;
  }

  /** Takes up what is known from before; sends nothing. */
  recall(): Promise<void> {
    this.recalling = this.takeUp();
    return this.recalling;
  }

  /**
   * Asks the server again. A refresh that is under way is given up for the new one; failures become state.
   * @param newEnough milliseconds since the epoch: what another window was answered since then will do. Without it
   * the server is asked in any case.
   */
  async refresh(pages: Pages, newEnough?: number): Promise<void> {
    this.awake = true;
    this.refreshing.abort();
    this.refreshing = new AbortController();
    const signal = AbortSignal.any([this.refreshing.signal, this.life.signal]);
    const wanted = this.unread === 'all' ? 'all' : pages;
    this.unread = wanted;
    this.beginsToAsk();
    try {
      await this.recalling;
      signal.throwIfAborted();
      const ask = () => this.load(wanted, signal);
      await (newEnough === undefined ? ask() : this.askWithOthers(newEnough, ask, signal));
    } catch (error) {
      this.failed(error, signal);
    }
  }

  /** Loads a group that a person opened, whether its lenses are on or not. */
  async open(group: string): Promise<void> {
    this.lists.open(group);
    if (this.current.kind === 'ready' && this.lists.missing.length > 0) {
      await this.refresh('changes');
    }
  }

  /** A group that a person closed is asked for again only for its lenses. */
  close(group: string): void {
    this.lists.close(group);
  }

  /** Fetches at once the events of issues that a person has come near to. */
  async traceNow(wanted: (issue: Issue) => boolean): Promise<void> {
    try {
      await this.tracing.trace(this.lists.book.issues().filter(wanted), 'before');
    } catch (error) {
      this.failed(error, this.life.signal);
    }
  }

  /** Looks again for the issues that a change in the workspace concerns. */
  lookAgain(concerns: (located: Located) => boolean): Promise<void> {
    return this.tracing.lookAgain(concerns);
  }

  dispose(): void {
    this.refreshing.abort();
    this.life.abort();
    this.parts.codeMappings.forget(this.binding);
    this.owned.dispose();
  }

  private async takeUp(): Promise<void> {
    const snapshot = await this.memory.recall();
    if (snapshot !== undefined && !this.life.signal.aborted) {
      this.lists.book.recall(snapshot, this.lists.queries);
      this.publish({ asOf: snapshot.asOf, refreshing: this.awake });
      await this.tracing.recall(this.lists.book.issues(), snapshot.events);
    }
  }

  private showPending(pending: PendingIssues): void {
    if (pending !== this.pending) {
      this.pending = pending;
      this.publish({});
    }
  }

  /** What an issue is after something that waited was done; read where another window was told. */
  private async takeOver({ entry, issue }: Finished): Promise<void> {
    const { account, http } = this.signedIn;
    if (entry.account !== account.id || entry.org !== this.binding.org || entry.action.kind === 'comment') {
      return;
    }
    if (issue === undefined && !this.awake) {
      this.unread = 'all'; // nobody has looked yet: the first refresh tells of it
      return;
    }
    try {
      const now = issue ?? (await getIssue(http.forPerson, entry.org, entry.issue, this.life.signal));
      const isListed = this.lists.book.replace(entry.issue, now);
      this.publish({});
      this.changedHere.stir();
      if (!isListed && now.status === 'unresolved' && this.awake) {
        this.missed.stir();
      }
    } catch (error) {
      if (!isAbort(error)) {
        this.parts.log.error('what became of an issue could not be read', error);
      }
    }
  }

  private askWithOthers(newEnough: number, ask: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const { leases, clock } = this.parts;
    const { name } = this.memory;
    const takeUp = () => this.takeUpNews(newEnough);
    return refreshTogether({ leases, name, clock }, takeUp, ask, () => this.finish(signal), signal);
  }

  /**
   * What another window was answered meanwhile; false where that is not all that is wanted. After a failure only what
   * is newer than what is shown tells that the server is there again.
   */
  private async takeUpNews(newEnough: number): Promise<boolean> {
    const { current } = this;
    const failedAfter = current.kind === 'ready' && current.trouble !== undefined ? current.asOf : undefined;
    const since = Math.max(newEnough, (failedAfter ?? -1) + 1);
    const news = await this.memory.news(since, (issue) => this.tracing.isDue(issue));
    if (news === undefined || this.life.signal.aborted) {
      return false;
    }
    this.lists.book.recall(news, this.lists.queries);
    this.publish({ asOf: news.asOf, refreshing: true, trouble: undefined });
    await this.tracing.recall(this.lists.book.issues(), news.events);
    this.unread = undefined;
    return this.lists.areAllIn(news);
  }

  private async load(pages: Pages, signal: AbortSignal): Promise<void> {
    this.publish({ refreshing: true });
    const codeMappings = this.loadCodeMappings(signal);
    if (this.current.kind !== 'ready') {
      this.tracing.prepare();
    }
    const asked = await this.lists.load(pages, signal);
    this.unread = undefined;
    this.publish({ asOf: this.parts.clock.now(), refreshing: true, trouble: undefined });
    this.parts.outbox.wake();
    const kept = this.keepLists(asked === 'all');
    try {
      await this.finish(signal, codeMappings);
    } finally {
      await kept;
    }
  }

  /** What the lists are not all of: where code lies, and the events. */
  private async finish(signal: AbortSignal, codeMappings = this.loadCodeMappings(signal)): Promise<void> {
    await codeMappings;
    await this.tracing.trace(inFetchOrder(this.lists.book.issues(), this.parts.files.names()), 'after');
    signal.throwIfAborted();
    this.publish({ refreshing: false });
  }

  /** Nobody takes the feed for due while it is being asked. */
  private beginsToAsk(): void {
    this.triedAt = this.parts.clock.now();
    if (this.current.kind === 'failed') {
      this.become({ ...this.current, refreshing: true, triedAt: this.triedAt });
    } else {
      this.publish({ refreshing: true });
    }
  }

  /** Where code lies is asked for before the first frame is looked for; a server that does not say holds up nothing. */
  private async loadCodeMappings(signal: AbortSignal): Promise<void> {
    try {
      await this.parts.codeMappings.load(this.signedIn.http, this.binding, signal);
    } catch (error) {
      if (!isAbort(error)) {
        this.parts.log.error('the code mappings could not be read', error);
      }
    }
  }

  private async switched(): Promise<void> {
    this.publish({});
    if (this.awake && this.lists.missing.length > 0) {
      await this.refresh('changes');
    }
  }

  private failed(reason: unknown, signal: AbortSignal): void {
    if (signal.aborted) {
      return;
    }
    const error = asSentryError(reason);
    this.triedAt = this.parts.clock.now();
    this.parts.log.error('the refresh failed', reason);
    if (this.current.kind === 'ready') {
      this.publish({ refreshing: false, trouble: error });
    } else {
      const { binding, triedAt } = this;
      const { account } = this.signedIn;
      this.become({ kind: 'failed', binding, account, error, refreshing: false, triedAt });
    }
  }

  /** Makes the next ready state from the book; before the first lists there is none to make. */
  private publish(next: Partial<Pick<ReadyFeed, 'asOf' | 'refreshing' | 'trouble'>>): void {
    const before = this.current.kind === 'ready' ? this.current : undefined;
    const { asOf, refreshing = false, trouble } = { ...before, ...next };
    if (asOf !== undefined && !this.life.signal.aborted) {
      const { binding, triedAt } = this;
      const { book, queries, dropped } = this.lists;
      const { account, http } = this.signedIn;
      const ready: ReadyFeed = {
        ...{ kind: 'ready', binding, account, asOf, refreshing, triedAt, trouble, dropped },
        groups: book.groups(queries, this.parts.switches),
        issues: this.tracked(before?.issues),
        traits: http.traits,
      };
      if (before === undefined || !isSameFeed(before, ready)) {
        this.become(ready);
      }
    }
  }

  /** The issues of the book as they are now; the map of before, where nothing of them has changed. */
  private tracked(before: ReadyFeed['issues'] | undefined): ReadyFeed['issues'] {
    const { binding, pending } = this;
    const { account } = this.signedIn;
    const listed = this.lists.book.byKey();
    const changed = new Map<IssueKey, TrackedIssue>();
    for (const [key, issue] of listed) {
      const located = this.tracing.of(issue.id);
      const known = before?.get(key);
      const tracked = asBefore(known, { key, ...pending.shown(issue), located, binding, account });
      if (tracked !== known) {
        changed.set(key, tracked);
      }
    }
    if (before === undefined || changed.size === listed.size) {
      return changed;
    }
    return changed.size === 0 && before.size === listed.size ? before : merged(listed, before, changed);
  }

  private async keepLists(sweep: boolean): Promise<void> {
    if (this.current.kind === 'ready') {
      const lists = { asOf: this.current.asOf, ...this.lists.written() };
      await this.memory.keepLists(lists, sweep, this.life.signal);
    }
  }

  private async keepEvent(issue: string): Promise<void> {
    const event = this.tracing.event(issue);
    await (event && this.memory.keepEvent(issue, event));
  }

  private become(next: FeedState): void {
    this.current = next;
    this.changed.fire(next);
  }
}

/** The issues that are listed now: those of before, but for the changed ones. */
function merged(
  listed: ReadonlyMap<IssueKey, Issue>,
  before: ReadyFeed['issues'],
  changed: ReadyFeed['issues'],
): ReadyFeed['issues'] {
  const issues = new Map(before);
  changed.forEach((tracked, key) => issues.set(key, tracked));
  if (issues.size > listed.size) {
    before.forEach((_, key) => listed.has(key) || issues.delete(key));
  }
  return issues;
}
