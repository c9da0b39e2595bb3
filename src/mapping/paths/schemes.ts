import type { UnmappedReason } from '../place';

/** A path without its scheme, host and bundler namespace. */
export interface StrippedPath {
  readonly path: string;
  /** What was stripped, so that two frames with the same start can be told: `webpack://shop`, `/`, `C:`. */
  readonly root: string;
  /** True where the path starts at a file system's or a server's root: then nothing may climb over it. */
  readonly absolute: boolean;
  readonly namespace?: string;
}

type Reader = (rest: string, scheme: string) => StrippedPath | UnmappedReason;

/** Sources that are fetched from a registry or a CDN: never files of a workspace. */
const REMOTE_HOSTS =
  /^(?:deno\.land|esm\.sh|jsr\.io|unpkg\.com|cdn\.jsdelivr\.net|cdnjs\.cloudflare\.com|cdn\.skypack\.dev|ga\.jspm\.io|raw\.githubusercontent\.com)(?::\d+)?$/;

/** Modules that webpack makes up: `webpack/bootstrap`, `webpack/runtime/jsonp`, `external "react"`. */
const WEBPACK_OWN =
  /^\/*(?:\(webpack\)|external |ignored|webpack\/(?:bootstrap|runtime|startup|before-startup|after-startup|universalModuleDefinition|container)(?:[/ ]|$))/;

/** One reader per scheme, all lower case. What is not listed here and has no `//` is no scheme but part of a name. */
const SCHEMES: Readonly<Record<string, Reader>> = {
  file: (rest) => onDisk(afterAuthority(rest).path),
  jar: (rest) => onDisk(rest.slice(rest.lastIndexOf('!/') + 1)),
  http: served,
  https: served,
  app: bundled,
  capacitor: bundled,
  ionic: bundled,
  tauri: bundled,
  webpack: webpacked,
  'webpack-internal': webpacked,
  turbopack: (rest) => project(afterAuthority(rest.replace(/^\/\/(?=\[)/, '///')).path),
  meteor: bundled,
  package: (rest) => ({
    path: rest.replace(/^[^/]*\//, 'lib/'),
    root: `package:${firstSegment(rest)}`,
    absolute: false,
  }),
  rsc: (rest) => inner(rest),
  about: (rest) => inner(rest),
  node: () => 'runtime',
  ext: () => 'runtime',
  deno: () => 'runtime',
  bun: () => 'runtime',
  dart: () => 'runtime',
  jsr: () => 'thirdParty',
  npm: () => 'thirdParty',
  'chrome-extension': () => 'thirdParty',
  'moz-extension': () => 'thirdParty',
  'safari-extension': () => 'thirdParty',
  'safari-web-extension': () => 'thirdParty',
  blob: () => 'noPath',
  data: () => 'noPath',
  javascript: () => 'noPath',
  wasm: () => 'noPath',
};

/** Takes the scheme off a path with `/` between its segments, or says why there is no file behind it. */
export function stripScheme(spelling: string): StrippedPath | UnmappedReason {
  const hermes = spelling.replace(/^address at /, '');
  // Two letters at least: `C:` is a drive.
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(hermes) ?? [];
  if (scheme === undefined || rest === undefined) {
    return plain(hermes);
  }
  const known = Object.hasOwn(SCHEMES, scheme.toLowerCase()) ? SCHEMES[scheme.toLowerCase()] : undefined;
  if (known !== undefined) {
    return known(rest, scheme.toLowerCase());
  }
  return rest.startsWith('//') ? bundled(rest, scheme.toLowerCase()) : plain(hermes);
}

/** A path without a scheme. */
function plain(spelling: string): StrippedPath | UnmappedReason {
  if (/^\[(?:project|turbopack|next|externals|root-of-the-server)\]\//.test(spelling)) {
    return project(spelling);
  }
  if (WEBPACK_OWN.test(spelling) && spelling.startsWith('webpack/')) {
    return 'runtime';
  }
  // Lua cuts long names to 60 characters from the left: the first segment is a fragment.
  const whole = spelling.startsWith('...') ? spelling.replace(/^\.\.\.[^/]*\//, '') : spelling;
  return /^(?:\/|[a-z]:)/i.test(whole)
    ? onDisk(whole)
    : relative(/^[.!-]/.test(whole) ? afterLoaders(whole) : whole, '');
}

/** An absolute path, or one with a drive letter or a UNC share. */
function onDisk(path: string): StrippedPath {
  const [drive = '/', below = path] = /^\/*(?:\?\/)?([a-z]:)(.*)$/is.exec(path)?.slice(1) ?? [];
  return { path: withoutQuery(below), root: drive.toLowerCase(), absolute: true };
}

/** `https://shop.example/assets/app.js?v=3#x`, and Vite's own addresses. */
function served(rest: string, scheme: string): StrippedPath | UnmappedReason {
  const { authority, path } = afterAuthority(rest);
  if (REMOTE_HOSTS.test(authority)) {
    return 'thirdParty';
  }
  if (/^\/@(?:vite|id|react-refresh)(?:[/?]|$)/.test(path)) {
    return 'runtime';
  }
  const below = path.startsWith('/@fs/') ? path.slice('/@fs'.length) : path;
  return { path: withoutQuery(below).replace(/#.*$/s, ''), root: `${scheme}://${authority}`, absolute: true };
}

/** `app:///src/x.js`: relative to an application's root that is not known; may climb (`RewriteFrames` does). */
function bundled(rest: string, scheme: string): StrippedPath {
  const { authority, path } = afterAuthority(rest);
  return { ...relative(path, `${scheme}://${authority}`), path: withoutQuery(path).replace(/#.*$/s, '') };
}

/**
 * `webpack://@acme/web/./src/x.ts?821e`, `webpack:///./~/react/index.js`, `webpack:////abs/x.js`. The namespace is
 * the package's name and may be scoped.
 */
function webpacked(rest: string, scheme: string): StrippedPath | UnmappedReason {
  const { authority, path } = afterAuthority(rest);
  const module = afterLoaders(path);
  if (authority === '' && /^\/(?:\/|[a-z]:)/i.test(module)) {
    return onDisk(module.slice(1));
  }
  const namespace = authority + (authority === '' ? '' : restOfNamespace(authority, module));
  const below = module.slice(namespace.length - authority.length);
  if (WEBPACK_OWN.test(below)) {
    return 'runtime';
  }
  return { ...relative(below, `${scheme}://${namespace}`), ...(namespace !== '' && { namespace }) };
}

/** `/web` of `@acme` + `/web/./src/x.ts`: up to the first `./` or `../`; else one segment after a scope. */
function restOfNamespace(authority: string, path: string): string {
  const dotted = /^(?:\/[^/]+){0,2}?(?=\/\.\.?\/)/.exec(path)?.[0];
  const scoped = authority.startsWith('@') ? /^\/[^/]+(?=\/)/.exec(path)?.[0] : undefined;
  return dotted ?? scoped ?? '';
}

/** The module behind a chain of loaders: `./node_modules/vue-loader/lib/index.js??ref--0!./src/App.vue?vue`. */
function afterLoaders(path: string): string {
  return path.slice(path.lastIndexOf('!') + 1);
}

/** Turbopack's `[project]/src/x.ts`; its other roots are not the person's code. */
function project(path: string): StrippedPath | UnmappedReason {
  const inProject = /^\/*\[project\]\/(.*)$/s.exec(path)?.[1];
  if (inProject !== undefined) {
    return relative(inProject, '[project]');
  }
  return /^\/*\[(?:turbopack|next|externals)\]/.test(path) ? 'runtime' : relative(path, '[project]');
}

/** React's `rsc://React/Server/webpack-internal:///(rsc)/./src/x.tsx?3` holds another address. */
function inner(rest: string): StrippedPath | UnmappedReason {
  const [, held] = /^\/\/React\/[^/]+\/(.*)$/s.exec(rest) ?? [];
  return held === undefined || /^(?:rsc|about):/.test(held) ? 'noPath' : stripScheme(held);
}

function relative(path: string, root: string): StrippedPath {
  return { path: withoutQuery(path), root, absolute: false };
}

/** `./src/a.vue?821e` without its query; about 5 % of source paths carry one. */
function withoutQuery(path: string): string {
  return path.replace(/\?.*$/s, '');
}

function afterAuthority(rest: string): { readonly authority: string; readonly path: string } {
  const [, authority = '', path = rest] = /^\/\/([^/]*)(.*)$/s.exec(rest) ?? [];
  return { authority, path };
}

function firstSegment(path: string): string {
  return path.replace(/\/.*$/s, '');
}
