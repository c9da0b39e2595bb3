/**
 * Whose code stands at a path, told by position alone: `…/node_modules/react/index.js` is a dependency wherever it
 * lies.
 */

/** A folder of dependencies, and how its content has to look where the name is an ordinary one too. */
interface DependencyFolder {
  /** The last segments of the folder's path. */
  readonly folder: readonly string[];
  /** Whether what lies below, the package's own folder first, looks like a package. */
  readonly holds?: (below: readonly string[]) => boolean;
}

const DEPENDENCIES: readonly DependencyFolder[] = [
  { folder: ['node_modules'] },
  { folder: ['bower_components'] },
  { folder: ['.pnpm'] },
  { folder: ['site-packages'] },
  { folder: ['dist-packages'] },
  { folder: ['.cargo', 'registry'] },
  { folder: ['.cargo', 'git'] },
  { folder: ['.nuget', 'packages'] },
  { folder: ['.m2', 'repository'] },
  { folder: ['.pub-cache', 'hosted'] },
  { folder: ['Library', 'PackageCache'] },
  { folder: ['Pods'] },
  // Go's module cache: `pkg/mod/github.com/…`
  { folder: ['pkg', 'mod'], holds: ([host = '']) => host.includes('.') },
  // `gems/rack-2.2.3/lib/rack/head.rb`
  { folder: ['gems'], holds: ([gem = '']) => /-\d+(?:\.\w+)*/.test(gem) },
  // Go's `vendor/github.com/…`, Ruby's `vendor/bundle/…`, Composer's `vendor/symfony/http-kernel/Kernel.php`
  { folder: ['vendor'], holds: ([name = '']) => /^(?:[\w-]+\.[a-z]{2,}|bundle|gems)$/.test(name) },
  { folder: ['vendor'], holds: (below) => below.length > 2 && below.at(-1)?.endsWith('.php') === true },
  // old webpack's `./~/react/index.js`
  { folder: ['~'], holds: (below) => /\.[cm]?jsx?$/.test(below.at(-1) ?? '') },
];

/** Top-level packages of Go's library that servers meet; a module's own path has a dot in its first segment. */
const GO_LIBRARY =
  'bufio|bytes|compress|container|context|crypto|database|encoding|errors|expvar|flag|fmt|go|hash|html|image|io|iter|log|maps|math|mime|net|os|path|reflect|regexp|runtime|slices|sort|strconv|strings|sync|syscall|testing|text|time|unicode|unsafe';

/** The languages' own sources. */
const RUNTIMES: readonly RegExp[] = [
  /(?:^|\/)rustc\/[0-9a-f]{7,40}\//,
  /(?:^|\/)library\/(?:std|core|alloc)\/src\/.*\.rs$/s,
  /(?:^|\/)lib(?:64)?\/python\d(?:\.\d+)?\/(?!.*(?:site|dist)-packages\/)/s,
  /(?:^|\/)lib\/ruby\/\d[\d.]*\/(?!.*gems\/)/s,
  new RegExp(`(?:^|/)go/src/(?:${GO_LIBRARY})/`),
];

const GO_LIBRARY_MODULE = new RegExp(`^(?:${GO_LIBRARY})(?:/|$)`);

/** True for an import path of Go's own library: `net/http`. */
export function isGoLibrary(module: string): boolean {
  return GO_LIBRARY_MODULE.test(module);
}

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
    if (DEPENDENCIES.some((dependencies) => endsIn(dependencies, segments, at))) {
      return segments.slice(at);
    }
  }
  return undefined;
}

/** A quick no for nearly every path. */
const VENDOR_HINT =
  /(?:^|\/)(?:node_modules|bower_components|\.pnpm|site-packages|dist-packages|mod|\.cargo|vendor|gems|\.nuget|\.m2|\.pub-cache|Library|Pods|~)\//;

/** True for a file of the workspace that is somebody else's copy: such files never take a frame. */
export function isVendored(path: string): boolean {
  return VENDOR_HINT.test(path) && pathInDependency(path.split('/')) !== undefined;
}

/** True where the segments before `at` end in this folder and what follows is a package. */
function endsIn({ folder, holds }: DependencyFolder, segments: readonly string[], at: number): boolean {
  return (
    folder.length <= at &&
    folder.every((name, index) => segments[at - folder.length + index] === name) &&
    (holds === undefined || (at < segments.length - 1 && holds(segments.slice(at))))
  );
}
