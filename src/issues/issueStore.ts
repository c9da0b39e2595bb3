import { type Disposable, DisposableStore } from '../base/disposable';
import { Emitter } from '../base/event';
import type { FilePath, Place } from '../mapping/place';
import type { Accounts, SignedIn } from '../sentry/accounts';
import type { SentryHttp } from '../sentry/http';
import type { Issue } from '../sentry/issues';
import type { SentryError } from '../sentry/sentryError';
import { type Binding, type Bindings, findBinding } from './binding';
import { namesOpenFile } from './eventOrder';
import type { Pages } from './feedLists';
import { type FeedParts, IssueFeed } from './issueFeed';
import { asSentryError } from './loadGroups';
import { dueAt, newEnough, type RefreshPace } from './nextRefresh';
import { type IssueKey, issueKey, type StoreState } from './storeState';
import { fileKey } from './whereabouts';
import { Refusals } from './whoSees';

/** What the store is made of. */
export interface StoreParts extends FeedParts {
  readonly accounts: Accounts;
  readonly bindings: Bindings;
}

/** A group of a binding, by their ids. */
export interface GroupName {
  readonly binding: string;
  readonly group: string;
}

/**
 * The issues of every binding of the open folders, each as the account sees it that is signed in to its server.
 * Surfaces are functions of `state`; nothing is sent before somebody asks for a refresh.
 */
