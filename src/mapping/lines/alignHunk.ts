import { inSlices, Pacer } from '../../base/pacer';
import type { LiveText } from './liveText';
import { type CharacterPairs, characterPairs, similarityOf } from './similarity';
import type { Hunk } from './textChange';

/** Lines this much alike may be one line, edited. */
const ALIKE = 0.5;

/** Larger hunks (lines before times lines after) are rewritten code: nothing is aligned in them. */
const LARGEST = 40_000;

/** Which line of a later text each of some older lines may have become. */
export type Alignment = ReadonlyMap<number, number>;

/**
 * Which line of a hunk's later text each of its older lines may have become: the alignment in order whose lines are
 * most alike in all. Lines count from 0; those that became none are left out.
 */
export async function alignHunk(
  before: LiveText,
  after: LiveText,
  hunk: Hunk,
  signal: AbortSignal,
): Promise<Alignment> {
  const [start, end] = hunk.before;
  const [startAfter, endAfter] = hunk.after;
  const [rows, columns] = [end - start, endAfter - startAfter];
  if (rows * columns === 0 || rows * columns > LARGEST) {
    return new Map();
  }
  const pacer = new Pacer();
  const older = await inSlices(linesOf(before, start, end), pacer, signal, read);
  const newer = await inSlices(linesOf(after, startAfter, endAfter), pacer, signal, read);
  const alike = await inSlices(older, pacer, signal, (line) => newer.map((other) => likeness(line, other)));
  const best = bestSums(alike, columns);
  const aligned = new Map<number, number>();
  for (let row = 0, column = 0; row < rows && column < columns;) {
    const here = best[row]?.[column] ?? 0;
    const own = alike[row]?.[column] ?? 0;
    if (own > 0 && here === own + (best[row + 1]?.[column + 1] ?? 0)) {
      aligned.set(start + row++, startAfter + column++);
    } else if (here === (best[row + 1]?.[column] ?? 0)) {
      row++;
    } else {
      column++;
    }
  }
  return aligned;
}

function linesOf(text: LiveText, start: number, end: number): readonly string[] {
  return Array.from({ length: end - start }, (_, at) => text.line(start + at) ?? '');
}

/** A line, read once and compared with each of the other text. */
interface ReadLine {
  readonly line: string;
  readonly pairs: CharacterPairs;
}

function read(line: string): ReadLine {
  return { line, pairs: characterPairs(line) };
}

/** How alike a line before is to a line after; 0 where they are not alike enough. */
function likeness(one: ReadLine, other: ReadLine): number {
  return one.line === other.line ? 1 : similarityOf(one.pairs, other.pairs, ALIKE);
}

/** The best sum of an alignment of the lines from a row and a column on. */
function bestSums(alike: readonly (readonly number[])[], columns: number): readonly Float64Array[] {
  const best = Array.from({ length: alike.length + 1 }, () => new Float64Array(columns + 1));
  for (let row = alike.length - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const own = alike[row]?.[column] ?? 0;
      const both = own === 0 ? 0 : own + (best[row + 1]?.[column + 1] ?? 0);
      const skip = Math.max(best[row + 1]?.[column] ?? 0, best[row]?.[column + 1] ?? 0);
      best[row]?.fill(Math.max(both, skip), column, column + 1);
    }
  }
  return best;
}
