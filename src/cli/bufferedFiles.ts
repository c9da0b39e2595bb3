import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Emitter, type Event } from '../base/event';
import type { Files, FilesChange } from '../mapping/files/files';

/** Unsaved texts by path below the folder, with `/` between segments. */
export type Buffers = ReadonlyMap<string, string>;

/** A folder's files with unsaved texts laid over them; between two layings each file is read once. */
export class BufferedFiles implements Files {
  private readonly changed = new Emitter<FilesChange>();
  private buffers: Buffers = new Map();
  /** The same by the path as the disk compares it; made when first asked for, since listing tells how that is. */
  private texts: Buffers | undefined;
  private readonly saved = new Map<string, Promise<string | undefined>>();
  /** Paths of `buffers` that no file on the disk has. */
  private unsaved: readonly string[] = [];
  /** What git tracks and is not on the disk, as it was told. */
  private readonly notCheckedOut: (readonly string[])[] = [];

  constructor(
    private readonly files: Files,
    private readonly directory: string,
  ) {}

  get folder(): string {
    return this.files.folder;
  }

  get ignoresCase(): boolean {
    return this.files.ignoresCase === true;
  }

  readonly onDidChange: Event<FilesChange> = (listener) => {
    const heard = [this.files.onDidChange(listener), this.changed.event(listener)];
    return { dispose: () => heard.forEach((one) => one.dispose()) };
  };

  /** Puts these in the place of those that were laid over before. A file that is not on the disk yet comes with them. */
  lay(buffers: Buffers): void {
    const removed = this.unsaved;
    this.buffers = buffers;
    this.texts = undefined;
    this.saved.clear();
    this.unsaved = [...buffers.keys()].filter((path) => !existsSync(join(this.directory, path)));
    if (removed.length > 0 || this.unsaved.length > 0) {
      const isMissing = (path: string) => this.notCheckedOut.some((some) => some.includes(path));
      this.changed.fire({ added: this.unsaved, removed, notCheckedOut: removed.filter(isMissing) });
    }
  }

  async *list(signal: AbortSignal): AsyncIterable<FilesChange> {
    for await (const portion of this.files.list(signal)) {
      this.notCheckedOut.push(portion.notCheckedOut ?? []);
      yield portion;
    }
    yield { added: this.unsaved, removed: [] };
  }

  async read(path: string, signal: AbortSignal): Promise<string | undefined> {
    this.texts ??= new Map([...this.buffers].map(([one, text]) => [this.key(one), text]));
    const unsaved = this.texts.get(this.key(path));
    if (unsaved !== undefined) {
      return unsaved;
    }
    const saved = this.saved.get(path) ?? this.files.read(path, signal);
    this.saved.set(path, saved);
    return saved;
  }

  onDisk(...asked: Parameters<Files['onDisk']>): ReturnType<Files['onDisk']> {
    return this.files.onDisk(...asked);
  }

  private key(path: string): string {
    return this.ignoresCase ? path.normalize('NFC').toLowerCase() : path;
  }
}