export class IssueStore implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<StoreState>());
  /** By the id of their binding. */
  private feeds: ReadonlyMap<string, IssueFeed> = new Map();
  private current: StoreState = { kind: 'starting' };
  private readonly refusals = new Refusals();
  private finding: AbortController | undefined;
  private notFound: SentryError | undefined;
  private awake = false;

  readonly onDidChange = this.changed.event;

  constructor(private readonly parts: StoreParts) {
    const { accounts, bindings } = parts;
    this.owned.add(accounts.onDidChange(() => void this.adopt()));
    this.owned.add(accounts.onDidSignOut((account) => void this.forget(account)));
    this.owned.add(bindings.onDidChange(() => void this.adopt()));
  }

  get state(): StoreState {
    return this.current;
  }

  /** True once requests may be sent: somebody looked, or asked. */
  get isAwake(): boolean {
    return this.awake;
  }

  /** The bound organizations, each with the connection of its account; none before somebody looked. */
  whom(): readonly { readonly http: SentryHttp; readonly org: string }[] {
    return this.awake
      ? [...this.feeds.values()].map(({ signedIn, binding }) => ({ http: signedIn.http, org: binding.org }))
      : [];
  }

  /**
   * Asks the servers again, or looks for the one binding that needs no asking; failures become state.
   * @param newEnough as that of a feed.
   */
  async refresh(pages: Pages, newEnough?: number): Promise<void> {
    this.awake = true;
    await (this.current.kind === 'unbound'
      ? this.find()
      : Promise.all([...this.feeds.values()].map((feed) => feed.refresh(pages, newEnough))));
  }

  /** Asks the servers of those feeds that are due; there may be none. */
  async refreshDue(pace: RefreshPace): Promise<void> {
    const now = this.parts.clock.now();
    await this.each(async (feed) => {
      const due = dueAt(feed.state, pace);
      await (due !== undefined && due <= now && feed.refresh('changes', newEnough(pace, now)));
    });
  }

  /** The account that a binding's issues are asked for by; `undefined` where nobody is signed in to its server. */
  whoSees({ id }: Binding): SignedIn | undefined {
    return this.feeds.get(id)?.signedIn;
  }

  /** A folder holds the code of its own bindings; one that is bound to nothing may hold that of any. */
  mayHold(folder: string, { id }: Binding): boolean {
    const bound = this.parts.bindings.current.filter(({ folders }) =>
      folders.some((one) => one.folder === folder),
    );
    return bound.length === 0 || bound.some((binding) => binding.id === id);
  }

  /** Loads a group that a person opened, whether its lenses are on or not. */
  async open({ binding, group }: GroupName): Promise<void> {
    await this.feeds.get(binding)?.open(group);
  }

  /** A group that a person closed is asked for again only for its lenses. */
  close({ binding, group }: GroupName): void {
    this.feeds.get(binding)?.close(group);
  }

  /** Fetches at once the events of issues that a person has come near to. */
  async lookAt(issues: readonly IssueKey[]): Promise<void> {
    const asked = new Set(issues);
    await this.traceNow((issue, binding) => asked.has(issueKey(binding, issue.id)));
  }

  /** Fetches at once the events of issues that name a file which is open now. */
  async editorsChanged(): Promise<void> {
    const open = this.parts.files.names();
    await this.traceNow((issue) => namesOpenFile(issue, open));
  }

  /** Looks again for the traces that touch one of the files; resolves when they stand where they stand. */
  async filesChanged(files: readonly FilePath[]): Promise<void> {
    const keys = files.map(fileKey);
    await this.each((feed) =>
      feed.lookAgain(
        (located) => located.kind === 'located' && keys.some((key) => located.dependsOn.has(key)),
      ),
    );
  }

  /** Looks again for the traces of which history may have more to say, after another commit was checked out in a folder. */
  async headMoved(folder: string): Promise<void> {
    await this.each((feed) =>
      feed.lookAgain(
        (located) => located.kind === 'located' && located.places.flat().some((one) => mayLearn(one, folder)),
      ),
    );
  }

  /**
   * Signs an account out, and deletes everything of it.
   * @param account its id.
   * @throws an error of the file system when files could not be deleted.
   */
  async signOut(account: string): Promise<void> {
    await this.parts.accounts.signOut(account);
    await this.parts.snapshots.forget(account);
  }

  dispose(): void {
    this.finding?.abort();
    this.feeds.forEach((feed) => feed.dispose());
    this.feeds = new Map();
    this.owned.dispose();
  }

  /** Has a feed for each binding whose server somebody is signed in to; those that are as they were go on. */
  private async adopt(): Promise<void> {
    const { bindings } = this.parts;
    this.finding?.abort();
    const signedIn = this.signedIn();
    const before = this.feeds;
    const fresh: IssueFeed[] = [];
    const after = new Map<string, IssueFeed>();
    for (const binding of bindings.current) {
      const who = this.refusals.whoSees(binding, signedIn);
      const known = before.get(binding.id);
      if (known !== undefined && known.signedIn === who && isSame(known.binding, binding)) {
        after.set(binding.id, known);
      } else if (who !== undefined) {
        const feed = new IssueFeed(binding, who, this.parts, (folder) => this.mayHold(folder, binding));
        fresh.push(feed);
        after.set(binding.id, feed);
      }
    }
    this.feeds = after;
    for (const feed of [...before.values()].filter((one) => after.get(one.binding.id) !== one)) {
      feed.dispose();
    }
    this.publish();
    await Promise.all(
      [...after.values()].map((feed) =>
        fresh.includes(feed) ? this.begin(feed) : feed.lookAgain(() => true),
      ),
    );
  }

  /** Another window may have signed it out, and this one have written meanwhile. */
  private async forget(account: string): Promise<void> {
    try {
      await this.parts.snapshots.forget(account);
    } catch (error) {
      this.parts.log.error('what is kept of an account could not be deleted', error);
    }
  }

  /** From what is known first, then from the server. */
  private async begin(feed: IssueFeed): Promise<void> {
    feed.onDidChange(() => {
      const isRefused =
        this.refusals.note(feed) && this.refusals.whoSees(feed.binding, this.signedIn()) !== feed.signedIn;
      void (isRefused ? this.adopt() : this.publish());
    });
    await feed.recall();
    if (this.awake && this.feeds.get(feed.binding.id) === feed && !feed.isAwake) {
      await feed.refresh('all');
    }
  }

  private signedIn(): readonly SignedIn[] {
    const { state } = this.parts.accounts;
    return state.kind === 'known' ? state.signedIn : [];
  }

  private async find(): Promise<void> {
    const { bindings, log } = this.parts;
    this.finding?.abort();
    const finding = new AbortController();
    this.finding = finding;
    this.notFound = undefined;
    this.publish();
    try {
      await findBinding(this.signedIn(), bindings, finding.signal); // the feed that comes of it refreshes by itself
    } catch (error) {
      if (!finding.signal.aborted) {
        log.error('what this workspace could be bound to could not be read', error);
        this.notFound = asSentryError(error);
      }
    } finally {
      if (this.finding === finding) {
        this.finding = undefined;
        this.publish();
      }
    }
  }

  private async traceNow(wanted: (issue: Issue, binding: Binding) => boolean): Promise<void> {
    if (this.awake) {
      await this.each((feed) => feed.traceNow((issue) => wanted(issue, feed.binding)));
    }
  }

  private async each(run: (feed: IssueFeed) => Promise<void>): Promise<void> {
    await Promise.all([...this.feeds.values()].map(run));
  }

  private publish(): void {
    const next = this.made();
    if (!isSameState(this.current, next)) {
      this.current = next;
      this.changed.fire(next);
    }
  }

  private made(): StoreState {
    const { accounts, bindings } = this.parts;
    if (accounts.state.kind === 'starting') {
      return { kind: 'starting' };
    }
    const { signedIn } = accounts.state;
    if (signedIn.length === 0) {
      return { kind: 'signedOut' };
    }
    if (bindings.current.length === 0) {
      const finding = this.finding !== undefined;
      return {
        ...{ kind: 'unbound', finding, error: this.notFound },
        accounts: signedIn.map(({ account }) => account),
      };
    }
    const feeds = bindings.current.map(
      (binding) => this.feeds.get(binding.id)?.state ?? ({ kind: 'noAccount', binding } as const),
    );
    return { kind: 'bound', feeds };
  }
}

/** Whether two states say the same: what feeds and accounts are is replaced when it changes. */
function isSameState(one: StoreState, other: StoreState): boolean {
  if (one.kind === 'unbound' && other.kind === 'unbound') {
    const isSameFinding = one.finding === other.finding && one.error === other.error;
    return isSameFinding && areSame(one.accounts, other.accounts);
  }
  return one.kind === 'bound' && other.kind === 'bound'
    ? areSame(one.feeds, other.feeds)
    : one.kind === other.kind;
}

function areSame<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}

function isSame(one: Binding, other: Binding): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** True for a place that is not certain, in a folder; a certain one stays what it is as long as its text does. */
function mayLearn(place: Place, folder: string): boolean {
  return 'file' in place
    ? place.file.folder === folder && place.verdict !== 'exact' && place.verdict !== 'moved'
    : place.verdict === 'unmapped' && place.reason === 'removed';
}
