import type { FilesByName } from '../../files/filesByName';
import type { FramePath, FramePaths } from '../../paths/framePath';
import { isOfExtension } from '../../paths/schemes';
import type { TraceFrame } from '../../trace';
import type { PackageBook } from '../packages';
import { byManifest, byName, type Claim, type Installed } from './claim';

/** `@acme/web` of `webpack://@acme/web/./src/x.ts`. */
export function namespaces(_frame: TraceFrame, { paths, inDependency }: FramePaths): readonly Claim[] {
  return (inDependency === undefined ? paths : []).flatMap((path) =>
    path.namespace === undefined
      ? []
      : [
          {
            path,
            isSure: path.climbs === 0,
            unknown: path.namespace.startsWith('@') ? ('foreign' as const) : ('silent' as const),
            isTold: (book: PackageBook) => book.isComplete && !hasScope(path.namespace, book),
            find: byName([path.namespace], [...climbing(path), ...path.segments]),
          },
        ],
  );
}

/** The extension in `chrome-extension://<id>/content.js`, where its manifest is here and that file below it. */
export function webExtension(_frame: TraceFrame, { paths: [path] }: FramePaths): readonly Claim[] {
  if (path === undefined || !isOfExtension(path)) {
    return [];
  }
  const isThere = (folder: string, index: FilesByName) => index.has(folder + path.segments.join('/'));
  const find: Claim['find'] = (book, index) =>
    byManifest(['manifest.json'], path.segments)(book, index).filter((one) =>
      isThere(one.package.folder, index),
    );
  return [{ path, isSure: true, unknown: 'foreign', find }];
}

/** The application's own modules below `src/node_modules`, which need no path to be imported. */
export function amongSources(
  _frame: TraceFrame,
  { paths: [path], inDependency }: FramePaths,
): readonly Claim[] {
  const segments: readonly string[] = path?.segments ?? [];
  const at = segments.indexOf('node_modules');
  const folder = `${segments.slice(0, at + 2).join('/')}/`;
  const meant = {
    package: { name: segments[at + 1] ?? '', isGuess: false, folder, manifest: folder, classes: [] },
    below: segments.slice(at + 2),
  };
  return path === undefined || inDependency === undefined || at === -1
    ? []
    : [
        {
          path,
          isSure: true,
          unknown: 'foreign',
          find: (_book, index) => (index.has(segments.join('/')) ? [meant] : []),
        },
      ];
}

/** `@acme/web` or `react`. */
export function npmName([scope = '', name = '', ...below]: readonly string[]): ReturnType<Installed> {
  return scope.startsWith('@')
    ? [`${scope}/${withoutVersion(name)}`, below]
    : [withoutVersion(scope), name === '' ? [] : [name, ...below]];
}

/** True where a package here has the scope of a name: then a bundler may call any of them so. */
function hasScope(name = '', { all }: PackageBook): boolean {
  const scope = name.replace(/\/.*$/s, '/');
  return all.some((one) => one.name.startsWith(scope));
}

/** `zod` of `zod@3.22.4`. */
function withoutVersion(name: string): string {
  return name.replace(/@.*$/s, '');
}

function climbing({ climbs }: FramePath): readonly string[] {
  return Array.from({ length: climbs }, () => '..');
}
