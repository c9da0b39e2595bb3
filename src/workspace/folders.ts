import { type Disposable, workspace } from 'vscode';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import { Locator } from '../mapping/locator';
import { FolderFiles } from './folderFiles';
import { gitExecutable } from './gitExtension';

/**
 * Keeps one locator per workspace folder on the disk, and none while the workspace is not trusted.
 * @param search is told the locators whenever the folders or their trust change.
 * @param listed is told when files of a folder came or went.
 */
export function watchFolders(
  search: (locators: readonly Locator[] | undefined) => void,
  listed: () => void,
): Disposable {
  const owned = new DisposableStore();
  const open = owned.add(new MutableDisposable());
  const update = () => {
    const now = new DisposableStore();
    open.value = now;
    search(workspace.isTrusted ? locatorsOf(now, listed) : undefined);
  };
  owned.add(workspace.onDidChangeWorkspaceFolders(update));
  owned.add(workspace.onDidGrantWorkspaceTrust(update));
  update();
  return owned;
}

function locatorsOf(owned: DisposableStore, listed: () => void): readonly Locator[] {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return folders.map((folder) => {
    const files = owned.add(new FolderFiles(folder, gitExecutable()));
    const locator = owned.add(new Locator(files));
    owned.add(locator.onDidChangeFiles(listed));
    return locator;
  });
}
