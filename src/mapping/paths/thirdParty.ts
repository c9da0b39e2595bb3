/**
 * Whose code stands at a path, told by position alone: `…/node_modules/react/index.js` is a dependency wherever it
 * lies.
 */
import { FAMILIES } from './families';
import type { DependencyFolder } from './families/family';

const families = Object.values(FAMILIES);

/** True for the code of a language or its runtime: `/rustc/<sha>/library/…`, `/usr/lib/python3.11/json/decoder.py`. */
export function isRuntimePath(segments: readonly string[]): boolean {
  const path = segments.join('/');
  return families.some(({ runtimePaths }) => runtimePaths.some((runtime) => runtime.test(path)));
}

/**
 * The path inside its package of a file that lies among dependencies, with the package's own folder first:
 * `['react', 'index.js']`; `undefined` for a path that does not. The innermost such folder counts.
 */
export function pathInDependency(segments: readonly string[]): readonly string[] | undefined {
  return pathBelow(segments, () => true);
}

function pathBelow(
  segments: readonly string[],
  counts: (folder: DependencyFolder) => boolean,
): readonly string[] | undefined {
  for (let at = segments.length - 1; at > 0; at--) {
    for (const one of foldersNamed(segments[at - 1] ?? '')) {
      if (counts(one) && endsIn(one, segments, at)) {
        return segments.slice(at);
      }
    }
  }
  return undefined;
}

const folders = families.flatMap(({ dependencies }) => dependencies);
const withPattern = folders.filter(({ folder }) => typeof folder.at(-1) !== 'string');
const byLastName = new Map(
  folders.flatMap(({ folder }) => {
    const name = folder.at(-1);
    return typeof name !== 'string'
      ? []
      : [[name, [...folders.filter((one) => one.folder.at(-1) === name), ...withPattern]] as const];
  }),
);

/** The folders of dependencies that may end in a segment: few segments are the name of one. */
function foldersNamed(segment: string): readonly DependencyFolder[] {
  return byLastName.get(segment) ?? withPattern;
}

/** Files of the workspace that lie where others' do and are its own. */
export const OWN_AMONG_OTHERS: readonly RegExp[] = [/(?:^|\/)src\/node_modules\/(?!.*\/node_modules\/)/s];

/** A quick no for nearly every path: each folder of copies has one of these names in it. */
const COPY_HINT = new RegExp(
  `(?:^|/)(?:${families
    .flatMap(({ dependencies }) => dependencies.filter(({ isCopy }) => isCopy === true))
    .map(({ folder }) => folder.find((name) => typeof name === 'string') ?? '')
    .map((name) => name.replaceAll('.', '\\.'))
    .join('|')})/`,
);

/** True for a file of the workspace that is somebody else's copy: such files never take a frame. */
export function isVendored(path: string): boolean {
  return (
    COPY_HINT.test(path) &&
    pathBelow(path.split('/'), ({ isCopy }) => isCopy === true) !== undefined &&
    !OWN_AMONG_OTHERS.some((own) => own.test(path))
  );
}

/** True where the segments before `at` end in this folder and what follows is a package. */
function endsIn({ folder, holds }: DependencyFolder, segments: readonly string[], at: number): boolean {
  for (let back = 1; back <= folder.length; back++) {
    const name = folder.at(-back);
    if (name === undefined || back > at || !isNamed(segments[at - back], name)) {
      return false;
    }
  }
  return holds === undefined || (at < segments.length - 1 && holds(segments.slice(at)));
}

function isNamed(segment = '', name: string | RegExp): boolean {
  return typeof name === 'string' ? segment === name : name.test(segment);
}
