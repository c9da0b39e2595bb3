import { isAbort } from '../base/abort';
import type { Clock } from '../base/clock';
import { type Disposable, DisposableStore } from '../base/disposable';
import { Emitter } from '../base/event';
import type { Log } from '../base/log';
import type { FilePath, Place } from '../mapping/place';
import type { SentryHttp } from '../sentry/http';
import { type Issue, type IssueUpdate, updateIssue } from '../sentry/issues';
import { listRepositories } from '../sentry/repositories';
import type { Account, Session } from '../sentry/session';
import { type Binding, type Bindings, findBinding } from './binding';
import { inFetchOrder, namesOpenFile } from './eventOrder';
import type { CodeMappings } from './codeMappings';
import { type GroupId, groupQueries, type GroupQuery, type LensSwitches } from './groups';
import { IssueBook } from './issueBook';
import { listAll } from './lists';
import { asSentryError, loadGroups } from './loadGroups';
import type { OpenFiles } from './openFiles';
import type { Snapshots } from './snapshot';
import { accountOf, type ReadyState, type StoreState } from './storeState';
import { Tracing } from './tracing';
import { fileKey, type Whereabouts } from './whereabouts';

/** What the store is made of. */
export interface StoreParts {
  readonly session: Session;
  readonly bindings: Bindings;
  readonly switches: LensSwitches;
  readonly snapshots: Snapshots;
  readonly whereabouts: Whereabouts;
  readonly codeMappings: CodeMappings;
  readonly clock: Clock;
  readonly log: Log;
  readonly files: OpenFiles;
}

/** How much of a list is asked for: pages until one holds no change, or every page. */
export type Pages = 'changes' | 'all';

/** What belongs to one account and binding, and ends with them. */
interface Epoch {
  readonly account: Account;
  readonly binding: Binding;
  readonly http: SentryHttp;
  readonly book: IssueBook;
  readonly tracing: Tracing;
  readonly life: AbortController;
}

/**
 * The issues of the bound project: what the server last said, and where each stands in the workspace.
 * Surfaces are functions of `state`; nothing is sent before somebody asks for a refresh.
 */
