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
    MODULE_ROOTS.map((root) => root + below)
      .filter((file) => index.has(file))
      .map((file) => ({
        package: { name: below, isGuess: false, folder: '', manifest: file, classes: [] },
        below: file.split('/'),
      }));
  return path === undefined || inDependency === undefined
    ? []
    : [{ path, isSure: true, unknown: 'foreign', find }];
}

/** Folders below which the modules of a repository begin; its root comes first. */
const MODULE_ROOTS = ['', 'lib/', 'lua/', 'src/'];
