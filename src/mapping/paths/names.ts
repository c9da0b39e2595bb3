/** What the names in a path say by themselves. */

/** File names, up to their first dot, that stand in every project: without a folder they identify nothing. */
export const GENERIC_STEMS: ReadonlySet<string> = new Set(
  (
    'index main app server client util utils helper helpers common constants config types error errors logger ' +
    'route routes router page layout template default loading not-found model models view views url urls settings ' +
    'admin test tests form forms task tasks signals serializers setup manage wsgi asgi mod lib core base init ' +
    '__init__ __main__ conftest program startup doc version handler handlers context api middleware package-info ' +
    '_index _app _document _layout _error +page +layout +server +error'
  ).split(' '),
);

/** Names of files that are made of a route's parameter: `[id].tsx`, `[...slug].vue`. */
export const GENERIC_NAMES: readonly RegExp[] = [/^\[[^\]]*\]\./];

/** Folder names that stand in every project. */
export const GENERIC_FOLDERS: ReadonlySet<string> = new Set(
  (
    'src lib app apps packages core common shared util utils helper helpers main java kotlin server client api cmd ' +
    'pkg internal components controllers models views services test tests dist build out'
  ).split(' '),
);

/** Folders that hold copies, tests or what tools wrote: never the first guess for code that failed in production. */
export const SIDE_FOLDERS: ReadonlySet<string> = new Set(
  (
    'test tests t xt __tests__ spec specs __mocks__ mocks fixtures testdata example examples samples demo doc docs dist ' +
    'build out generated gen e2e cypress stories androidtest commontest jvmtest testfixtures integrationtest'
  ).split(' '),
);

/** Where bundlers, compilers and frameworks write scripts. */
export const OUTPUT_FOLDERS: ReadonlySet<string> = new Set(
  (
    'dist build out bundle bundles public static .next _next .output .nuxt _nuxt _astro .svelte-kit .vercel ' +
    '.netlify .webpack .parcel-cache .vite .angular .serverless .aws-sam .wrangler .open-next'
  ).split(' '),
);

/** Where tools write more than scripts, or under names of their own; matched against the folders, each with `/`. */
export const OUTPUT_PATHS: Readonly<Record<string, RegExp>> = {
  /** `dist-electron/main.js` */
  parted: /(?:^|\/)dist[-_][^/]+\//,
  /** Cordova and Capacitor put the compiled site into the application. */
  installedSite: /(?:^|\/)(?:android_asset|[^/]+\.app)\/(?:www|public)\//,
  /** `/$bunfs/root/shop`, `B:/~BUN/root/shop.exe` */
  bunExecutable: /^(?:\$bunfs|~BUN)\/root\//,
};

/** Names that only built files have. */
export const BUILT_NAMES: Readonly<Record<string, RegExp>> = {
  /** `main.jsbundle`, `index.android.bundle` */
  mobile: /\.(?:jsbundle|bundle|hbc)$/,
  /** What Expo fetches is named by its hash. */
  expoUpdate: /^bundle-[0-9A-F]{32,}$/i,
  minified: /\.min\.[cm]?js$/,
  bundle: /\.bundle\.[cm]?js$/,
  chunk: /^chunk-.*\.[cm]?js$|\.chunk\.[cm]?js$/,
  /** `index-3f2a1b9c.js`, `vendor.d1cae9cfc9917df88de7.js` */
  hashed: /[.-](?=[\w-]{0,64}\d)[0-9a-zA-Z_-]{8,64}\.(?:chunk\.)?[cm]?js$/,
  /** webpack's `2932.js` */
  numbered: /^\d+\.js$/,
  /** webpack names chunks of development after the module in them: `src_app_tab1_module_ts.js` */
  moduleName: /_[cm]?[jt]sx?(?:-_.*)?(?:\.\w+)?\.js$/,
  webAssembly: /\.wasm$/,
};

/** What bundlers call their first scripts where nobody says otherwise. */
export const BUNDLE_ENTRIES: ReadonlySet<string> = new Set(
  'main app index bundle polyfills vendor vendors chunk-vendors runtime common styles scripts'.split(' '),
);

/** Schemes that bundlers put before the names of sources. */
export const SOURCE_SCHEMES: ReadonlySet<string> = new Set(['webpack', 'webpack-internal', 'meteor']);

/** True for names such as `index.js`, and for names without an ending. */
export function isGenericFile(name: string): boolean {
  const stem = name.replace(/(?<=.)\..*$/s, '').toLowerCase();
  return (
    !name.includes('.') || GENERIC_STEMS.has(stem) || GENERIC_NAMES.some((generic) => generic.test(name))
  );
}

export function isGenericFolder(name: string): boolean {
  return GENERIC_FOLDERS.has(name.toLowerCase());
}

/** True for tests, examples and what tools wrote: `test/fixtures/app/src/x.ts`, `dist/x.js`. */
export function isSide(path: string): boolean {
  const folders = path.toLowerCase().split('/').slice(0, -1);
  return folders.some((folder) => SIDE_FOLDERS.has(folder) || /^\../.test(folder));
}

/** The part of a frame's path that tells whether it was built. */
export interface BuiltPath {
  readonly segments: readonly string[];
  readonly root: string;
  /** What the frame says of its code beside the path: true for built code, false for a source. */
  readonly isBuilt?: boolean;
}

/**
 * True for a JavaScript file that a bundler or compiler wrote: `/app/dist/server.js`, `assets/index-3f2a1b9c.js`.
 * So many segments as are `matched`, from the right, are known to lie in the workspace as they stand.
 */
export function isBuildOutput(path: BuiltPath, matched = 1): boolean {
  const { segments, root, isBuilt } = path;
  const name = segments.at(-1) ?? '';
  const isEntry = matched === 1 && /^https?:/.test(root) && BUNDLE_ENTRIES.has(name.replace(/\.js$/, ''));
  return (
    isBuilt ??
    (!SOURCE.test(name) &&
      (isEntry ||
        Object.values(BUILT_NAMES).some((built) => built.test(name)) ||
        liesInOutput(segments, segments.slice(0, -Math.max(1, matched)))))
  );
}

/** What no bundler writes. */
const SOURCE = /\.(?:[cm]?ts|[jt]sx|vue|svelte|astro)$/;

function liesInOutput(segments: readonly string[], folders: readonly string[]): boolean {
  const path = folders.map((folder) => `${folder}/`).join('');
  return (
    Object.values(OUTPUT_PATHS).some((output) => output.test(path)) ||
    (isScript(segments) && folders.some((folder) => OUTPUT_FOLDERS.has(folder.toLowerCase())))
  );
}

/** True for a file that a browser or Node runs as it is. */
export function isScript(segments: readonly string[]): boolean {
  return /\.(?:[cm]?js|jsbundle|bundle|hbc)$/.test(segments.at(-1) ?? '');
}

/** True for a script that was probably built: by its name, or since a browser or an application loaded it. */
export function isGenerated(path: BuiltPath): boolean {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//.exec(path.root) ?? [];
  const isServed = scheme !== undefined && !SOURCE_SCHEMES.has(scheme);
  return isBuildOutput(path) || (isServed && isScript(path.segments));
}
