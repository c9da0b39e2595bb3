import type { UnmappedReason } from '../place';

/** A path without its scheme, host and bundler namespace. */
export interface StrippedPath {
  readonly path: string;
  /** What was stripped, so that two frames with the same start can be told: `webpack://shop`, `/`, `C:`. */
  readonly root: string;
  /** True where the path starts at a file system's or a server's root: then nothing may climb over it. */
  readonly absolute: boolean;
  readonly namespace?: string;
  /** What stands where a server's name would; some applications have a folder there, or the file itself. */
  readonly host?: string;
}

/** Takes a scheme off: `rest` is all that follows its colon. */
type Reader = (rest: string, scheme: string) => StrippedPath | UnmappedReason;

/** One reader per scheme, all lower case. Others are an application's own if `//` follows, else no scheme at all. */
export const SCHEMES: Readonly<Record<string, Reader>> = {
  file: (rest) => onDisk(afterAuthority(rest).path),
  webpack: webpacked,
  'webpack-internal': webpacked,
  turbopack: (rest) => project(afterAuthority(rest.replace(/^\/\/(?=\[)/, '///')).path),
  package: (rest) => ({
    path: rest.replace(/^[^/]*\//, 'lib/'),
    root: `package:${firstSegment(rest)}`,
    absolute: false,
  }),
};

/** Schemes of servers. */
export const SERVED_SCHEMES: ReadonlySet<string> = new Set(['http', 'https']);

/** Schemes in which React hides the address that a server component has on the server. */
export const REACT_SCHEMES: ReadonlySet<string> = new Set(['rsc', 'about']);

/** Schemes of engines and browsers for their own code. */
export const RUNTIME_SCHEMES: ReadonlySet<string> = new Set([
  'node',
  'bun',
  'deno',
  'ext',
  'dart',
  'org-dartlang-sdk',
  'chrome',
  'devtools',
]);

/** Schemes of registries, and Safari's for what it does not tell. */
export const FOREIGN_SCHEMES: ReadonlySet<string> = new Set(['jsr', 'npm', 'webkit-masked-url']);

/** Schemes of code that has no file. */
export const NAMELESS_SCHEMES: ReadonlySet<string> = new Set(['blob', 'data', 'javascript', 'wasm']);

/** Schemes of browser extensions: mostly of visitors, and in an extension's own workspace its own. */
export const EXTENSION_SCHEMES: ReadonlySet<string> = new Set([
  'chrome-extension',
  'moz-extension',
  'safari-extension',
  'safari-web-extension',
]);

/** Servers that send other people's code: registries, libraries, measuring, payment. */
export const FOREIGN_HOSTS: ReadonlySet<string> = new Set([
  'deno.land',
  'esm.sh',
  'jsr.io',
  'unpkg.com',
  'jsdelivr.net',
  'cdnjs.cloudflare.com',
  'skypack.dev',
  'jspm.io',
  'ajax.googleapis.com',
  'code.jquery.com',
  'raw.githubusercontent.com',
  'googletagmanager.com',
  'google-analytics.com',
  'googlesyndication.com',
  'gstatic.com',
  'connect.facebook.net',
  'datadoghq-browser-agent.com',
  'browser.sentry-cdn.com',
  'js.sentry-cdn.com',
  'hotjar.com',
  'intercomcdn.com',
  'js.stripe.com',
  'paypal.com',
]);

/** Takes the scheme off a path with `/` between its segments, or says why there is no file behind it. */
export function stripScheme(spelling: string): StrippedPath | UnmappedReason {
  // Two letters at least: `C:` is a drive.
  const [, name = '', rest = ''] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(spelling) ?? [];
  const scheme = name.toLowerCase();
  if (RUNTIME_SCHEMES.has(scheme)) {
    return 'runtime';
  }
  if (FOREIGN_SCHEMES.has(scheme)) {
    return 'thirdParty';
  }
  if (NAMELESS_SCHEMES.has(scheme)) {
    return 'noPath';
  }
  if (SERVED_SCHEMES.has(scheme)) {
    return served(rest, scheme);
  }
  if (REACT_SCHEMES.has(scheme)) {
    return inner(rest);
  }
  const known = Object.hasOwn(SCHEMES, scheme) ? SCHEMES[scheme] : undefined;
  if (known !== undefined) {
    return known(rest, scheme);
  }
  return rest.startsWith('//') ? ofApplication(rest, scheme) : plain(spelling);
}

/** True for a path of a browser extension: `chrome-extension://<id>/content.js`. */
export function isOfExtension({ root }: { readonly root: string }): boolean {
  return EXTENSION_SCHEMES.has(root.replace(/:.*$/s, ''));
}

/** Reads a path without a scheme; `undefined` where it has another form. */
type Form = (spelling: string) => StrippedPath | UnmappedReason | undefined;

/** The forms of paths without a scheme, special ones first; what has none of them is relative. */
export const FORMS: Readonly<Record<string, Form>> = {
  inBrackets,
  behindScheme,
  behindLoaders,
  cutShort,
  rooted,
};

/** A path without a scheme. */
function plain(spelling: string): StrippedPath | UnmappedReason {
  for (const form of Object.values(FORMS)) {
    const read = form(spelling);
    if (read !== undefined) {
      return read;
    }
  }
  return relative(spelling, '');
}

/** Turbopack's `[project]/src/x.ts` */
function inBrackets(spelling: string): ReturnType<Form> {
  const isInBrackets = /^\[(?:project|turbopack|next|externals|root-of-the-server)\]\//.test(spelling);
  return isInBrackets ? project(spelling) : undefined;
}

/**
 * Node and source-map-support take a source's name for a relative path: `/srv/shop/dist/webpack:/shop/src/total.ts`.
 * What a dependency was made of stays in the dependency.
 */
function behindScheme(spelling: string): ReturnType<Form> {
  const [, before = '', path] = /^(.*\/)(?:webpack|meteor):\/{1,3}(.*)$/s.exec(spelling) ?? [];
  return path === undefined || /\/node_modules\//.test(before)
    ? undefined
    : relative(path, `${before}webpack:`);
}

/** `./node_modules/vue-loader/lib/index.js??ref--0!./src/App.vue?vue` */
function behindLoaders(spelling: string): ReturnType<Form> {
  const isChain = /^[.!-].*!|\/node_modules\/.*!\.{0,2}\//s.test(spelling);
  return isChain ? plain(afterLoaders(spelling)) : undefined;
}

/** Lua cuts long names to 60 characters from the left: the first segment is a fragment. */
function cutShort(spelling: string): ReturnType<Form> {
  return spelling.startsWith('...') ? plain(spelling.replace(/^\.\.\.[^/]*\/?/, '')) : undefined;
}

/** `/srv/shop/x.js`, `C:/shop/x.js` */
function rooted(spelling: string): ReturnType<Form> {
  return /^(?:\/|[a-z]:)/i.test(spelling) ? onDisk(spelling) : undefined;
}

/** An absolute path, or one with a drive letter or a UNC share. */
function onDisk(path: string): StrippedPath {
  const [drive = '/', below = path] = /^\/*(?:\?\/)?([a-z]:)(.*)$/is.exec(path)?.slice(1) ?? [];
  return { path: withoutQuery(below), root: drive.toLowerCase(), absolute: true };
}

/** `https://shop.example/assets/app.js?v=3#x`, and files that Vite serves by their path on the disk. */
function served(rest: string, scheme: string): StrippedPath | UnmappedReason {
  const { authority, path } = afterAuthority(rest);
  const names = authority.replace(/:\d+$/, '').toLowerCase().split('.');
  if ([2, 3].some((length) => FOREIGN_HOSTS.has(names.slice(-length).join('.')))) {
    return 'thirdParty';
  }
  const below = path.startsWith('/@fs/') ? path.slice('/@fs'.length) : path;
  return { path: withoutFragment(below), root: `${scheme}://${authority}`, absolute: true };
}

/** `app:///src/x.js`: relative to an application's root that is not known; may climb (`RewriteFrames` does). */
function ofApplication(rest: string, scheme: string): StrippedPath {
  const { authority, path } = afterAuthority(rest);
  const isFolder = /^[\w-]+(?:\.\w+)?$/.test(authority) && !EXTENSION_SCHEMES.has(scheme);
  const read = relative(withoutFragment(path), `${scheme}://${authority}`);
  return isFolder ? { ...read, host: authority } : read;
}

/**
 * `webpack://@acme/web/./src/x.ts?821e`, `webpack:///./~/react/index.js`, `webpack:////abs/x.js`. The namespace is
 * the package's name and may be scoped.
 */
function webpacked(rest: string, scheme: string): StrippedPath {
  const { authority, path } = afterAuthority(rest);
  const module = afterLoaders(path);
  if (authority === '' && /^\/(?:\/|[a-z]:)/i.test(module)) {
    return onDisk(module.slice(1));
  }
  const namespace = authority + (authority === '' ? '' : restOfNamespace(authority, module));
  const below = module.slice(namespace.length - authority.length);
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

/** What may follow a path: webpack's `?821e`, and Metro's query, which JavaScriptCore would cut at a `?`. */
export const QUERIES: Readonly<Record<string, RegExp>> = { usual: /\?.*$/s, metro: /\/\/&.*$/s };

/** `./src/a.vue?821e` without its query; about 5 % of source paths carry one. */
function withoutQuery(path: string): string {
  return Object.values(QUERIES).reduce((rest, query) => rest.replace(query, ''), path);
}

/** An address without its query and what follows a `#`; in a path of sources `#` may start a folder's name. */
function withoutFragment(path: string): string {
  return withoutQuery(path).replace(/#.*$/s, '');
}

function afterAuthority(rest: string): { readonly authority: string; readonly path: string } {
  const [, authority = '', path = rest] = /^\/\/([^/]*)(.*)$/s.exec(rest) ?? [];
  return { authority, path };
}

function firstSegment(path: string): string {
  return path.replace(/\/.*$/s, '');
}
