import { type Event, Uri } from 'vscode';
import { BranchWork } from '../git/branchWork';
import type { KnownBranch } from '../issues/branch/branchNames';
import type { Repository } from '../issues/branch/repositories';
import type { CommitHash } from '../mapping/releases/git';

/** A repository as the git extension has it, as far as it is used (microsoft/vscode `extensions/git/src/api/git.d.ts`). */
export interface GitRepository {
  readonly rootUri: Uri;
  readonly inputBox: { value: string };
  readonly state: {
    readonly HEAD: { readonly name?: string } | undefined;
    readonly onDidChange: Event<void>;
  };
  createBranch(name: string, checkout: boolean, ref?: string): Promise<void>;
  push(remote: string, refspec: string, setUpstream: boolean): Promise<void>;
  /** Looks at the repository anew. */
  status(): Promise<void>;
}

/** What the git extension cannot do, git itself does; then the extension looks at what became of it. */
export class EditorRepository extends BranchWork implements Repository {
  constructor(
    private readonly repository: GitRepository,
    git: string,
  ) {
    super(git, repository.rootUri.fsPath);
  }

  get root(): string {
    return this.repository.rootUri.toString();
  }

  get name(): string {
    const { path } = this.repository.rootUri;
    return path.split('/').at(-1) ?? path;
  }

  get branch(): string | undefined {
    return this.repository.state.HEAD?.name;
  }

  get commitBox(): { value: string } {
    return this.repository.inputBox;
  }

  contains(folder: string): boolean {
    const [root, path] = [this.repository.rootUri.path, Uri.parse(folder).path];
    return `${path}/`.startsWith(`${root}/`) || root.startsWith(`${path}/`);
  }

  /** With the credentials that the editor has. */
  async push(remote: string, branch: string): Promise<void> {
    await this.repository.push(remote, `refs/heads/${branch}:refs/heads/${branch}`, true);
  }

  override async start(name: string, commit: CommitHash): Promise<void> {
    await this.repository.createBranch(name, true, commit);
  }

  override async switchTo(branch: KnownBranch, signal: AbortSignal): Promise<void> {
    await super.switchTo(branch, signal);
    await this.repository.status();
  }

  override async switchToCommit(commit: CommitHash, signal: AbortSignal): Promise<void> {
    await super.switchToCommit(commit, signal);
    await this.repository.status();
  }

  override async unstash(hash: string, signal: AbortSignal): Promise<boolean> {
    const isTakenOut = await super.unstash(hash, signal);
    await this.repository.status();
    return isTakenOut;
  }
}
