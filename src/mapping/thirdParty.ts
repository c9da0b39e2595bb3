/**
 * Whose code stands at a path, told by position alone: `…/node_modules/react/index.js` is a dependency wherever it
 * lies. The lists follow `mapping.md` 2.3, step 3.
 */

/** Folders of dependencies: each entry is a run of segments, after which the package's own path starts. */
const DEPENDENCIES: readonly (readonly string[])[] = [
  ['node_modules'],
  ['bower_components'],
  ['.pnpm'],
  ['site-packages'],
  ['dist-packages'],
  ['pkg', 'mod'],
  ['.cargo', 'registry'],
  ['.cargo', 'git'],
  ['.nuget', 'packages'],
  ['.m2', 'repository'],
  ['.pub-cache', 'hosted'],
  ['Library', 'PackageCache'],
  ['Pods'],
];

/** The languages' own sources. */
const RUNTIMES: readonly RegExp[] = [
  /(?:^|\/)rustc\/[0-9a-f]{7,40}\//,
  /(?:^|\/)library\/(?:std|core|alloc)\/src\//,
  /(?:^|\/)lib(?:64)?\/python\d(?:\.\d+)?\/(?!.*(?:site|dist)-packages\/)/,
  /(?:^|\/)lib\/ruby\/\d[\d.]*\//,
  /(?:^|\/)go\/src\/(?!.*\.[a-z]{2,}\/)/,
  /(?:^|\/)GOROOT\/src\//,
  /^internal\/(?:[\w-]+\/)*[\w-]+\.js$/,
  /^internal\/[\w-]+$/,
];

/** True for the code of a language or its runtime: `/rustc/<sha>/library/…`, `/usr/lib/python3.11/json/decoder.py`. */
export function isRuntimePath(segments: readonly string[]): boolean {
  const path = segments.join('/');
  return RUNTIMES.some((runtime) => runtime.test(path));
}

/**
 * The path inside its package of a file that lies among dependencies, with the package's own folder first:
 * `['react', 'index.js']`; `undefined` for a path that does not. The innermost such folder counts.
 */
export function pathInDependency(segments: readonly string[]): readonly string[] | undefined {
  for (let at = segments.length - 1; at > 0; at--) {
    if (endsDependencyFolder(segments, at)) {
      return segments.slice(at);
    }
  }
  return undefined;
}

/** True for a file of the workspace that is somebody else's copy: such files never take a frame. */
export function isVendored(path: string): boolean {
  return VENDOR_HINT.test(path) && pathInDependency(path.split('/')) !== undefined;
}

/** A quick no for nearly every path. */
const VENDOR_HINT =
  /(?:^|\/)(?:node_modules|bower_components|\.pnpm|site-packages|dist-packages|pkg|\.cargo|vendor|bundler|gems|\.nuget|\.m2|\.pub-cache|Library|Pods|~)\//;

/** True where the segments before `at` end in a folder of dependencies. */
function endsDependencyFolder(segments: readonly string[], at: number): boolean {
  const looksLikePackage = ALSO_ORDINARY.get(segments[at - 1] ?? '');
  if (looksLikePackage !== undefined) {
    return at < segments.length - 1 && looksLikePackage(segments.slice(at));
  }
  return DEPENDENCIES.some(
    (folder) =>
      folder.length <= at && folder.every((name, index) => segments[at - folder.length + index] === name),
  );
}

/**
 * Names that are ordinary folders too, so that what follows has to look like a package: Go's
 * `vendor/github.com/…`, Composer's `vendor/symfony/http-kernel/Kernel.php`, Ruby's `gems/rack-2.2.3/…`, old
 * webpack's `./~/react/…`.
 */
const ALSO_ORDINARY: ReadonlyMap<string, (below: readonly string[]) => boolean> = new Map([
  ['~', (below) => /\.[cm]?jsx?$/.test(below.at(-1) ?? '')],
  ['gems', ([name = '']) => /-\d+(?:\.\w+)*/.test(name)],
  [
    'vendor',
    (below) =>
      /^(?:[\w-]+\.[a-z]{2,}|bundle|gems)$/.test(below[0] ?? '') ||
      (below.length > 2 && below.at(-1)?.endsWith('.php') === true),
  ],
]);
