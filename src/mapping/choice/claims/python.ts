import type { FilesByName } from '../../files/filesByName';
import type { FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import type { Claim, Meant } from './claim';

/** `orders/signals.py` in `site-packages`: a top package is named otherwise than what was installed, so its folder tells. */
export function topPackage(
  _frame: TraceFrame,
  { paths: [path], inDependency }: FramePaths,
): readonly Claim[] {
  return path === undefined || inDependency === undefined
    ? []
    : [
        {
          path,
          isSure: true,
          unknown: 'foreign',
          find: ({ all }, index) => {
            const told = all
              .flatMap((one) => ['', 'src/'].map((folder) => ({ one, file: one.folder + folder })))
              .filter(({ file }) => index.has(file + inDependency.join('/')))
              .map(({ one, file }) => ({
                package: one,
                below: `${file.slice(one.folder.length)}${inDependency.join('/')}`.split('/'),
              }));
            return told.length > 0 ? told : withoutManifest(inDependency, index);
          },
        },
      ];
}

/** Folders in which the packages of a repository without a manifest lie. */
const PACKAGE_ROOTS = ['', 'src/', 'lib/', 'python/'];

/** A package that says no more than that it is one: `src/acme/__init__.py`. */
function withoutManifest(inDependency: readonly string[], index: FilesByName): readonly Meant[] {
  const [name = ''] = inDependency;
  return PACKAGE_ROOTS.filter(
    (root) => index.has(`${root}${name}/__init__.py`) && index.has(root + inDependency.join('/')),
  ).map((folder) => ({
    package: { name, isGuess: false, folder, manifest: `${folder}${name}/__init__.py`, classes: [] },
    below: inDependency,
  }));
}
