import type { LiveText } from '../lines/liveText';
import { WEIGHT, weightOf } from '../lines/weight';
import type { FileVersion } from './git';
import type { StepKind } from './mainLine';
import type { FormerTexts } from './texts';

/** So many of the lines of a file that a commit renamed are still the same, as git has it. */
const SAME = 0.5;

/**
 * All that was done since a release leaves less, and seldom as much of a file in any other: this share of the lines
 * that say something, and so many times what the next best has. Where the names are alike, less will do.
 */
const STILL_SAME = { share: 0.3, shareOfNamesake: 0.06, timesNext: 2 } as const;

/** A commit that adds or removes more files is not searched. */
const MOST_FILES = 100;

/**
 * The file that another one is under a new name, where git did not see it: a commit that renames a file and formats
 * it anew leaves no line alike but for white space.
 */
export async function sameFile(
  file: FileVersion,
  others: readonly FileVersion[],
  step: StepKind,
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<FileVersion | undefined> {
  const possible = others.filter(({ path }) => endingOf(path) === endingOf(file.path));
  const text =
    possible.length > 0 && possible.length <= MOST_FILES ? await texts.text(file.blob, signal) : undefined;
  if (text === undefined) {
    return undefined;
  }
  const compared: Compared[] = [];
  for (const other of possible) {
    const otherText = await texts.text(other.blob, signal);
    if (otherText !== undefined) {
      const share = step === 'commit' ? shareOfLines(text, otherText) : shareOfTelling(text, otherText);
      compared.push({ file: other, share });
    }
  }
  const [best, next] = compared.toSorted((a, b) => b.share - a.share);
  return best !== undefined && isSame(file, best, next, step) ? best.file : undefined;
}

interface Compared {
  readonly file: FileVersion;
  readonly share: number;
}

function isSame(file: FileVersion, best: Compared, next: Compared | undefined, step: StepKind): boolean {
  if (step === 'commit') {
    return best.share >= SAME;
  }
  const needed = isNamesake(file.path, best.file.path) ? STILL_SAME.shareOfNamesake : STILL_SAME.share;
  return best.share >= needed && best.share >= STILL_SAME.timesNext * (next?.share ?? 0);
}

/** The share of the older file's different lines that say something and stand in the other too. */
function shareOfTelling(one: LiveText, other: LiveText): number {
  const [lines, others] = [tellingLines(one), tellingLines(other)];
  return [...lines].filter((line) => others.has(line)).length / Math.max(1, lines.size);
}

function tellingLines(text: LiveText): ReadonlySet<string> {
  return new Set(bareLines(text).filter((line) => weightOf(line) === WEIGHT.telling));
}

/** True for names that begin alike: `cart.ts`, `cart2.ts`, `cartView.ts`; or for one that only went elsewhere. */
function isNamesake(one: string, other: string): boolean {
  const [a, b] = [stemOf(one), stemOf(other)];
  return a.startsWith(b) || b.startsWith(a);
}

function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.slice(0, Math.max(1, name.indexOf('.', 1))).toLowerCase();
}

/** The share of lines that stand in both, white space apart; blank ones do not count. */
function shareOfLines(one: LiveText, other: LiveText): number {
  const left = new Map<string, number>();
  const lines = bareLines(one);
  lines.forEach((line) => left.set(line, (left.get(line) ?? 0) + 1));
  const others = bareLines(other);
  const shared = others.filter((line) => {
    const times = left.get(line) ?? 0;
    left.set(line, times - 1);
    return times > 0;
  });
  return shared.length / Math.max(1, lines.length, others.length);
}

function bareLines(text: LiveText): readonly string[] {
  return Array.from({ length: text.count }, (_, at) => (text.line(at) ?? '').replaceAll(' ', '')).filter(
    (line) => line !== '',
  );
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.'));
}
