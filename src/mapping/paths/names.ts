/** What the names in a path say by themselves. */

/** File names that stand in every project: they identify nothing without the folder that they are in. */
const GENERIC_FILE =
  /^(?:index|main|app|server|client|utils?|helpers?|common|constants|config|types|errors?|logger|routes?|page|layout|route|models?|views?|urls|settings|admin|tests?|forms|tasks|signals|serializers|setup|manage|wsgi|asgi|mod|lib|core|base|init|__init__|__main__|conftest|program|startup|doc|version|handler|context|api|middleware|package-info)\.\w+$/i;

/** Folder names that stand in every project. */
const GENERIC_FOLDER =
  /^(?:src|lib|app|apps|packages|core|common|shared|utils?|helpers?|main|java|kotlin|server|client|api|cmd|pkg|internal|components|controllers|models|views|services|test|tests|dist|build|out)$/i;

/** Folders that hold copies, tests or what tools wrote: never the first guess for code that failed in production. */
const SIDE_FOLDER =
  /(?:^|\/)(?:tests?|__tests__|specs?|__mocks__|mocks|fixtures|testdata|examples?|samples|demo|docs?|dist|build|out|generated|gen|\.[^/]+|e2e|cypress|stories)\/|\.(?:test|spec|stories|min)\.\w+$|_test\.\w+$/i;

/** Where bundlers and compilers write. */
const OUTPUT_FOLDER =
  /^(?:dist|build|out|\.next|_next|\.output|\.nuxt|\.svelte-kit|\.vercel|\.webpack|bundles?|public|static|www)$/i;

/** Names of whole applications in one file. */
const BUNDLE_NAME =
  /(?:\.(?:jsbundle|bundle|hbc)$|\.min\.[cm]?js$|\.bundle\.[cm]?js$|[.-](?=[\w-]*\d)[0-9a-zA-Z_-]{8,}\.(?:chunk\.)?[cm]?js$|^chunk-)/;

/** True for names such as `index.js`, and for names without an ending. */
export function isGenericFile(name: string): boolean {
  return !name.includes('.') || GENERIC_FILE.test(name);
}

export function isGenericFolder(name: string): boolean {
  return GENERIC_FOLDER.test(name);
}

/** True for tests, examples and what tools wrote: `test/fixtures/app/src/x.ts`, `dist/x.js`. */
export function isSide(path: string): boolean {
  return SIDE_FOLDER.test(path);
}

/** True for a JavaScript file that a bundler or compiler wrote: `/app/dist/server.js`, `assets/index-3f2a1b9c.js`. */
export function isBuildOutput(segments: readonly string[]): boolean {
  const name = segments.at(-1) ?? '';
  return (
    BUNDLE_NAME.test(name) ||
    (isScript(segments) && segments.slice(0, -1).some((segment) => OUTPUT_FOLDER.test(segment)))
  );
}

/** True for a file that a browser or Node runs as it is. */
export function isScript(segments: readonly string[]): boolean {
  return /\.(?:[cm]?js|jsbundle|bundle|hbc)$/.test(segments.at(-1) ?? '');
}

/** What a browser or a packaged application loads was built, whatever its name. */
const SERVED = /^(?:https?|app|capacitor|ionic|tauri):/;

/** True for a script that was probably built: by its name, or by where it was loaded from. */
export function isGenerated({
  root,
  segments,
}: {
  readonly root: string;
  readonly segments: readonly string[];
}): boolean {
  return isBuildOutput(segments) || (SERVED.test(root) && isScript(segments));
}
