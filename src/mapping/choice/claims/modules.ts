import type { FilesByName } from '../../files/filesByName';
import type { FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import type { Claim } from './claim';

/** `Plack/Lint.pm` among all modules that were installed: the file of that path below a folder of modules here. */
export function inModules(_frame: TraceFrame, { paths: [path], inDependency }: FramePaths): readonly Claim[] {
  const isPlugin = inDependency?.[1] === 'lua'; // `LazyVim/lua/lazyvim/util/ui.lua`
  const start = isPlugin
    ? 2
    : (inDependency ?? []).findIndex((folder) => !/^5\.\d|-(?:linux|thread|darwin)/.test(folder));
  const below = inDependency?.slice(start).join('/') ?? '';
  const find: Claim['find'] = (_book, index) =>
    MODULE_ROOTS.flatMap((root) => filesBelow(root, below, index)).map((file) => ({
      package: { name: below, isGuess: false, folder: '', manifest: file, classes: [] },
      below: file.split('/'),
    }));
  return path === undefined || inDependency === undefined
    ? []
    : [{ path, isSure: true, unknown: 'foreign', find }];
}

/** The files of a path below a folder that may lie anywhere; without one, below the workspace folder. */
function filesBelow(root: string, below: string, index: FilesByName): readonly string[] {
  if (root === '') {
    return index.has(below) ? [below] : [];
  }
  const wanted = (root + below).split('/');
  const found = index.lookup(wanted);
  return found?.matched === wanted.length ? found.files : [];
}

/** Folders below which the modules of a repository begin; its root comes first. */
const MODULE_ROOTS = ['', 'lib/', 'lua/', 'src/'];
