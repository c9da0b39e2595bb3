import { type Base1Line, base1 } from '../../base/positions';
import type { UnmappedReason } from '../place';
import { stripScheme } from './schemes';

/** A path as an event spells it, taken apart and cleaned. */
export interface SpelledPath {
  /** Never empty; without empty, `.` and `..` segments; NFC. */
  readonly segments: readonly string[];
  /** How many `..` lead it: it is relative to a directory that is gone, such as a bundler's output folder. */
  readonly climbs: number;
  /** Where it starts: `/`, `C:`, `webpack://@acme/web`; empty for a relative path. */
  readonly root: string;
  /** The package that a bundler names: `@acme/web` of `webpack://@acme/web/./src/x.ts`. */
  readonly namespace?: string;
  /** The line in this file where the path itself tells one: PHP's `Tpl.php(12) : eval()'d code`. */
  readonly line?: Base1Line;
}

/** No operating system takes longer paths; longer ones are an attack or a mistake. */
const LONGEST = 4096;

/** What runtimes and SDKs send when there is no file, lower case. */
export const NAMELESS: ReadonlySet<string> = new Set([
  'native',
  'native code',
  'unknown',
  'unknown source',
  'anonymous',
  'global code',
  'module code',
  'eval code',
  'debugger eval code',
  'user-script',
  'sourcefile',
  'generated',
  'none',
  'null',
  'undefined',
  'about:blank',
  'about:srcdoc',
  '?',
  '??',
]);

/** Shapes of what is sent when there is no file. */
export const NAMELESS_SHAPES: Readonly<Record<string, RegExp>> = {
  /** `<anonymous>`, `<frozen importlib._bootstrap>` */
  angles: /^<.*>$/s,
  /** `[native code]`, `[internal]` */
  brackets: /^\[[^/]*\]$/s,
  /** Node's `[eval]-wrapper` */
  wrapper: /^\[[\w ]+\]-wrapper$/,
  /** `evalmachine.<anonymous>` */
  evalMachine: /^evalmachine\.<\w+>$/,
  /** V8's `eval at render (/srv/shop/a.js:1:2)` */
  evalAt: /^eval at /i,
};

/** What engines and SDKs write before or behind a path; each is taken away once, in this order. */
export const ADDITIONS: Readonly<Record<string, RegExp>> = {
  /** webpack marks a `#` that is part of a path. */
  webpackHash: /\0(?=#)/g,
  /** Chrome, before a call that was waited for */
  async: /^async /,
  /** Turbopack, behind a module: `[project]/src/cart.ts [app-rsc] (ecmascript)` */
  turbopack: /(?<=\.\w{1,8}) \[[\w-]+\] \([^()]{1,100}\)$/,
  /** Hermes, before a place in its bytecode */
  hermes: /^address at(?: |$)/,
  /** Firefox: `cart.js line 26 > eval line 2 > eval` */
  evaluated: /(?<=.) line \d{1,9} > (?:eval|Function)\b.*$/s,
  /** `main.wasm:wasm-function[190]:0x5aeb` */
  webAssembly: /(?<=.):wasm-function\[\d{1,9}\](?::0x[0-9a-f]{1,16})?$/i,
  /** `main.jsbundle:1:204418`: some SDKs leave the position in the name. */
  position: /(?<=.)(?::\d{1,9}){1,2}$/,
};

/** `Tpl.php(12) : eval()'d code`: the file and the line of the `eval`. */
const PHP_EVAL = /\((\d{1,9})\) : (?:eval\(\)'d code|runtime-created function)/;

/** What bundlers put before a path, behind their own scheme. */
export const LAYERS: Readonly<Record<string, RegExp>> = {
  /** Next.js: `(rsc)/./src/app/page.tsx`; a route group is never followed by `./`. */
  next: /^(?:\.?\/)*\([\w-]+\)\/(?=\.\/)/,
};

/**
 * Every reading of a path as an event spells it (two where percent-encoding leaves it open: `%5Bid%5D` may be the
 * real name of a folder), or the reason why it names no file.
 */
export function readSpelling(spelling: string): readonly SpelledPath[] | UnmappedReason {
  const trimmed = spelling.length > LONGEST ? '' : spelling.trim();
  const evaluated = PHP_EVAL.exec(trimmed);
  const named = evaluated === null ? without(ADDITIONS, trimmed) : trimmed.slice(0, evaluated.index);
  if (named.includes('\0') || isNameless(named)) {
    return 'noPath';
  }
  const stripped = stripScheme(named.replaceAll('\\', '/'));
  if (typeof stripped === 'string') {
    return stripped;
  }
  const { path, host = '', root, absolute, namespace } = stripped;
  const line = evaluated === null ? undefined : base1(Number(evaluated[1]));
  const readings = [path, ...(host === '' ? [] : [`${host}/${path}`])].flatMap((one) =>
    decodings(without(LAYERS, one)).map((decoded) => {
      const walked = walk(decoded, absolute);
      return typeof walked === 'string' ? walked : { ...walked, root, namespace, line };
    }),
  );
  const read = readings.filter((reading) => typeof reading !== 'string');
  const [refusal = 'noPath'] = readings.filter((reading) => typeof reading === 'string');
  return read.length === 0 ? refusal : read;
}

/** A text without what these match, each taken away in turn. */
function without(table: Readonly<Record<string, RegExp>>, text: string): string {
  return Object.values(table).reduce((rest, one) => rest.replace(one, ''), text);
}

/** True for what stands where a path would and names no file. */
function isNameless(name: string): boolean {
  return (
    name === '' ||
    NAMELESS.has(name.toLowerCase()) ||
    Object.values(NAMELESS_SHAPES).some((shape) => shape.test(name))
  );
}

/** The path percent-decoded and as it came; one of them where they are the same. Decoding happens once only. */
function decodings(path: string): readonly string[] {
  if (!/%[0-9a-f]{2}/i.test(path)) {
    return [path];
  }
  const decoded = path.split('/').map(decodeSegment);
  return decoded.includes(undefined) ? [path] : [decoded.join('/'), path];
}

/** `undefined` where the percent-encoding is broken or hides what would change the path: `%2F`, `%2e%2e`, `%00`. */
function decodeSegment(segment: string): string | undefined {
  try {
    const decoded = decodeURIComponent(segment);
    return decoded !== segment && (/[/\\\0]/.test(decoded) || /^\.{0,2}$/.test(decoded))
      ? undefined
      : decoded;
  } catch (error) {
    if (error instanceof URIError) {
      return undefined;
    }
    throw error;
  }
}

/** Resolves `.` and `..`; a path that climbs over its own absolute root is `outside`. */
function walk(
  path: string,
  absolute: boolean,
): { segments: readonly string[]; climbs: number } | UnmappedReason {
  const segments: string[] = [];
  let climbs = 0;
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') {
      continue;
    }
    if (segment !== '..') {
      segments.push(segment.normalize('NFC'));
    } else if (segments.pop() === undefined) {
      climbs++;
    }
  }
  if (absolute && climbs > 0) {
    return 'outside';
  }
  const isNamed = segments.length > 0 && !isNameless(segments.at(-1) ?? '');
  return isNamed ? { segments, climbs } : 'noPath';
}
