import type { LiveText } from '../lines/liveText';
import type { FileVersion } from './git';
import type { FormerTexts } from './texts';

/** So many of the lines of a file that was renamed are still the same, as git has it. */
const SAME = 0.5;

/** A commit that adds or removes more files is not searched. */
const MOST_FILES = 100;

/**
 * The file that another one is under a new name, where git did not see it: a commit that renames a file and formats
 * it anew leaves no line alike but for white space.
 */
export async function sameFile(
  file: FileVersion,
  others: readonly FileVersion[],
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<FileVersion | undefined> {
  const possible = others.filter(({ path }) => endingOf(path) === endingOf(file.path));
  const text =
    possible.length > 0 && possible.length <= MOST_FILES ? await texts.text(file.blob, signal) : undefined;
  if (text === undefined) {
    return undefined;
  }
  let best: { readonly file: FileVersion; readonly share: number } | undefined;
  for (const other of possible) {
    const otherText = await texts.text(other.blob, signal);
    const share = otherText === undefined ? 0 : shareOfLines(text, otherText);
    best = share >= Math.max(SAME, best?.share ?? 0) ? { file: other, share } : best;
  }
  return best?.file;
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
