import { type Event, extensions } from 'vscode';
import { type Disposable, DisposableStore } from '../base/disposable';
import { Emitter } from '../base/event';
import type { Repositories, Repository } from '../issues/branch/repositories';
import { folderReading } from './atFirstNeed';
import type { GitRepository } from './editorRepository';

/** The part of the git extension's API, version 1, that is used (microsoft/vscode `extensions/git/src/api/git.d.ts`). */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly git: { readonly path: string };
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<'uninitialized' | 'initialized'>;
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: Event<GitRepository>;
  readonly onDidCloseRepository: Event<GitRepository>;
}

/** Git's executable as the git extension found it; else the one on the PATH. */
export function gitExecutable(): string {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  return extension?.isActive === true && extension.exports.enabled
    ? extension.exports.getAPI(1).git.path
    : 'git';
}

/** The repositories of VS Code's own git extension: what is done there all of the editor knows. */
export class EditorRepositories implements Repositories, Disposable {
  private readonly changed = new Emitter<void>();
  private readonly owned = new DisposableStore();
  private readonly watched = new Map<string, Disposable>();
  private api: GitApi | undefined;

  readonly onDidChange = this.changed.event;

  async open(): Promise<readonly Repository[] | undefined> {
    const extension = extensions.getExtension<GitExtension>('vscode.git');
    const git = await extension?.activate();
    if (git?.enabled !== true) {
      return undefined;
    }
    const api = git.getAPI(1);
    this.watch(api);
    await lookedAround(api);
    const { EditorRepository } = await folderReading();
    return api.repositories.map((repository) => new EditorRepository(repository, api.git.path));
  }

  dispose(): void {
    this.watched.forEach((one) => one.dispose());
    this.owned.dispose();
    this.changed.dispose();
  }

  /** From the first time on that somebody asks. */
  private watch(api: GitApi): void {
    if (this.api === undefined) {
      this.api = api;
      this.owned.add(
        api.onDidOpenRepository((repository) => {
          this.follow(repository);
          this.changed.fire();
        }),
      );
      this.owned.add(api.onDidCloseRepository(({ rootUri }) => this.unfollow(rootUri.toString())));
      api.repositories.forEach((repository) => this.follow(repository));
    }
  }

  private follow({ rootUri, state }: GitRepository): void {
    const root = rootUri.toString();
    this.watched.get(root)?.dispose();
    this.watched.set(
      root,
      state.onDidChange(() => this.changed.fire()),
    );
  }

  private unfollow(root: string): void {
    this.watched.get(root)?.dispose();
    this.watched.delete(root);
    this.changed.fire();
  }
}

/** Resolves once the git extension has looked for repositories, as it does when it starts. */
async function lookedAround(api: GitApi): Promise<void> {
  if (api.state !== 'initialized') {
    await new Promise<void>((resolve) => {
      const listening = api.onDidChangeState((state) => {
        if (state === 'initialized') {
          listening.dispose();
          resolve();
        }
      });
    });
  }
}
