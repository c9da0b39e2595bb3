import { type Disposable, DisposableStore } from '../../base/disposable';
import { Emitter } from '../../base/event';
import { FileIndex } from './fileIndex';
import type { Files, FilesChange } from './files';

/** The index of a folder's files: built when first asked for, kept up with the disk from then on. */
export class LiveIndex implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<FilesChange>());
  private readonly life = new AbortController();
  private building: Promise<FileIndex> | undefined;

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
    const paths = await this.files.list(this.life.signal);
    return FileIndex.build(paths, { ignoresCase: this.files.ignoresCase === true }, this.life.signal);
  }

  /** A change that comes while the folder is being listed is applied to what the list then says. */
  private update(change: FilesChange): void {
    if (this.building === undefined) {
      return;
    }
    const updated = this.forgettingFailure(
      this.building.then(async (index) => {
        await index.update(change, this.life.signal);
        return index;
      }),
    );
    // A failure to list is told to those who ask for the index.
    void updated.then(
      () => this.changed.fire(change),
      () => undefined,
    );
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
