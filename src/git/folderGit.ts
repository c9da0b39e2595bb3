import type { Disposable } from '../base/disposable';
import type { CommitChanges, CommitHash, FileChange, FileVersion, Git } from '../mapping/releases/git';
import { GitHistory } from './gitHistory';
import { repositoryFolders } from './repository';

/** The history of the repository that a folder lies in, which is found when it is first asked. */
export class FolderGit implements Git, Disposable {
  private readonly life = new AbortController();
  private finding: Promise<GitHistory | undefined> | undefined;

  /** @param git git's executable. @param folder absolute. */
  constructor(
    private readonly git: string,
    private readonly folder: string,
  ) {}

  async head(signal: AbortSignal): Promise<CommitHash | undefined> {
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
    void this.finding?.then((history) => history?.dispose());
  }

  private history(): Promise<GitHistory | undefined> {
    this.finding ??= this.find();
    return this.finding;
  }

  /** Under the folder's own life: who gives up waiting stops no other. */
  private async find(): Promise<GitHistory | undefined> {
    const { signal } = this.life;
    const found = signal.aborted ? undefined : await repositoryFolders(this.git, this.folder, signal);
    return found && new GitHistory(this.git, found.root, found.prefix);
  }
}
