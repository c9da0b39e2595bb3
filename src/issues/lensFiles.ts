import { type ReadValue, WrongValue } from '../base/settingValue';
import { isWellFormed, matchSplit, splitGlob, type SplitGlob, wildcards } from '../mapping/choice/glob';

const MOST_PATTERNS = 200;
const LONGEST_PATTERN = 500;
/** Of one pattern with braces, and of a whole list. */
const MOST_ALTERNATIVES = 64;
const MOST_IN_LIST = 400;
/** Wildcards in one pattern. */
const MOST_WILDCARDS = 20;
/** Paths of which is remembered whether they match. */
const MOST_PATHS = 50_000;

/**
 * A list of patterns for paths below a workspace folder: `*` for part of a name, `**` for whole folders, `{a,b}` for
 * one or the other. What matches a folder matches all that it holds.
 */
export const readPatterns: ReadValue<readonly string[]> = (value) => {
  const isList = Array.isArray(value) && value.length <= MOST_PATTERNS;
  return isList && value.every(isPattern) && alternatives(value).length <= MOST_IN_LIST
    ? (value as readonly string[])
    : new WrongValue({ kind: 'patterns', most: MOST_PATTERNS });
};

function isPattern(pattern: unknown): boolean {
  return (
    typeof pattern === 'string' &&
    pattern.trim() !== '' &&
    pattern.length <= LONGEST_PATTERN &&
    globsOf(pattern)?.every(isGlob) === true
  );
}

function isGlob(glob: string): boolean {
  const { stars, doubles } = wildcards(glob);
  return isWellFormed(glob) && stars + doubles <= MOST_WILDCARDS;
}

function alternatives(patterns: readonly string[]): readonly string[] {
  return patterns.flatMap((pattern) => globsOf(pattern) ?? []);
}

/**
 * Tells of a path below its workspace folder, with `/` between segments, whether its lines have lenses: it is included,
 * or nothing is, and not excluded. Each path is looked at once: ask the same function as long as the lists are the same.
 */
export function lensFiles(include: readonly string[], exclude: readonly string[]): (path: string) => boolean {
  const [included, excluded] = [alternatives(include).map(split), alternatives(exclude).map(split)];
  const known = new Map<string, boolean>();
  const look = (path: string) => {
    const names = path.split('/');
    const holds = (glob: SplitGlob) => matchSplit(glob, names) !== undefined;
    return (included.length === 0 || included.some(holds)) && !excluded.some(holds);
  };
  return (path) => {
    const isShown = known.get(path) ?? look(path);
    if (known.size < MOST_PATHS) {
      known.set(path, isShown);
    }
    return isShown;
  };
}

/** For a path that matches, and all that lies in a folder that does. */
function split(glob: string): SplitGlob {
  return splitGlob(glob.endsWith('**') ? glob : `${glob}/**`);
}

/** The patterns without braces that one with braces stands for; `undefined` for too many, or braces within braces. */
function globsOf(pattern: string): readonly string[] | undefined {
  let globs = [''];
  const plain = pattern
    .trim()
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '')
    .replace(/\/$/, '');
  for (const [at, piece] of plain.split('{').entries()) {
    const end = at === 0 ? -1 : piece.indexOf('}');
    if ((at > 0 && end === -1) || piece.includes('}', end + 1)) {
      return undefined;
    }
    const ways = at === 0 ? [''] : piece.slice(0, end).split(',');
    globs = globs.flatMap((glob) => ways.map((way) => glob + way + piece.slice(end + 1)));
    if (globs.length > MOST_ALTERNATIVES) {
      return undefined;
    }
  }
  return globs;
}
