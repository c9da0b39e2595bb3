import { open, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { type Disposable, RelativePattern, type Uri, workspace, type WorkspaceFolder } from 'vscode';
import { isAbort } from '../base/abort';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import { Emitter } from '../base/event';
import { systemClock } from '../base/clock';
import type { Files, FilesChange } from '../mapping/files/files';
import { gitFiles } from './gitListing';

/** Bytes of a file that is still looked at as source code. */
const LARGEST = 5 * 1024 * 1024;
/** Milliseconds without a further file coming or going before the folder is listed anew. */
const SETTLED_MS = 500;
/** Where there is no git: what never holds a person's own sources. */
const NOT_OURS = '**/{node_modules,.git,.hg,.svn,.venv,venv,__pycache__,target,dist,build,out}/**';

/** The files of one workspace folder on the disk, with the text of editors in place of the disk's. */
export class FolderFiles implements Files, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<FilesChange>());
  private readonly edited = this.owned.add(new Emitter<readonly string[]>());
  private readonly settling = this.owned.add(new MutableDisposable());
  private readonly writing = this.owned.add(new MutableDisposable());
  private readonly fresh = new Set<string>();
  private readonly life = new AbortController();
  private known: ReadonlySet<string> | undefined;
  private resolvedRoot: Promise<string> | undefined;

  readonly folder: string;
  readonly ignoresCase = process.platform === 'win32' || process.platform === 'darwin';
  readonly onDidChange = this.changed.event;
  /** Fires with files whose text was written anew on the disk: by a branch switch, a formatter, another program. */
  readonly onDidWrite = this.edited.event;

  /** @param git git's executable; `undefined` where there is none. */
  constructor(
    private readonly root: WorkspaceFolder,
    private readonly git: string | undefined,
  ) {
    this.folder = root.uri.toString();
    const watcher = this.owned.add(workspace.createFileSystemWatcher(new RelativePattern(root, '**/*')));
    this.owned.add(watcher.onDidCreate(() => this.settle()));
    this.owned.add(watcher.onDidDelete(() => this.settle()));
    this.owned.add(watcher.onDidChange((uri) => this.written(uri)));
  }

  /** The tracked files at once; untracked ones follow as a change. */
  async list(signal: AbortSignal): Promise<readonly string[]> {
    const tracked = await this.tracked('tracked', signal);
    this.known = new Set(tracked ?? (await this.found()));
    if (tracked !== undefined) {
      this.settle();
    }
    return [...this.known];
  }

  async read(path: string, signal: AbortSignal): Promise<string | undefined> {
    if (path.split('/').includes('..')) {
      return undefined; // an editor may show a file outside the folder, too
    }
    const absolute = join(this.root.uri.fsPath, path);
    const document = workspace.textDocuments.find(
      ({ uri }) => uri.scheme === 'file' && uri.fsPath === absolute,
    );
    const text = document?.getText() ?? (await this.readDisk(absolute));
    signal.throwIfAborted();
    return text;
  }

  dispose(): void {
    this.life.abort();
    this.owned.dispose();
  }

  private async tracked(
    which: 'tracked' | 'untracked',
    signal: AbortSignal,
  ): Promise<readonly string[] | undefined> {
    return this.git === undefined ? undefined : gitFiles(this.git, this.root.uri.fsPath, which, signal);
  }

  private async found(): Promise<readonly string[]> {
    const uris = await workspace.findFiles(new RelativePattern(this.root, '**/*'), NOT_OURS);
    return uris.map((uri) => this.pathOf(uri));
  }

  private settle(): void {
    if (this.known !== undefined) {
      this.settling.value = systemClock.after(SETTLED_MS, () => void this.listAgain());
    }
  }

  private written(uri: Uri): void {
    this.fresh.add(this.pathOf(uri));
    this.writing.value = systemClock.after(SETTLED_MS, () => {
      const files = [...this.fresh];
      this.fresh.clear();
      this.edited.fire(files);
    });
  }

  private pathOf({ fsPath }: Uri): string {
    return relative(this.root.uri.fsPath, fsPath).split(sep).join('/');
  }

  private async listAgain(): Promise<void> {
    try {
      const { signal } = this.life;
      const tracked = await this.tracked('tracked', signal);
      const untracked = await this.tracked('untracked', signal);
      const now = new Set(tracked === undefined ? await this.found() : [...tracked, ...(untracked ?? [])]);
      const before = this.known ?? new Set();
      this.known = now;
      const added = [...now].filter((path) => !before.has(path));
      const removed = [...before].filter((path) => !now.has(path));
      if (added.length + removed.length > 0 && !signal.aborted) {
        this.changed.fire({ added, removed });
      }
    } catch (error) {
      if (!isAbort(error)) {
        throw error;
      }
    }
  }

  /** The folder with links followed, found once; a folder that is not there (yet) is looked for again. */
  private realRoot(): Promise<string> {
    this.resolvedRoot ??= realpath(this.root.uri.fsPath).catch((error: unknown) => {
      this.resolvedRoot = undefined;
      throw error;
    });
    return this.resolvedRoot;
  }

  /** `undefined` for what is missing, outside the folder once links are followed, too large, or not text. */
  private async readDisk(absolute: string): Promise<string | undefined> {
    try {
      const [root, real] = await Promise.all([this.realRoot(), realpath(absolute)]);
      const below = relative(root, real);
      if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) {
        return undefined;
      }
      const file = await open(real, 'r');
      try {
        const { size } = await file.stat();
        const text = size > LARGEST ? undefined : await file.readFile('utf8');
        return text?.includes('\0') === true ? undefined : text;
      } finally {
        await file.close();
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error) {
        return undefined;
      }
      throw error;
    }
  }
}
