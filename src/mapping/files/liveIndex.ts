import { type Disposable, DisposableStore } from '../../base/disposable';
import { Emitter } from '../../base/event';
import { FileIndex } from './fileIndex';
import type { Files, FilesChange } from './files';

/** The index of a folder's files: built when first asked for, kept up with the disk from then on. */
export class LiveIndex implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<void>());
  private readonly life = new AbortController();
  private building: Promise<FileIndex> | undefined;
  /** Listings in place of the first, one after the other. */
  private listing = Promise.resolve();
  /** Changes that come while one of them is on its way. */
  private meanwhile: FilesChange[] | undefined;

  /** Fires when files came or went and the index knows it. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly files: Files) {
    this.owned.add(files.onDidChange((change) => this.update(change)));
    this.owned.add({ dispose: () => this.life.abort() });
  }

  /**
   * The index as it is now. Whoever gives up waiting stops no other: the folder is listed under the index's own
   * life. When listing fails, the next one to ask starts it again.
   */
  async now(signal: AbortSignal): Promise<FileIndex> {
    signal.throwIfAborted();
    return untilAborted(this.building ?? this.forgettingFailure(this.build()), signal);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private async build(): Promise<FileIndex> {
    const { files } = this;
    const { signal } = this.life;
    let index: FileIndex | undefined;
    for await (const portion of files.list(signal)) {
      index ??= new FileIndex({ ignoresCase: files.ignoresCase === true });
      await index.take(portion, signal);
    }
    return index ?? new FileIndex({ ignoresCase: files.ignoresCase === true });
  }

  /** A change that comes while the folder is being listed is applied to what the list then says. */
  private update(change: FilesChange): void {
    if (this.building === undefined) {
      return;
    }
    if (change.removed.includes('')) {
      this.listing = this.listing.then(() => this.listAnew());
      return;
    }
    this.meanwhile?.push(change);
    let hasChanged = false;
    const updated = this.forgettingFailure(
      this.building.then(async (index) => {
        hasChanged = await index.update(change, this.life.signal);
        return index;
      }),
    );
    // A failure to list is told to those who ask for the index.
    void updated.then(
      () => hasChanged && this.changed.fire(),
      () => undefined,
    );
  }

  /**
   * Lists the folder once more. The index of before answers until then: a look into every folder takes its time. Then
   * it takes in what is different, so that whoever asked for other files need not ask again.
   */
  private async listAnew(): Promise<void> {
    const meanwhile: FilesChange[] = [];
    this.meanwhile = meanwhile;
    try {
      const next = await this.build();
      let hasChanged = true;
      await this.forgettingFailure(
        (this.building ?? Promise.resolve(next)).then(async (index) => {
          await this.catchUp(next, meanwhile);
          const { signal } = this.life;
          hasChanged = index === next || (await index.update(await index.changeTo(next, signal), signal));
          return index;
        }),
      );
      if (hasChanged) {
        this.changed.fire();
      }
    } catch {
      this.building = undefined; // whoever asks next lists, and is told what goes wrong
    } finally {
      this.meanwhile = undefined;
    }
  }

  /** Applies the changes that came while a listing was on its way; those that come later find it in its place. */
  private async catchUp(next: FileIndex, meanwhile: FilesChange[]): Promise<void> {
    for (let change = meanwhile.shift(); change !== undefined; change = meanwhile.shift()) {
      await next.update(change, this.life.signal);
    }
    this.meanwhile = undefined;
  }

  /** Keeps this as the index to come, until it fails. */
  private forgettingFailure(coming: Promise<FileIndex>): Promise<FileIndex> {
    this.building = coming;
    void coming.then(undefined, () => {
      if (this.building === coming) {
        this.building = undefined;
      }
    });
    return coming;
  }
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: stopped.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stopped.abort();
  }
}
