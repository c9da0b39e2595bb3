import { type Disposable, workspace } from 'vscode';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import { Locator } from '../mapping/locator';
import type { FilePath } from '../mapping/place';
import { FolderFiles } from './folderFiles';
import { gitExecutable } from './gitExtension';

/** What happens in the folders. */
export interface FolderListener {
  /** The locators, whenever the folders or their trust change; `undefined` while nothing may be read. */
  search(locators: readonly Locator[] | undefined): void;
  /** Files of a folder came or went. */
  listed(): void;
  /** Files were written anew on the disk. */
  written(files: readonly FilePath[]): void;
}

/** Keeps one locator per workspace folder on the disk, and none while the workspace is not trusted. */
export function watchFolders(listener: FolderListener): Disposable {
  const owned = new DisposableStore();
  const open = owned.add(new MutableDisposable());
  const update = () => {
    const now = new DisposableStore();
    open.value = now;
    listener.search(workspace.isTrusted ? locatorsOf(now, listener) : undefined);
  };
  owned.add(workspace.onDidChangeWorkspaceFolders(update));
  owned.add(workspace.onDidGrantWorkspaceTrust(update));
  update();
  return owned;
}

function locatorsOf(owned: DisposableStore, listener: FolderListener): readonly Locator[] {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return folders.map((root) => {
    const files = owned.add(new FolderFiles(root, gitExecutable()));
    const locator = owned.add(new Locator(files));
    owned.add(locator.onDidChangeFiles(() => listener.listed()));
    owned.add(
      files.onDidWrite((paths) => listener.written(paths.map((path) => ({ folder: files.folder, path })))),
    );
    return locator;
  });
}
