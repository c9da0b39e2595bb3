import { Uri, workspace } from 'vscode';
import { repositoryOf } from '../git/repository';
import type { FolderEvidence } from '../issues/bindings/discover';
import { diskHints } from './diskHints';
import { gitExecutable } from './gitExtension';

/** What can be found out about a workspace folder (the string of its URI); nothing while the workspace is not trusted. */
export function folderEvidence(folder: string): FolderEvidence {
  const { fsPath } = Uri.parse(folder);
  return {
    files: workspace.isTrusted ? diskHints(fsPath) : undefined,
    repository: async (signal) =>
      workspace.isTrusted ? repositoryOf(gitExecutable(), fsPath, signal) : undefined,
  };
}
