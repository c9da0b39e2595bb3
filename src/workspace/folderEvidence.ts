import { Uri, workspace } from 'vscode';
import type { FolderEvidence } from '../issues/bindings/discover';
import type { HintFiles } from '../issues/bindings/findHints';
import { folderReading } from './atFirstNeed';
import { gitExecutable } from './gitExtension';

/** What can be found out about a workspace folder (the string of its URI); nothing while the workspace is not trusted. */
export function folderEvidence(folder: string): FolderEvidence {
  const { fsPath } = Uri.parse(folder);
  return {
    files: workspace.isTrusted ? hintsIn(fsPath) : undefined,
    repository: async (signal) =>
      workspace.isTrusted ? (await folderReading()).repositoryOf(gitExecutable(), fsPath, signal) : undefined,
  };
}

function hintsIn(directory: string): HintFiles {
  const hints = async () => (await folderReading()).diskHints(directory);
  return {
    tracked: async (signal) => (await hints()).tracked(signal),
    async *list(signal) {
      yield* (await hints()).list(signal);
    },
    readStart: async (path, bytes, signal) => (await hints()).readStart(path, bytes, signal),
  };
}
