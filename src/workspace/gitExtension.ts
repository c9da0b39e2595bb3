import { extensions, Uri } from 'vscode';
import { record, text } from '../base/decode';
import type { Branches, Repository } from '../issues/branches';

/** The part of the git extension's API, version 1, that is used (microsoft/vscode `extensions/git/src/api/git.d.ts`). */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly git: { readonly path: string };
  readonly repositories: readonly GitRepository[];
}

interface GitRepository {
  readonly rootUri: Uri;
  readonly inputBox: { value: string };
  getBranches(query: { readonly remote: boolean }): Promise<readonly { readonly name?: string }[]>;
  createBranch(name: string, checkout: boolean, ref?: string): Promise<void>;
}

/** Git's executable as the git extension found it; else the one on the PATH. */
export function gitExecutable(): string {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  return extension?.isActive === true && extension.exports.enabled
    ? extension.exports.getAPI(1).git.path
    : 'git';
}

/** The repositories of VS Code's own git extension: branches are made there, so that all of the editor knows them. */
export const editorBranches: Branches = {
  async repositories() {
    const extension = extensions.getExtension<GitExtension>('vscode.git');
    const git = await extension?.activate();
    return git?.enabled === true ? git.getAPI(1).repositories.map(asRepository) : undefined;
  },
};

function asRepository(repository: GitRepository): Repository {
  const root = repository.rootUri.path;
  return {
    name: root.split('/').at(-1) ?? root,
    contains(folder) {
      const path = Uri.parse(folder).path;
      return `${path}/`.startsWith(`${root}/`) || root.startsWith(`${path}/`);
    },
    async branches() {
      const branches = await repository.getBranches({ remote: false });
      return branches.map((branch) => text(record(branch)?.['name'])).filter((name) => name !== undefined);
    },
    startBranch: (name) => repository.createBranch(name, true),
    suggestMessage(message) {
      if (repository.inputBox.value.trim() === '') {
        repository.inputBox.value = message;
      }
    },
  };
}
