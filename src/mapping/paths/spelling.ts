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

/** What SDKs send when there is no file. */
const NOT_A_PATH =
  /^(?:<.*>|\[[^/]*\]|\?+|native|native code|unknown|unknown source|anonymous|sourcefile|none|null|undefined|generated|\((?:eval|erb|irb|pry|unknown|native)\b[^/]*|eval code|eval at .*|r8-map-id-.*|d8\$\$syntheticclass|proguard-.*)$/is;

/** `Tpl.php(12) : eval()'d code`: the file and the line of the `eval`. */
const PHP_EVAL = /\((\d{1,9})\) : (?:eval\(\)'d code|runtime-created function)/;

/** `main.jsbundle:1:204418`: a position that some SDKs leave in the name. */
const POSITION = /(?<=.)(?::\d{1,9}){1,2}$/;

/** Next.js puts the layer before the path: `(rsc)/./src/app/page.tsx`; a route group is never followed by `./`. */
const LAYER = /^(?:\.?\/)*\([\w-]+\)\/(?=\.\/)/;

/**
 * Every reading of a path as an event spells it (two where percent-encoding leaves it open: `%5Bid%5D` may be the
 * real name of a folder), or the reason why it names no file.
 */
export function readSpelling(spelling: string): readonly SpelledPath[] | UnmappedReason {
  // Rollup marks its virtual modules with a leading NUL; anywhere else a NUL is no part of a path.
  const cleaned = spelling.length > LONGEST ? '' : spelling.replace(/^\0+/, '').trim();
  if (cleaned === '' || cleaned.includes('\0') || NOT_A_PATH.test(cleaned.replace(POSITION, ''))) {
    return 'noPath';
  }
  const evaluated = PHP_EVAL.exec(cleaned);
  const named = evaluated === null ? cleaned.replace(POSITION, '') : cleaned.slice(0, evaluated.index);
  const stripped = stripScheme(named.replaceAll('\\', '/'));
  if (typeof stripped === 'string') {
    return stripped;
  }
  const { root, absolute, namespace } = stripped;
  const line = evaluated === null ? undefined : base1(Number(evaluated[1]));
  const readings = decodings(stripped.path.replace(LAYER, '')).map((path) => {
    const walked = walk(path, absolute);
    return typeof walked === 'string' ? walked : { ...walked, root, namespace, line };
  });
  const [first] = readings;
  const read = readings.filter((reading) => typeof reading !== 'string');
  return read.length === 0 && typeof first === 'string' ? first : read;
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
  return segments.length === 0 ? 'noPath' : { segments, climbs };
}
