import type { LiveText } from '../lines/liveText';
import type { CommitChanges, FileChange } from './git';
import type { FormerTexts } from './texts';
import type { LineThen } from './walk';

/** Code that moved is known again by a line of at least so many characters. */
const SHORTEST = 8;

/** A commit that touched more files says nothing about where a line went. */
const MOST_FILES = 40;

/** So much around the line has come along, by weight. */
const SOME_AROUND = 1;

/**
 * Where a line went that a commit took out of its file: its only place among all lines that the commit wrote into
 * others. `undefined` where there is none, or more than one.
 */
export async function movedElsewhere(
  from: LineThen,
  { files }: CommitChanges,
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<LineThen | undefined> {
  const others = files.filter(({ after }) => after !== undefined && after.path !== from.file.path);
  if (others.length > MOST_FILES || (from.text.line(from.line)?.length ?? 0) < SHORTEST) {
    return undefined;
  }
  const found: LineThen[] = [];
  for (const other of others) {
    found.push(...(await placesIn(from, other, texts, signal)));
  }
  const [only, another] = found;
  return another === undefined ? only : undefined;
}

/** The places of the line among what was written into one file. */
async function placesIn(
  from: LineThen,
  { before, after }: FileChange,
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<readonly LineThen[]> {
  const text = after && (await texts.text(after.blob, signal));
  if (after === undefined || text === undefined) {
    return [];
  }
  const places = await text.placesOf(from.text.line(from.line) ?? '', signal);
  const old = before && places.length > 0 ? await texts.text(before.blob, signal) : undefined;
  const change = old && before && (await texts.change(old, text, signal));
  const written = places.filter((at) => change?.isInserted(at) !== false);
  const along = await thatCameAlong(from, text, written, texts, signal);
  return along.map((line) => ({ file: after, text, line }));
}

/** The places to which lines around have come along. */
async function thatCameAlong(
  from: LineThen,
  text: LiveText,
  places: readonly number[],
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<readonly number[]> {
  if (places.length === 0) {
    return [];
  }
  const change = await texts.change(from.text, text, signal);
  return places.filter((at) => {
    const { above, below } = change.extent(from.line, at);
    return above + below >= SOME_AROUND;
  });
}
