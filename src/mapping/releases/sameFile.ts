import { Pacer } from '../../base/pacer';
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
  const lines = await bareLines(text, signal);
  for (const other of possible) {
    const otherText = await texts.text(other.blob, signal);
    if (otherText !== undefined) {
      const others = await bareLines(otherText, signal);
      const share = step === 'commit' ? shareOfLines(lines, others) : shareOfTelling(lines, others);
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
function shareOfTelling(lines: LineCounts, others: LineCounts): number {
  const telling = [...lines.times.keys()].filter((line) => weightOf(line) === WEIGHT.telling);
  return telling.filter((line) => others.times.has(line)).length / Math.max(1, telling.length);
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

/** The share of lines that stand in both. */
function shareOfLines(lines: LineCounts, others: LineCounts): number {
  let shared = 0;
  for (const [line, times] of lines.times) {
    shared += Math.min(times, others.times.get(line) ?? 0);
  }
  return shared / Math.max(1, lines.count, others.count);
}

/** The lines of a text without their white space; blank ones and those too long to be compared do not count. */
interface LineCounts {
  readonly count: number;
  /** How often each stands there. */
  readonly times: ReadonlyMap<string, number>;
}

async function bareLines(text: LiveText, signal: AbortSignal): Promise<LineCounts> {
  const pacer = new Pacer();
  const times = new Map<string, number>();
  let count = 0;
  for (let at = 0; at < text.count; at++) {
    const line = text.isTooLong(at) ? '' : (text.raw(at) ?? '').replace(/\s+/g, '');
    if (line !== '') {
      times.set(line, (times.get(line) ?? 0) + 1);
      count++;
    }
    if (at % 256 === 0 && pacer.isDue()) {
      await pacer.rest(signal);
    }
  }
  return { count, times };
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.'));
}
