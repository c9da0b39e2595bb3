import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { Disposable } from '../base/disposable';

/**
 * What changes when another commit is checked out, or other folders of it: in each of a git folder's own folders, the
 * names of the files. The index is none of them, because it is rewritten whenever somebody asks for the status.
 */
const TELLING: readonly (readonly [folder: string, name: string])[] = [
  ['', 'HEAD'],
  ['logs', 'HEAD'],
  ['info', 'sparse-checkout'],
];

/**
 * Calls `changed` when another commit is checked out in a work tree, committed or reset to, or when its sparse
 * checkout is. It may do so several times for one change, and before all files are in their place.
 * @param gitFolder where the work tree's HEAD is, which may lie outside it.
 */
export function watchHead(gitFolder: string, changed: () => void): Disposable {
  const watchers = TELLING.flatMap(([folder, name]) => watchIn(join(gitFolder, folder), name, changed));
  return { dispose: () => watchers.forEach((watcher) => watcher.close()) };
}

/** None for a folder that is not there: a repository need not write logs. */
function watchIn(folder: string, name: string, changed: () => void): readonly FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, changedName) => {
      if (changedName === null || changedName === name) {
        changed();
      }
    });
    watcher.on('error', () => watcher.close()); // the folder went away
    return [watcher];
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return [];
    }
    throw error;
  }
}
