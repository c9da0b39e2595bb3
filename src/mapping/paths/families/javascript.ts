import type { TraceFrame } from '../../trace';
import { type EndsAlike, type Family, type Layout, spelled, type Spelling } from './family';

/** JavaScript and what is compiled to it. */
export const javascript: Family = {
  platforms: ['javascript', 'node'],
  endings: [],
  spellings: [told],
  runtimePaths: [
    // webpack's modules that no file holds: `webpack/bootstrap`, `webpack/runtime/jsonp chunk loading`
    /(?:^|\/)webpack\/(?:bootstrap|(?:before-|after-)?startup|universalModuleDefinition|container|sharing|runtime)(?:[ /][^.]*)?$/,
    /^\(webpack\)\//,
    /^external (?:[\w-]+ )?["'{[]/,
    // Vite's client, and modules that its plugins make up
    /(?:^|\/)@(?:vite\/client|react-refresh|id\/__x00__.*)$/s,
    // Hermes' own functions
    /(?:^|\/)InternalBytecode\.js$/,
    // Electron's half of an application's resources
    /(?:^|\/)electron\.asar\//,
    // Yarn's loader of modules
    /(?:^|\/)\.pnp\.(?:c?js|loader\.mjs)$/,
  ],
  runtimeFrames: [isOldNodeFile, isOldNodeFolder],
  dependencies: [
    // all but the bundle of an application whose entry is a dependency: `node_modules/expo-router/entry.bundle`
    { folder: ['node_modules'], isCopy: true, holds: (below) => !below.at(-1)?.endsWith('.bundle') },
    { folder: ['bower_components'], isCopy: true },
    // webpack 1's `./~/react/index.js`
    { folder: ['~'], isCopy: true, holds: (below) => /\.[cm]?jsx?$/.test(below.at(-1) ?? '') },
    // Yarn itself, which is tracked, and its plugins
    { folder: ['.yarn'], isCopy: true, holds: ([folder = '']) => /^(?:releases|plugins|sdks)$/.test(folder) },
    // what Deno keeps: `.deno/deps/https/deno.land/…`, `deno/npm/<registry>/…`
    { folder: ['deps', 'https'] },
    // Bun's cache: `.bun/install/cache/zod@3.22.4/index.js`
    { folder: ['.bun', 'install', 'cache'] },
    { folder: ['deno', 'npm'], holds: ([registry = '']) => registry.includes('.') },
  ],
  layouts: [fromItsPackage, inOtherPackage, inRootOfApplication, inServedFolder, aboveItsPackage],
  built: [isMappedByServer, isMinified],
  manifests: ['package.json'],
};

/** A browser's path is told once more by its URL, which tells where it came from, too. */
function told({ filename = '', absPath = '' }: TraceFrame): readonly Spelling[] {
  const [, path] = /^[a-z]{4,5}:\/\/[^/]*([^?#]*)/.exec(absPath) ?? [];
  return [
    ...(filename === '' || filename === path ? [] : [spelled('filename', filename)]),
    ...(absPath === '' || absPath === filename ? [] : [spelled('absPath', absPath)]),
  ];
}

/** Files of old versions of Node, which name them without `node:` and without a folder. */
export const OLD_NODE_FILES: ReadonlySet<string> = new Set(
  (
    'ELECTRON_ASAR assert async_hooks bootstrap_node buffer child_process cluster dns domain events fs http https ' +
    'module net next_tick node path punycode querystring readline repl stream string_decoder timers tls tty url ' +
    'util vm zlib _debugger _http_agent _http_client _http_common _http_incoming _http_outgoing _http_server ' +
    '_stream_duplex _stream_passthrough _stream_readable _stream_transform _stream_writable _tls_wrap'
  )
    .split(' ')
    .map((name) => `${name}.js`),
);

function isOldNodeFile({ filename = '', inApp }: TraceFrame): boolean {
  return inApp !== true && OLD_NODE_FILES.has(filename);
}

/** `internal/timers.js` */
function isOldNodeFolder({ filename = '', inApp }: TraceFrame): boolean {
  return inApp !== true && /^internal\/[\w/-]+(?:\.js)?$/.test(filename);
}

/** Behind `./` webpack tells all of a path below the package's folder. */
function fromItsPackage({
  frame: { filename = '', absPath = '' },
  told: segments,
  here,
  matched,
}: EndsAlike): Layout {
  const isTold = [filename, absPath].some((path) =>
    /^webpack(?:-internal)?:[\\/]{2}[^?]*[\\/]\.[\\/]/.test(path),
  );
  return isTold && matched < segments.length && matched < here.length ? 'doubtful' : undefined;
}

/** Folders in which a repository keeps its packages. */
export const PACKAGE_FOLDERS: ReadonlySet<string> = new Set(['packages', 'libs', 'workspaces']);

/** `packages/web/src/index.ts` where only `packages/api` is open: a package's folder has its name everywhere. */
function inOtherPackage({ told: segments, here, matched }: EndsAlike): Layout {
  const isWhole = matched === here.length && segments.length > here.length + 1;
  return isWhole && PACKAGE_FOLDERS.has(segments.at(-here.length - 2) ?? '') ? 'differs' : undefined;
}

/** Folders into which an application is put as it is; matched against the folders, each with `/`. */
export const APPLICATION_ROOTS: readonly RegExp[] = [
  // Electron's archive
  /\/[^/]+\.asar\/$/,
  // Lambda
  /^var\/task\/$/,
  // what containers are told to work in
  /^(?:usr\/src\/)?app\/$/,
  /^workspace\/$/,
  // Azure
  /^home\/site\/wwwroot\/$/i,
];

/** `/var/task/index.js` is the `index.js` in the workspace's root. */
function inRootOfApplication({ frame, told: segments, here, matched }: EndsAlike): Layout {
  const above = segments.slice(0, -here.length).map((folder) => `${folder}/`);
  const isWhole = matched === here.length && above.length > 0 && isMinified(frame) === undefined;
  return isWhole && APPLICATION_ROOTS.some((root) => root.test(above.join(''))) ? 'fits' : undefined;
}

/** Folders that servers send as they are. */
export const SERVED_FOLDERS: ReadonlySet<string> = new Set(
  'public static www wwwroot htdocs public_html web site docs'.split(' '),
);

/**
 * `https://shop.example/js/cart.js` is `js/cart.js` in the workspace's root, or in the folder that is served; not the
 * one beside that folder, which it may be built from.
 */
function inServedFolder({
  frame: { filename = '', absPath },
  told: segments,
  here,
  matched,
  has,
}: EndsAlike): Layout {
  if (!/^https?:/.test(absPath ?? filename) || matched !== segments.length) {
    return undefined;
  }
  const above = here.slice(0, -segments.length);
  if (above.length === 0 || SERVED_FOLDERS.has(above.at(-1) ?? '')) {
    return 'fits';
  }
  const beside = [...SERVED_FOLDERS].map((folder) => [...above.slice(0, -1), folder, ...segments].join('/'));
  return beside.some(has) ? 'differs' : undefined;
}

/**
 * `webpack://_N_E/../../packages/ui/src/button.tsx`: out of the bundled package into another one of the repository.
 * Published sources of dependencies climb to their own `src`.
 */
function aboveItsPackage({ frame: { filename = '' }, told: segments, matched }: EndsAlike): Layout {
  const isOut = /^webpack:\/\/[^?]*\/\.\.\//.test(filename) && segments[0] !== 'src';
  return isOut && matched === segments.length && matched > 2 ? 'fits' : undefined;
}

/** A source that the server found in a map: its path was joined to the map's, which lies among built code. */
function isMappedByServer(
  { filename = '', absPath = '' }: TraceFrame,
  from: Spelling['from'],
): false | undefined {
  const isRelative = !/^(?:[/\\]|[a-z]+:)/i.test(filename) && filename !== '';
  const isJoined = isRelative && absPath.endsWith(`/${filename.replace(/^(?:\.\.?\/)+/, '')}`);
  return isJoined && from === 'absPath' ? false : undefined;
}

/** No line that a person wrote is so long. */
const LONGEST_LINE = 1000;

/** A position that only minified code has. */
function isMinified({ colNo = 0, filename = '' }: TraceFrame): true | undefined {
  return isBeyondWrittenCode(colNo) && /\.[cm]?js(?:[?#].*)?$/s.test(filename) ? true : undefined;
}

/** True for a column in which only minified code stands. */
export function isBeyondWrittenCode(colNo: number): boolean {
  return colNo > LONGEST_LINE;
}
