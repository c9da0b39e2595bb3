import { Uri, window, workspace } from 'vscode';
import type { OpenFiles } from '../issues/openFiles';
import type { FilePath } from '../mapping/place';

/** VS Code's editors as the store's port. */
export const editorFiles: OpenFiles = {
  fileOf: (uri) =>
    uri.scheme === 'file' ? fileOf(uri instanceof Uri ? uri : Uri.parse(uri.toString())) : undefined,
  names: () =>
    new Set(window.visibleTextEditors.map(({ document }) => document.uri.path.split('/').at(-1) ?? '')),
};

function fileOf(uri: Uri): FilePath | undefined {
  const folder = workspace.getWorkspaceFolder(uri);
  const root = folder?.uri.path.replace(/\/$/, '');
  return folder && { folder: folder.uri.toString(), path: uri.path.slice((root?.length ?? 0) + 1) };
}
