import { join } from 'node:path';
import type { Disposable } from '../base/disposable';
import type {
  Clone,
  CommitChanges,
  CommitHash,
  FileChange,
  FileVersion,
  Repositories,
  Repository,
} from '../mapping/releases/git';
import { GitHistory } from './gitHistory';
import { kindAt } from './kinds';
import { remotesOf } from './remotes';
import { repositoryFolders } from './repository';

/**
 * The repositories of a folder: the one that it lies in, which is found when it is first asked, and those in it. Where
 * these begin is looked up anew whenever HEAD is asked for.
 */
export class FolderGit implements Repositories, Disposable {
  private readonly life = new AbortController();
  private readonly inner = new Map<string, FolderGit>();
  private readonly begins = new Map<string, Promise<boolean>>();
  /** By name, whether it is a folder in this one: most of what frames name is not. */
  private readonly folders = new Map<string, Promise<boolean>>();
  private finding: Promise<Found | undefined> | undefined;

  /**
   * @param git git's executable.
   * @param folder absolute.
   * @param base what all paths begin with, with `/` at its end; for a repository that lies in the workspace folder.
   */
  constructor(
    private readonly git: string,
    private readonly folder: string,
    private readonly base = '',
  ) {}

  async rootOf(path: string): Promise<string> {
    if (!(await this.startsHere(path))) {
      return '';
    }
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      const begins = this.begins.get(folder) ?? this.beginsAt(folder);
      this.begins.set(folder, begins);
      if (await begins) {
        return folder;
      }
    }
    return '';
  }

  inside(root: string): Repository {
    if (root === '') {
      return this;
    }
    const known = this.inner.get(root) ?? new FolderGit(this.git, join(this.folder, root), `${root}/`);
    this.inner.set(root, known);
    return known;
  }

  async clone(signal: AbortSignal): Promise<Clone> {
    const found = await this.found();
    signal.throwIfAborted();
    if (found === undefined) {
      return 'none';
    }
    const isShallow = (await kindAt(join(found.commonFolder, 'shallow'))) === 'file';
    return isShallow ? 'shallow' : 'whole';
  }

  async remotes(signal: AbortSignal): Promise<readonly string[]> {
    const remotes = await remotesOf({ git: this.git, at: this.folder }, signal);
    return remotes.flatMap(({ fullName }) => fullName ?? []);
  }

  async head(signal: AbortSignal): Promise<CommitHash | undefined> {
    this.begins.clear();
    this.folders.clear();
    if ((await this.found()) === undefined && (await this.beginsAt(''))) {
      this.finding = undefined; // it began since
    }
    return (await this.history())?.head(signal);
  }

  async commit(hash: string, signal: AbortSignal): Promise<CommitHash | undefined> {
    return (await this.history())?.commit(hash, signal);
  }

  async tags(signal: AbortSignal): Promise<ReadonlyMap<string, CommitHash>> {
    return (await (await this.history())?.tags(signal)) ?? new Map();
  }

  async fileAt(
    commit: CommitHash,
    path: string,
    signal: AbortSignal,
  ): Promise<FileVersion | 'absent' | undefined> {
    return (await this.history())?.fileAt(commit, path, signal);
  }

  async submodule(commit: CommitHash, path: string, signal: AbortSignal): Promise<CommitHash | undefined> {
    return (await this.history())?.submodule(commit, path, signal);
  }

  async text(blob: string, signal: AbortSignal): Promise<string | undefined> {
    return (await this.history())?.text(blob, signal);
  }

  async parents(commit: CommitHash, signal: AbortSignal): Promise<readonly CommitHash[] | undefined> {
    return (await this.history())?.parents(commit, signal);
  }

  async mainLineSince(
    head: CommitHash,
    releases: readonly CommitHash[],
    signal: AbortSignal,
  ): Promise<readonly CommitChanges[] | undefined> {
    return (await this.history())?.mainLineSince(head, releases, signal);
  }

  async changesBetween(
    from: CommitHash,
    to: CommitHash,
    signal: AbortSignal,
  ): Promise<readonly FileChange[] | undefined> {
    return (await this.history())?.changesBetween(from, to, signal);
  }

  dispose(): void {
    this.life.abort();
    this.inner.forEach((one) => one.dispose());
    void this.finding?.then((found) => found?.history.dispose());
  }

  private async history(): Promise<GitHistory | undefined> {
    return (await this.found())?.history;
  }

  private async found(): Promise<Found | undefined> {
    this.finding ??= this.find();
    return this.finding;
  }

  private async startsHere(path: string): Promise<boolean> {
    const [name = ''] = path.split('/', 1);
    const isFolder =
      this.folders.get(name) ?? kindAt(join(this.folder, name)).then((kind) => kind === 'folder');
    this.folders.set(name, isFolder);
    return isFolder;
  }

  private async beginsAt(folder: string): Promise<boolean> {
    return (await kindAt(join(this.folder, folder, '.git'))) !== undefined;
  }

  /** Under the folder's own life: who gives up waiting stops no other. */
  private async find(): Promise<Found | undefined> {
    const { signal } = this.life;
    const found = signal.aborted ? undefined : await repositoryFolders(this.git, this.folder, signal);
    if (found === undefined) {
      return undefined;
    }
    const { root, commonFolder } = found;
    const prefix = found.prefix === '' ? '' : `${found.prefix}/`;
    const objects = join(commonFolder, 'objects');
    return {
      history: new GitHistory(this.git, { root, objects }, { prefix, base: this.base }),
      commonFolder,
    };
  }
}

interface Found {
  readonly history: GitHistory;
  /** Where the branches are. */
  readonly commonFolder: string;
}
