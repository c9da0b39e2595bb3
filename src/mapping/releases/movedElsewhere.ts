import type { CommitChanges, FileChange } from './git';
import type { StepKind } from './mainLine';
import type { FormerTexts } from './texts';
import type { LineThen } from './walk';

/** Code that moved is known again by a line of at least so many characters. */
const SHORTEST = 8;

/** A commit that touched more files says nothing about where a line went. */
const MOST_FILES: Readonly<Record<StepKind, number>> = { commit: 200, allInOne: 400 };

/** So much around the line has come along, by weight. */
const SOME_AROUND = 1;
const MUCH_AROUND = 2;

/**
 * Where a line went that a commit took out of its file: its only place among all lines that the commit wrote into
 * others. `undefined` where there is none, or more than one.
 */
export async function movedElsewhere(
  from: LineThen,
  { files }: CommitChanges,
  step: StepKind,
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<MovedLine | undefined> {
  const others = files.filter(({ after }) => after !== undefined && after.path !== from.file.path);
  if (others.length > MOST_FILES[step] || (from.text.line(from.line)?.length ?? 0) < SHORTEST) {
    return undefined;
  }
  const found: MovedLine[] = [];
  for (const other of others) {
    found.push(...(await placesIn(from, other, texts, signal)));
  }
  const [best, next] = found.toSorted((a, b) => b.around - a.around);
  // a commit that writes a line twice has copied it; of all that was written since a release one may be the line
  const isOnly = next === undefined || (step === 'allInOne' && best !== undefined && isFarAhead(best, next));
  return isOnly ? best : undefined;
}

/** A line in the file that it went to. */
export interface MovedLine {
  readonly place: LineThen;
  /** How much around the line has come along, by weight. */
  readonly around: number;
}

function isFarAhead(best: MovedLine, next: MovedLine): boolean {
  return best.around >= MUCH_AROUND && best.around >= 2 * next.around;
}

/** The places of the line among what was written into one file. */
async function placesIn(
  from: LineThen,
  { before, after }: FileChange,
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<readonly MovedLine[]> {
  const text = after && (await texts.text(after.blob, signal));
  if (after === undefined || text === undefined) {
    return [];
  }
  const places = await text.placesOf(from.text.line(from.line) ?? '', signal);
  const old = before && places.length > 0 ? await texts.text(before.blob, signal) : undefined;
  const change = old && before && (await texts.change(old, text, signal));
  const written = places.filter((at) => change?.isInserted(at) !== false);
  const along = written.length === 0 ? undefined : await texts.change(from.text, text, signal);
  return written.flatMap((line) => {
    const { above, below } = along?.extent(from.line, line) ?? { above: 0, below: 0 };
    const place = { file: after, text, line };
    return above + below >= SOME_AROUND ? [{ place, around: above + below }] : [];
  });
}
