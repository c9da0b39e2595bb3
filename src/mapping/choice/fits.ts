import type { FilesByName } from '../files/filesByName';
import type { Layout } from '../paths/families/family';
import type { FramePath } from '../paths/framePath';
import { isSide } from '../paths/names';

/** The files that fit one path of a frame best. */
export interface Fit {
  readonly path: FramePath;
  /** How many segments agree, from the right; the name of the workspace folder itself counts as one. */
  readonly matched: number;
  readonly files: readonly string[];
  /** Whether each file lies where files of its language do, once that was asked. */
  readonly layouts?: ReadonlyMap<string, Layout>;
}

/** What finding files needs to know of a folder. */
export interface Place {
  readonly index: FilesByName;
  /** The base name of the workspace folder: `shop`. */
  readonly folderName: string;
}

/** The best of several fits: the first of those that agree furthest. */
export function furthest(fits: readonly (Fit | undefined)[]): Fit | undefined {
  return fits.reduce(
    (a, b) => (a === undefined || (b !== undefined && b.matched > a.matched) ? b : a),
    undefined,
  );
}

/** The best of several fits, and those that agree as far under another name that the file may have. */
export function allFurthest(fits: readonly (Fit | undefined)[]): readonly Fit[] {
  const best = furthest(fits);
  const isAsGood = ({ path, matched }: Fit) =>
    best?.path.isOneOf === true && path.isOneOf === true && matched === best.matched;
  return fits.flatMap((fit) => (fit !== undefined && (fit === best || isAsGood(fit)) ? [fit] : []));
}

/** The files that fit one path best. A file at the folder's root goes on to match in the folder's own name. */
export function fitting(path: FramePath, { index, folderName }: Place): Fit | undefined {
  const found = index.lookup(path.segments);
  if (found === undefined) {
    return undefined;
  }
  const { matched, whole, files } = found;
  const withFolder = (file: string) => {
    const length = depth(file);
    return path.segments.at(-length - 1) === folderName ? length + 1 : length;
  };
  const atRoot = whole ?? files.find((file) => depth(file) === matched);
  const rootMatched = atRoot === undefined ? 0 : withFolder(atRoot);
  if (atRoot !== undefined && rootMatched > matched) {
    return { path, matched: rootMatched, files: [atRoot] };
  }
  const isRival = whole !== undefined && (rootMatched === matched || files.every(isSide));
  return { path, matched, files: isRival ? [...files, whole] : files };
}

/** The whole path of a file in which a path ends; `undefined` where there is none. */
export function wholeFile(segments: readonly string[], index: FilesByName): readonly string[] | undefined {
  const { whole, matched, files = [] } = index.lookup(segments) ?? {};
  return (files.find((file) => depth(file) === matched) ?? whole)?.split('/');
}

/** The files below a folder (with `/` at its end) that fit a path best. */
export function fittingBelow(path: FramePath, folder: string, index: FilesByName): Fit | undefined {
  let best: Fit | undefined;
  for (const file of index.named(path.segments.at(-1) ?? '')) {
    const matched = file.startsWith(folder) ? commonEnding(path.segments, file.split('/')) : 0;
    if (matched > 0 && matched >= (best?.matched ?? 0)) {
      best = { path, matched, files: matched === best?.matched ? [...best.files, file] : [file] };
    }
  }
  return best;
}

/** How many segments a path has. */
export function depth(path: string): number {
  let count = 1;
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
    count++;
  }
  return count;
}

/** How many segments agree, from the right. */
export function commonEnding(one: readonly string[], other: readonly string[]): number {
  let common = 0;
  while (common < one.length && common < other.length && isSame(one.at(-1 - common), other.at(-1 - common))) {
    common++;
  }
  return common;
}

/** Disks and events compose Unicode differently. */
function isSame(one = '', other = ''): boolean {
  return one === other || one.normalize('NFC') === other.normalize('NFC');
}
