/**
 * Patterns for whole paths. `*` stands for any characters within one name, `**` between slashes for any number of
 * folders, none too; everything else stands for itself: `[id]` is a folder's name. The time to match is bounded by
 * the length of the pattern times that of the path, whatever they hold.
 */

/** What the wildcards of a pattern took, in their order. */
export interface Taken {
  /** By each `*`. */
  readonly stars: readonly string[];
  /** By each `**`: folders with `/` between them; empty for none. */
  readonly doubles: readonly string[];
}

/** True where a path has wildcards. */
export function isGlob(path: string): boolean {
  return path.includes('*');
}

/** True where every `**` stands alone between slashes, and there is nothing like `***`. */
export function isWellFormed(glob: string): boolean {
  return glob.split('/').every((name) => name === '**' || !name.includes('**'));
}

/** How many wildcards of each kind a path has. */
export function wildcards(glob: string): { readonly stars: number; readonly doubles: number } {
  const names = glob.split('/');
  return {
    stars:
      names
        .filter((name) => name !== '**')
        .join('/')
        .split('*').length - 1,
    doubles: names.filter((name) => name === '**').length,
  };
}

/** A name of a pattern, split at each `*`. */
type SplitName = readonly string[];

/** A pattern taken apart for many paths: the runs of names between `**`. */
export type SplitGlob = readonly (readonly SplitName[])[];

/** What the wildcards take where the pattern matches the whole path; each takes as little as it can. */
export function matchGlob(glob: string, path: string): Taken | undefined {
  return matchSplit(splitGlob(glob), path.split('/'));
}

export function splitGlob(glob: string): SplitGlob {
  return splitAt(glob.split('/'), '**').map((run) => run.map((name) => name.split('*')));
}

/** As `matchGlob`, with the path split at `/`. */
export function matchSplit([first = [], ...rest]: SplitGlob, names: readonly string[]): Taken | undefined {
  const last = rest.pop();
  const start = matchNames(first, names, 0);
  if (start === undefined || last === undefined) {
    return start && names.length === first.length ? { stars: start, doubles: [] } : undefined;
  }
  const stars = [...start];
  const doubles: string[] = [];
  let at = first.length;
  for (const run of rest) {
    const found = firstRun(run, names, at);
    if (found === undefined) {
      return undefined;
    }
    doubles.push(names.slice(at, found.at).join('/'));
    stars.push(...found.stars);
    at = found.at + run.length;
  }
  const end = names.length - last.length;
  const stop = end < at ? undefined : matchNames(last, names, end);
  doubles.push(names.slice(at, end).join('/'));
  return stop && { stars: [...stars, ...stop], doubles };
}

/** The path with its wildcards replaced by what was taken: the first `*` by the first, and so on. */
export function fillGlob(glob: string, { stars, doubles }: Taken): string {
  const star = stars.values();
  const double = doubles.values();
  return glob.replace(/\*\*|\*/g, (wildcard) => (wildcard === '**' ? double : star).next().value ?? '');
}

/** The first place from `from` on where a run of names matches. */
function firstRun(
  run: readonly SplitName[],
  names: readonly string[],
  from: number,
): { readonly at: number; readonly stars: readonly string[] } | undefined {
  for (let at = from; at + run.length <= names.length; at++) {
    const stars = matchNames(run, names, at);
    if (stars !== undefined) {
      return { at, stars };
    }
  }
  return undefined;
}

/** What the `*` of a run of names take where it matches the names from `at` on. */
function matchNames(
  run: readonly SplitName[],
  names: readonly string[],
  at: number,
): readonly string[] | undefined {
  const taken: string[] = [];
  for (const [index, pattern] of run.entries()) {
    const name = names[at + index];
    const stars = name === undefined ? undefined : matchName(pattern, name);
    if (stars === undefined) {
      return undefined;
    }
    taken.push(...stars);
  }
  return taken;
}

function matchName([first = '', ...rest]: SplitName, name: string): readonly string[] | undefined {
  const last = rest.pop();
  if (last === undefined) {
    return name === first ? [] : undefined;
  }
  const end = name.length - last.length;
  if (!name.startsWith(first) || end < first.length || !name.endsWith(last)) {
    return undefined;
  }
  const taken: string[] = [];
  let at = first.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found === -1 || found + piece.length > end) {
      return undefined;
    }
    taken.push(name.slice(at, found));
    at = found + piece.length;
  }
  return [...taken, name.slice(at, end)];
}

function splitAt(names: readonly string[], mark: string): string[][] {
  const runs: string[][] = [[]];
  for (const name of names) {
    if (name === mark) {
      runs.push([]);
    } else {
      runs.at(-1)?.push(name);
    }
  }
  return runs;
}
