import { isAbort } from '../base/abort';
import type { Clock } from '../base/clock';
import { type Disposable, DisposableStore } from '../base/disposable';
import { Emitter } from '../base/event';
import type { Log } from '../base/log';
import type { FilePath } from '../mapping/place';
import type { SentryHttp } from '../sentry/http';
import { type Issue, type IssueUpdate, updateIssue } from '../sentry/issues';
import { SentryError } from '../sentry/sentryError';
import type { Account, Session } from '../sentry/session';
import { type Binding, type Bindings, findBinding } from './binding';
import { EventLoader } from './eventLoader';
import { inFetchOrder } from './eventOrder';
import { type GroupId, groupQueries, type LensSwitches } from './groups';
import { IssueBook } from './issueBook';
import { listAll } from './lists';
import type { OpenFiles } from './openFiles';
import { type Snapshots, STALE_MS } from './snapshot';
import { accountOf, type Located, type ReadyState, type StoreState } from './storeState';
import { fileKey, type Whereabouts } from './whereabouts';

/** What the store is made of. */
export interface StoreParts {
  readonly session: Session;
  readonly bindings: Bindings;
  readonly switches: LensSwitches;
  readonly snapshots: Snapshots;
  readonly whereabouts: Whereabouts;
  readonly clock: Clock;
  readonly log: Log;
  readonly files: OpenFiles;
}

/** How much of a list is asked for: pages until one holds no change, or every page. */
export type Pages = 'changes' | 'all';

/**
 * The issues of the bound project: what the server last said, and where each stands in the workspace.
 * Surfaces are functions of `state`; nothing is sent before somebody asks for a refresh.
 */
