import { join } from 'node:path';
import { isAbort } from '../base/abort';
import type { Clock } from '../base/clock';
import { type Disposable, DisposableStore, MutableDisposable } from '../base/disposable';
import { Emitter } from '../base/event';
import { Settling } from '../base/settling';
import { FolderListing, type ListingChange } from './folderListing';
import { listAt } from './listAt';
import { repositoryFolders } from './repository';
import { watchHead } from './watchHead';

/** Milliseconds without a further change after which the disk counts as settled. */
const QUIET_MS = 500;

/** Milliseconds that a change waits at most, however busy a build is. */
const LONGEST_MS = 5000;

/** Above so many touched paths everything is listed anew: they need not be kept. */
const MOST_TOUCHED = 1000;

/** What is told in place of what came and went where nobody knows: list anew. */
const EVERYTHING: ListingChange = { added: [], removed: [''] };

/**
 * A folder's listing that is kept up with the disk: gathers what is touched until it has settled, then takes one look
 * at just that. When another commit is checked out, everything is to be listed anew.
 */
export class LiveListing implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<ListingChange>());
  private readonly headChanged = this.owned.add(new Emitter<void>());
  private readonly heads = this.owned.add(new MutableDisposable());
  private readonly life = new AbortController();
  private readonly listing: FolderListing;
  private readonly settling: Settling;
  private readonly touched = new Set<string>();
  /** The folders whose heads are watched. */
  private watched: readonly string[] = [];
  private hasHeadMoved = false;
  private state: 'unasked' | 'first' | 'listed' = 'unasked';
  /** How many listings and looks are on their way. */
  private busy = 0;

  /** What came and went since `list`; where `''` is removed, the folder is to be listed anew. */
  readonly onDidChange = this.changed.event;
  /** Fires once after a time in which another commit was checked out, committed or reset to, in any repository here. */
  readonly onDidMoveHead = this.headChanged.event;

  /**
   * @param git the executable.
   * @param failed is told what goes wrong in a look that nobody waits for.
   */
  constructor(
    private readonly directory: string,
    private readonly git: string | undefined,
    clock: Clock,
    private readonly failed: (error: unknown) => void,
  ) {
    this.listing = new FolderListing(directory, git);
    this.settling = this.owned.add(new Settling(clock, QUIET_MS, LONGEST_MS, () => this.look()));
    this.owned.add({ dispose: () => this.life.abort() });
  }

  /** The folder's files in portions: the first time what is found at once, and the rest follows as a change; later all. */
  async *list(signal: AbortSignal): AsyncGenerator<ListingChange, void> {
    const isFirst = this.state !== 'listed';
    this.state = isFirst ? 'first' : 'listed';
    this.touched.clear();
    this.busy++;
    try {
      yield* this.listing.tracked(signal);
      if (!isFirst) {
        yield* this.listing.rest(signal);
      }
    } finally {
      this.busy--;
    }
    this.state = 'listed';
    this.inBackground(async () => {
      if (isFirst) {
        this.changed.fire(await joined(this.listing.rest(this.life.signal)));
      }
      await this.watchHeads();
    });
  }

  /** A file or folder came or went. */
  touch(path: string): void {
    if (this.state !== 'unasked' && !this.listing.ignores(path)) {
      this.touched.add(this.touched.size < MOST_TOUCHED ? path : '');
      this.settling.stir();
    }
  }

  dispose(): void {
    this.owned.dispose();
  }

  private look(): void {
    if (this.busy > 0) {
      return; // whoever is at it looks again
    }
    const paths = [...this.touched].filter((path) => path === '' || !this.listing.ignores(path));
    this.touched.clear();
    if (paths.length === 0) {
      return; // the listing that was on its way has told what is ignored
    }
    const hasHeadMoved = this.hasHeadMoved;
    this.hasHeadMoved = false;
    this.inBackground(async () => {
      const change = paths.includes('') ? undefined : await listAt(this.listing, paths, this.life.signal);
      this.changed.fire(change ?? EVERYTHING);
      if (hasHeadMoved) {
        this.headChanged.fire();
      }
    });
  }

  private inBackground(work: () => Promise<void>): void {
    this.busy++;
    void work()
      .catch((error: unknown) => isAbort(error) || this.failed(error))
      .finally(() => {
        this.busy--;
        if (this.touched.size > 0) {
          this.settling.stir();
        }
      });
  }

  private async watchHeads(): Promise<void> {
    const { git, listing, life } = this;
    const folders = listing.repositories.map(({ folder }) => folder);
    const isSame =
      folders.length === this.watched.length && folders.every((folder, at) => folder === this.watched[at]);
    if (git === undefined || isSame) {
      return;
    }
    const heads = new DisposableStore();
    this.heads.value = heads;
    this.watched = folders;
    for (const folder of folders) {
      const repository = await repositoryFolders(git, join(this.directory, folder), life.signal);
      if (repository !== undefined) {
        heads.add(watchHead(repository.gitFolder, () => this.headMoved()));
      }
    }
  }

  private headMoved(): void {
    this.hasHeadMoved = true;
    this.touched.add('');
    this.settling.stir();
  }
}

/** Changes as one, of which none takes back what another one adds. */
async function joined(changes: AsyncIterable<ListingChange>): Promise<ListingChange> {
  const added: string[] = [];
  const removed: string[] = [];
  const notCheckedOut: string[] = [];
  for await (const change of changes) {
    change.added.forEach((path) => added.push(path));
    change.removed.forEach((path) => removed.push(path));
    change.notCheckedOut?.forEach((path) => notCheckedOut.push(path));
  }
  return { added, removed, notCheckedOut };
}
