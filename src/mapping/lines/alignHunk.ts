import type { LiveText } from './liveText';
import { similarity } from './similarity';
import type { Hunk } from './textChange';

/** Lines this much alike may be one line, edited. */
const ALIKE = 0.5;

/** Larger hunks (lines before times lines after) are rewritten code: nothing is aligned in them. */
const LARGEST = 40_000;

/**
 * Which line of a hunk's later text each of its older lines may have become: the alignment in order whose lines are
 * most alike in all. Lines count from 0; those that became none are left out.
 */
export function alignHunk(before: LiveText, after: LiveText, hunk: Hunk): ReadonlyMap<number, number> {
  const [start, end] = hunk.before;
  const [startAfter, endAfter] = hunk.after;
  const [rows, columns] = [end - start, endAfter - startAfter];
  if (rows * columns === 0 || rows * columns > LARGEST) {
    return new Map();
  }
  const alike = alikeness(linesOf(before, start, end), linesOf(after, startAfter, endAfter));
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

/** How alike each line before is to each line after; 0 where they are not alike enough. */
function alikeness(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  return before.map((line) =>
    after.map((other) => {
      const alike = similarity(line, other);
      return alike >= ALIKE ? alike : 0;
    }),
  );
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
