import type { TextChange } from './textChange';

/** Where a place of a text is in the later one: at the line that stands there, or where that was. Lines count from 0. */
export function placeAfter(change: TextChange, line: number): number {
  const [one, other] = change.pairsOf(line);
  return one ?? other ?? Math.min(change.hunkAround(line).after[0], change.after.count - 1);
}