export class IssueStore implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<StoreState>());
  private readonly opened = new Set<GroupId>();
  private current: StoreState = { kind: 'starting' };
  private epoch: Epoch | undefined;
  /** What is known from before comes first: the server's answers go over it. */
  private recalling: Promise<void> = Promise.resolve();
  private refreshing = new AbortController();
  private refreshes = 0;
  private awake = false;

  readonly onDidChange = this.changed.event;

  constructor(private readonly parts: StoreParts) {
    const { session, bindings, switches } = parts;
    this.owned.add(session.onDidChange(() => void this.adopt()));
    this.owned.add(bindings.onDidChange(() => void this.adopt()));
    this.owned.add(switches.onDidChange(() => void this.switched()));
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
    this.refreshing.abort();
    this.refreshing = new AbortController();
    this.refreshes++;
    const { signal } = this.refreshing;
    try {
      if (this.epoch === undefined) {
        await findBinding(session.state.http, bindings, signal); // the epoch that it begins refreshes by itself
      } else {
        await this.load(this.epoch, pages, AbortSignal.any([signal, this.epoch.life.signal]));
      }
    } catch (error) {
      this.failed(session.state.account, error, signal);
    }
  }

  /** Loads a group that a person opened, whether its lenses are on or not. */
  async open(group: GroupId): Promise<void> {
    this.opened.add(group);
    if (this.epoch?.book.list(group) === undefined && this.current.kind === 'ready') {
      await this.refresh('changes');
    }
  }

  /** A group that a person closed is asked for again only for its lenses. */
  close(group: GroupId): void {
    this.opened.delete(group);
  }

  /** Fetches at once the events of issues that a person has come near to. */
  async lookAt(issues: readonly string[]): Promise<void> {
    const asked = new Set(issues);
    await this.traceNow(({ id }) => asked.has(id));
  }

  /** Fetches at once the events of issues that name a file which is open now. */
  async editorsChanged(): Promise<void> {
    const open = this.parts.files.names();
    await this.traceNow((issue) => namesOpenFile(issue, open));
  }

  /**
   * Changes one issue on the server and takes over what it is afterwards.
   * @returns false where nobody is signed in any more: nothing was sent.
   * @throws {SentryError}
   */
  async update(issue: Issue, update: IssueUpdate): Promise<boolean> {
    const { epoch } = this;
    if (epoch === undefined) {
      return false;
    }
    const { http, binding, book, life } = epoch;
    book.replace(issue.id, await updateIssue(http, binding.org, issue.id, update, life.signal));
    this.publish(epoch, {});
    await this.save(epoch);
    return true;
  }

  /**
   * The names of the repositories that the server knows; none where nobody is signed in any more.
   * @throws {SentryError}
   */
  async repositories(): Promise<readonly string[]> {
    const { epoch } = this;
    return epoch === undefined ? [] : listRepositories(epoch.http, epoch.binding.org, epoch.life.signal);
  }

  /** Looks again for the traces that touch one of the files; resolves when they stand where they stand. */
  async filesChanged(files: readonly FilePath[]): Promise<void> {
    const keys = files.map(fileKey);
    await this.epoch?.tracing.lookAgain(
      (located) => located.kind === 'located' && keys.some((key) => located.dependsOn.has(key)),
    );
  }

  /** Looks again for the traces of which history may have more to say, after another commit was checked out in a folder. */
  async headMoved(folder: string): Promise<void> {
    await this.epoch?.tracing.lookAgain(
      (located) => located.kind === 'located' && located.places.flat().some((one) => mayLearn(one, folder)),
    );
  }

  /**
   * Signs out, and deletes everything of the account.
   * @throws an error of the file system when files could not be deleted.
   */
  async signOut(): Promise<void> {
    const account = accountOf(this.current);
    await this.parts.session.signOut();
    await (account && this.parts.snapshots.forget(account));
  }

  dispose(): void {
    this.endEpoch();
    this.owned.dispose();
  }

  /** Starts over for another account or binding: from the snapshot first, then from the server. */
  private async adopt(): Promise<void> {
    const { session, bindings } = this.parts;
    this.endEpoch();
    if (session.state.kind !== 'signedIn') {
      this.awake = false;
      this.become({ kind: session.state.kind });
      return;
    }
    const { account, http } = session.state;
    const { current: binding } = bindings;
    if (binding === undefined) {
      this.become({ kind: 'unbound', account });
      return;
    }
    this.become({ kind: 'loading', account, binding });
    const epoch = this.beginEpoch(account, http, binding);
    const { refreshes } = this;
    await this.recalling;
    if (this.awake && this.epoch === epoch && this.refreshes === refreshes) {
      await this.refresh('all');
    }
  }

  private beginEpoch(account: Account, http: SentryHttp, binding: Binding): Epoch {
    const { whereabouts, clock, log } = this.parts;
    const tracing = new Tracing(http, binding, whereabouts, clock, (error) =>
      log.error('a search failed', error),
    );
    const epoch = { account, binding, http, book: new IssueBook(), tracing, life: new AbortController() };
    tracing.onDidChange(() => this.publish(epoch, {}));
    tracing.onDidLearn((issue) => void this.saveEvent(epoch, issue));
    this.epoch = epoch;
    this.recalling = this.recall(epoch);
    return epoch;
  }

  private endEpoch(): void {
    this.refreshing.abort();
    this.epoch?.life.abort();
    this.epoch?.tracing.dispose();
    this.epoch = undefined;
    this.parts.codeMappings.clear();
  }

  private async recall(epoch: Epoch): Promise<void> {
    const { account, binding, book, tracing } = epoch;
    try {
      const snapshot = await this.parts.snapshots.load(account, binding);
      if (snapshot !== undefined && this.epoch === epoch) {
        book.recall(snapshot);
        this.publish(epoch, { asOf: snapshot.asOf, refreshing: this.awake });
        await tracing.recall(book.issues(), snapshot.events);
      }
    } catch (error) {
      this.parts.log.error('the last known state could not be read', error);
    }
  }

  private async load(epoch: Epoch, pages: Pages, signal: AbortSignal): Promise<void> {
    const { book, tracing } = epoch;
    await this.recalling;
    signal.throwIfAborted();
    this.publish(epoch, { refreshing: true });
    await this.loadLists(epoch, pages, signal);
    await this.loadCodeMappings(epoch, signal);
    this.publish(epoch, { asOf: this.parts.clock.now(), refreshing: true, trouble: undefined });
    await tracing.trace(inFetchOrder(book.issues(), this.parts.files.names()), 'after');
    signal.throwIfAborted();
    this.publish(epoch, { refreshing: false });
    await this.save(epoch, pages === 'all');
  }

  private async loadLists({ http, binding, book }: Epoch, pages: Pages, signal: AbortSignal): Promise<void> {
    const wanted = groupQueries.filter(
      ({ id }) => this.parts.switches.of(id) !== 'off' || this.opened.has(id),
    );
    const ask = ({ query }: GroupQuery, known: readonly Issue[]) =>
      listAll(http, { ...binding, query }, pages === 'all' ? [] : known, signal);
    await loadGroups(book, wanted, ask, signal);
  }

  /** Where code lies is asked for before the first frame is looked for; a server that does not say holds up nothing. */
  private async loadCodeMappings({ http, binding }: Epoch, signal: AbortSignal): Promise<void> {
    try {
      await this.parts.codeMappings.load(http, binding, signal);
    } catch (error) {
      if (!isAbort(error)) {
        this.parts.log.error('the code mappings could not be read', error);
      }
    }
  }

  private async traceNow(wanted: (issue: Issue) => boolean): Promise<void> {
    const { epoch } = this;
    if (epoch !== undefined && this.awake) {
      try {
        await epoch.tracing.trace(epoch.book.issues().filter(wanted), 'before');
      } catch (error) {
        this.failed(epoch.account, error, epoch.life.signal);
      }
    }
  }

  private async switched(): Promise<void> {
    const { epoch } = this;
    if (epoch !== undefined) {
      this.publish(epoch, {});
      const isMissing = (id: GroupId) =>
        this.parts.switches.of(id) !== 'off' && epoch.book.list(id) === undefined;
      if (this.awake && groupQueries.some(({ id }) => isMissing(id))) {
        await this.refresh('changes');
      }
    }
  }

  private failed(account: Account, reason: unknown, signal: AbortSignal): void {
    if (signal.aborted) {
      return;
    }
    const error = asSentryError(reason);
    this.parts.log.error('the refresh failed', reason);
    if (this.epoch !== undefined && this.current.kind === 'ready') {
      this.publish(this.epoch, { refreshing: false, trouble: error });
    } else {
      this.become({ kind: 'failed', account, binding: this.parts.bindings.current, error });
    }
  }

  /** Makes the next ready state from the book; before the first lists there is none to make. */
  private publish(epoch: Epoch, next: Partial<Pick<ReadyState, 'asOf' | 'refreshing' | 'trouble'>>): void {
    const before = this.current.kind === 'ready' ? this.current : undefined;
    const { asOf, refreshing = false, trouble } = { ...before, ...next };
    if (this.epoch === epoch && asOf !== undefined) {
      const { account, binding, book, tracing } = epoch;
      const groups = book.groups(this.parts.switches);
      const issues = new Map(
        book.issues().map((issue) => [issue.id, { issue, located: tracing.of(issue.id) }]),
      );
      this.become({ kind: 'ready', account, binding, asOf, refreshing, trouble, groups, issues });
    }
  }

  private async save(epoch: Epoch, sweep = false): Promise<void> {
    const { snapshots, log } = this.parts;
    const { account, binding, book } = epoch;
    if (this.epoch === epoch && this.current.kind === 'ready') {
      const lists = { asOf: this.current.asOf, ...book.written() };
      try {
        await snapshots.saveLists(account, binding, lists);
        await (sweep && snapshots.sweep(account, binding, lists));
      } catch (error) {
        log.error('the state could not be kept', error);
      }
    }
  }

  private async saveEvent(epoch: Epoch, issue: string): Promise<void> {
    const event = epoch.tracing.event(issue);
    if (this.epoch === epoch && event !== undefined) {
      try {
        await this.parts.snapshots.saveEvent(epoch.account, epoch.binding, issue, event);
      } catch (error) {
        this.parts.log.error('an event could not be kept', error);
      }
    }
  }

  private become(next: StoreState): void {
    this.current = next;
    this.changed.fire(next);
  }
}

/** True for a place that is not certain, in a folder; a certain one stays what it is as long as its text does. */
function mayLearn(place: Place, folder: string): boolean {
  return 'file' in place
    ? place.file.folder === folder && place.verdict !== 'exact' && place.verdict !== 'moved'
    : place.verdict === 'unmapped' && place.reason === 'removed';
}
