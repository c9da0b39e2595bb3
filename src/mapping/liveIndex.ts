import { type Disposable, DisposableStore } from '../base/disposable';
import { Emitter } from '../base/event';
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
    this.building ??= this.build();
    return untilAborted(this.building, signal);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private async build(): Promise<FileIndex> {
    try {
      const paths = await this.files.list(this.life.signal);
      return await FileIndex.build(paths, { ignoresCase: this.files.ignoresCase === true }, this.life.signal);
    } catch (error) {
      this.building = undefined;
      throw error;
    }
  }

  /** A change that comes while the folder is being listed is applied to what the list then says. */
  private update(change: FilesChange): void {
    const apply = (index: FileIndex) => {
      change.removed.forEach((path) => index.remove(path));
      change.added.forEach((path) => index.add(path));
      this.changed.fire(change);
    };
    // A failure to list is told to those who asked for the index.
    void this.building?.then(apply, () => undefined);
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
