import { type QuickPickItem, workspace } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import { folderName } from '../mapping/folderUri';
import type { FilePath } from '../mapping/place';

/** A row for a file; among several folders it says which. */
export function fileItem(file: FilePath): QuickPickItem & { readonly file: FilePath } {
  const isAmongSeveral = (workspace.workspaceFolders?.length ?? 0) > 1;
  return {
    label: escapeIcons(oneLine(file.path)),
    ...(isAmongSeveral ? { description: escapeIcons(oneLine(folderName(file.folder))) } : {}),
    file,
  };
}
