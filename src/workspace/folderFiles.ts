import { join, relative, sep } from 'node:path';
import {
  type Disposable,
  RelativePattern,
  type TextDocument,
  type Uri,
  workspace,
  type WorkspaceFolder,
} from 'vscode';
import { systemClock } from '../base/clock';
import { diskTexts } from '../base/diskTexts';
import { DisposableStore } from '../base/disposable';
import { Emitter } from '../base/event';
import { ignoresCase } from '../base/ignoresCase';
import { type OnDisk, onDisk } from '../base/onDisk';
import { Settling } from '../base/settling';
import { versionOnDisk } from '../base/versionOnDisk';
import { LiveListing } from '../git/liveListing';
import { isNeverOwn } from '../git/walk';
import type { Files, FilesChange, VersionedText } from '../mapping/files/files';

/** Milliseconds without a further file being written, and milliseconds that one waits at most, before it is told. */
const QUIET_MS = 500;
const LONGEST_MS = 5000;

/** The files of one workspace folder on the disk, with the text of editors in place of the disk's. */
export class FolderFiles implements Files, Disposable {
  private readonly owned = new DisposableStore();
  private readonly edited = this.owned.add(new Emitter<readonly string[]>());
  private readonly listing: LiveListing;
  private readonly directory: string;
  private readonly writing: Settling;
  private readonly fresh = new Set<string>();
  /** A document that is opened again counts its versions from the beginning. */
  private readonly openings = new WeakMap<TextDocument, number>();
  private opened = 0;
  private isCaseIgnored = false;

  readonly folder: string;
  readonly onDidChange: Files['onDidChange'];
  /** Fires with files whose text was written anew on the disk: by a branch switch, a formatter, another program. */
  readonly onDidWrite = this.edited.event;
  /** Fires after another commit was checked out, committed or reset to. */
  readonly onDidMoveHead: LiveListing['onDidMoveHead'];

  /**
   * @param git git's executable.
   * @param failed is told what goes wrong while nobody waits for it.
   */
  constructor(root: WorkspaceFolder, git: string, failed: (error: unknown) => void) {
    this.folder = root.uri.toString();
    this.directory = root.uri.fsPath;
    this.listing = this.owned.add(new LiveListing(this.directory, git, systemClock, failed));
    this.onDidChange = this.listing.onDidChange;
    this.onDidMoveHead = this.listing.onDidMoveHead;
    this.writing = this.owned.add(new Settling(systemClock, QUIET_MS, LONGEST_MS, () => this.tellWritten()));
    const watcher = this.owned.add(workspace.createFileSystemWatcher(new RelativePattern(root, '**/*')));
    this.owned.add(watcher.onDidCreate((uri) => this.came(uri)));
    this.owned.add(watcher.onDidDelete((uri) => this.listing.touch(this.pathOf(uri))));
    this.owned.add(watcher.onDidChange((uri) => this.written(this.pathOf(uri))));
  }

  get ignoresCase(): boolean {
    return this.isCaseIgnored;
  }

  /** The tracked files at once; untracked ones follow as a change. */
  async *list(signal: AbortSignal): AsyncIterable<FilesChange> {
    this.isCaseIgnored = await ignoresCase(this.directory);
    yield* this.listing.list(signal);
  }

  async read(path: string, signal: AbortSignal): Promise<string | undefined> {
    return (await this.readVersioned(path, signal)).text;
  }

  async readVersioned(path: string, signal: AbortSignal): Promise<VersionedText> {
    if (path.split('/').includes('..')) {
      return { text: undefined, version: undefined }; // an editor may show a file outside the folder, too
    }
    const document = this.documentAt(path);
    return document === undefined
      ? diskTexts.read(this.directory, path, signal)
      : { text: document.getText(), version: this.versionOf(document) };
  }

  async version(path: string, signal: AbortSignal): Promise<string | undefined> {
    signal.throwIfAborted();
    const document = this.documentAt(path);
    return document === undefined ? versionOnDisk(this.directory, path) : this.versionOf(document);
  }

  async onDisk(path: string, signal: AbortSignal): Promise<OnDisk | undefined> {
    signal.throwIfAborted();
    return onDisk(this.directory, path);
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** A file that comes brings a text: the one before it may have gone unnoticed. */
  private came(uri: Uri): void {
    const path = this.pathOf(uri);
    this.listing.touch(path);
    this.written(path);
  }

  private written(path: string): void {
    if (!path.split('/').some(isNeverOwn)) {
      this.fresh.add(path);
      this.writing.stir();
    }
  }

  private tellWritten(): void {
    const files = [...this.fresh];
    this.fresh.clear();
    this.edited.fire(files);
  }

  private versionOf(document: TextDocument): string {
    const opening = this.openings.get(document) ?? ++this.opened;
    this.openings.set(document, opening);
    return `opening ${opening}, version ${document.version}`;
  }

  private documentAt(path: string): TextDocument | undefined {
    const absolute = join(this.directory, path);
    return workspace.textDocuments.find(({ uri }) => uri.scheme === 'file' && uri.fsPath === absolute);
  }

  private pathOf({ fsPath }: Uri): string {
    return relative(this.directory, fsPath).split(sep).join('/');
  }
}