export class IssueStore implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<StoreState>());
  private readonly events: EventLoader;
  private book = new IssueBook();
  private current: StoreState = { kind: 'starting' };
  /** Ends with the account or the binding. */
  private epoch = new AbortController();
  /** Ends with the next refresh, too. */
  private refreshing = new AbortController();
  private awake = false;
  private readonly opened = new Set<GroupId>();
  private readonly lookedAt = new Set<string>();

  readonly onDidChange = this.changed.event;

  constructor(private readonly parts: StoreParts) {
    const { session, bindings, switches, whereabouts } = parts;
    this.events = new EventLoader(parts.clock);
    this.owned.add(session.onDidChange(() => void this.adopt()));
    this.owned.add(bindings.onDidChange(() => void this.adopt()));
    this.owned.add(switches.onDidChange(() => void this.switched()));
    this.owned.add(whereabouts.onDidChange(() => void this.filesListed()));
  }

  get state(): StoreState {
    return this.current;
  }

  /** True once requests may be sent: somebody looked, or asked. */
  get isAwake(): boolean {
    return this.awake;
  }

  /** Asks the server again. A refresh that is under way is given up for the new one; failures become state. */
  async refresh(pages: Pages): Promise<void> {
    this.awake = true;
    const { session, bindings } = this.parts;
    if (session.state.kind !== 'signedIn') {
      return;
    }
    const { account, http } = session.state;
    const signal = this.newRefresh();
    try {
      const binding = bindings.current ?? (await findBinding(http, bindings, signal));
      if (binding === undefined) {
        this.become({ kind: 'unbound', account });
      } else {
        await this.load(account, http, binding, pages, signal);
      }
    } catch (error) {
      this.failed(account, error, signal);
    }
  }

  /** Loads a group that a person opened, whether its lenses are on or not. */
  async open(group: GroupId): Promise<void> {
    this.opened.add(group);
    if (this.book.list(group) === undefined && this.current.kind === 'ready') {
      await this.refresh('changes');
    }
  }

  /** Fetches the events of issues that a person has come near to. */
  async lookAt(issues: readonly string[]): Promise<void> {
    const { session } = this.parts;
    const asked = new Set(issues);
    asked.forEach((issue) => this.lookedAt.add(issue));
    if (this.current.kind === 'ready' && session.state.kind === 'signedIn' && this.awake) {
      const { account, http } = session.state;
      const { signal } = this.epoch;
      const due = this.book.issues().filter(({ id }) => asked.has(id));
      try {
        await this.loadEvents(http, this.current.binding, due, signal);
      } catch (error) {
        this.failed(account, error, signal);
      }
    }
  }

  /**
   * Changes one issue on the server and takes over what it is afterwards.
   * @throws {SentryError}
   */
  async update(issue: Issue, update: IssueUpdate): Promise<void> {
    const { session } = this.parts;
    if (this.current.kind === 'ready' && session.state.kind === 'signedIn') {
      const { binding } = this.current;
      this.book.replace(
        await updateIssue(session.state.http, binding.org, issue.id, update, this.epoch.signal),
      );
      this.publish({});
      await this.save();
    }
  }

  /** Looks again for the traces that touch one of the files. */
  async filesChanged(files: readonly FilePath[]): Promise<void> {
    const keys = files.map(fileKey);
    await this.relocate(
      (located) => located.kind === 'located' && keys.some((key) => located.dependsOn.has(key)),
    );
  }

  /** Looks again for every trace: files came or went, or whole folders. */
  async filesListed(): Promise<void> {
    await this.relocate(() => true);
  }

  dispose(): void {
    this.epoch.abort();
    this.owned.dispose();
  }

  /** Starts over for another account or binding: from the snapshot first, then from the server. */
  private async adopt(): Promise<void> {
    const { session, bindings, snapshots } = this.parts;
    const before = accountOf(this.current);
    const { signal } = this.newEpoch();
    if (session.state.kind !== 'signedIn') {
      this.become({ kind: session.state.kind });
      await (before && snapshots.forget(before));
      return;
    }
    const { account } = session.state;
    const { current: binding } = bindings;
    this.become({ kind: 'loading', account, binding });
    if (binding !== undefined) {
      await this.recall(account, binding, signal);
    }
    if (this.awake && !signal.aborted) {
      await this.refresh('all');
    }
  }

  private async recall(account: Account, binding: Binding, signal: AbortSignal): Promise<void> {
    const snapshot = await this.parts.snapshots.load(account, binding);
    if (snapshot === undefined || signal.aborted) {
      return;
    }
    this.book.recall(snapshot);
    this.events.reset(snapshot.events);
    this.publish({ account, binding, asOf: snapshot.asOf, refreshing: this.awake });
    if (this.parts.clock.now() - snapshot.asOf < STALE_MS) {
      await this.locateKnown(signal);
    }
  }

  private async load(
    account: Account,
    http: SentryHttp,
    binding: Binding,
    pages: Pages,
    signal: AbortSignal,
  ): Promise<void> {
    this.publish({ refreshing: true });
    const wanted = groupQueries.filter(({ id }) => this.isWanted(id));
    await Promise.all(
      wanted.map(async ({ id, query }) => {
        const known = pages === 'changes' ? (this.book.list(id) ?? []) : [];
        const issues = await listAll(http, { ...binding, query }, known, signal);
        signal.throwIfAborted();
        this.book.setList(id, issues);
      }),
    );
    const asOf = this.parts.clock.now();
    this.publish({ account, binding, asOf, refreshing: true, trouble: undefined });
    await this.locateKnown(signal);
    await this.loadEvents(http, binding, this.book.issues(), signal);
    this.publish({ refreshing: false });
    await this.save();
  }

  private isWanted(group: GroupId): boolean {
    const { switches } = this.parts;
    return switches.of(group) !== 'off' || this.opened.has(group) || this.book.list(group) !== undefined;
  }

  private async loadEvents(
    http: SentryHttp,
    binding: Binding,
    issues: readonly Issue[],
    signal: AbortSignal,
  ): Promise<void> {
    const due = issues.filter((issue) => this.events.isDue(issue));
    const ordered = inFetchOrder(due, this.parts.files.names(), this.lookedAt);
    await Promise.all(
      ordered.map(async (issue) => {
        const located = await this.fetchAndLocate(http, binding, issue, signal);
        signal.throwIfAborted();
        this.book.setLocated(issue.id, located);
        this.publish({});
      }),
    );
  }

  /** An issue whose event cannot be had keeps the others from nothing; a token that is not taken ends all. */
  private async fetchAndLocate(
    http: SentryHttp,
    binding: Binding,
    issue: Issue,
    signal: AbortSignal,
  ): Promise<Located> {
    try {
      const trace = await this.events.load(http, binding, issue, signal);
      const sightings = trace === undefined ? [] : [{ trace, titleType: issue.type }];
      const [located] = await this.parts.whereabouts.locate(sightings, signal);
      return located ?? { kind: 'noEvent' };
    } catch (error) {
      if (error instanceof SentryError && error.kind !== 'auth') {
        return { kind: 'failed', error };
      }
      throw error;
    }
  }

  /** Locates what needs no request: events that are known and not yet looked for. */
  private async locateKnown(signal: AbortSignal): Promise<void> {
    const unlocated = this.book.issues().filter(({ id }) => this.book.locatedOf(id) === undefined);
    for (const { id } of unlocated) {
      const known = this.events.knownEvent(id);
      if (known !== undefined) {
        this.book.setLocated(
          id,
          known.trace === undefined ? { kind: 'noEvent' } : { kind: 'traced', trace: known.trace },
        );
      }
    }
    await this.locateTraces((located) => located.kind === 'traced', signal);
  }

  private async relocate(concerns: (located: Located) => boolean): Promise<void> {
    try {
      await this.locateTraces(concerns, this.epoch.signal);
    } catch (error) {
      if (!isAbort(error)) {
        throw error;
      }
    }
  }

  /** Looks for all traces that are concerned at once; one that was fetched anew meanwhile stays as it is. */
  private async locateTraces(concerns: (located: Located) => boolean, signal: AbortSignal): Promise<void> {
    const { book } = this;
    const concerned = book.issues().flatMap(({ id, type }) => {
      const located = book.locatedOf(id);
      return located !== undefined && 'trace' in located && concerns(located)
        ? [{ id, located, trace: located.trace, titleType: type }]
        : [];
    });
    const again = await this.parts.whereabouts.locate(concerned, signal);
    signal.throwIfAborted();
    for (const [at, { id, located }] of concerned.entries()) {
      if (book.locatedOf(id) === located) {
        book.setLocated(id, again[at] ?? located);
      }
    }
    this.publish({});
  }

  private async switched(): Promise<void> {
    this.publish({});
    if (this.awake && groupQueries.some(({ id }) => this.isWanted(id) && this.book.list(id) === undefined)) {
      await this.refresh('changes');
    }
  }

  private failed(account: Account, error: unknown, signal: AbortSignal): void {
    if (signal.aborted || isAbort(error)) {
      return;
    }
    this.parts.log.error('the refresh failed', error);
    if (!(error instanceof SentryError)) {
      throw error;
    }
    if (this.current.kind === 'ready') {
      this.publish({ refreshing: false, trouble: error });
    } else {
      this.become({ kind: 'failed', account, binding: this.parts.bindings.current, error });
    }
  }

  /** Makes the next ready state from the book; before the first list there is none to make. */
  private publish(next: Partial<ReadyState>): void {
    const { account, binding, asOf, refreshing, trouble } = {
      ...(this.current.kind === 'ready' ? this.current : undefined),
      ...next,
    };
    if (account !== undefined && binding !== undefined && asOf !== undefined) {
      const groups = this.book.groups(this.parts.switches);
      const issues = this.book.tracked();
      this.become({
        kind: 'ready',
        account,
        binding,
        asOf,
        refreshing: refreshing ?? false,
        trouble,
        groups,
        issues,
      });
    }
  }

  private async save(): Promise<void> {
    if (this.current.kind === 'ready') {
      const { account, binding, asOf } = this.current;
      const written = this.book.written();
      const events = this.events.of(written.issues.map(({ id }) => id));
      await this.parts.snapshots.save(account, binding, { asOf, ...written, events });
    }
  }

  private become(next: StoreState): void {
    this.current = next;
    this.changed.fire(next);
  }

  private newEpoch(): AbortController {
    this.epoch.abort();
    this.epoch = new AbortController();
    this.book = new IssueBook();
    this.events.reset(new Map());
    this.lookedAt.clear();
    return this.epoch;
  }

  private newRefresh(): AbortSignal {
    this.refreshing.abort();
    this.refreshing = new AbortController();
    return AbortSignal.any([this.epoch.signal, this.refreshing.signal]);
  }
}
