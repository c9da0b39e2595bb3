import type { Carried } from './carried';
import { AROUND } from './extent';
import type { LiveText } from './liveText';
import { WEIGHT, weightOf } from './weight';

/**
 * Where a line is that stands before or after all that changed in a text, with enough between: what `carryLine` comes
 * to as well, without a comparison of the texts. `undefined` for every other line, and for one that tells little or of
 * which an equal one was written or removed. Lines count from 0.
 */
export function untouched(before: LiveText, after: LiveText, line: number): Carried | undefined {
  const tells = weightOf(before.line(line) ?? '') === WEIGHT.telling;
  if (!tells || before.tooLong.length > 0 || after.tooLong.length > 0) {
    return undefined;
  }
  const { first, last } = before.sameEnds(after);
  const [end, endAfter] = [before.count - last, after.count - last];
  const isFar =
    before.isSame(after) || (line < first ? isApart(before, line, first) : isApart(before, line, end - 1));
  const isSame = line < first || line >= end;
  if (!isSame || !isFar || hasEqual(before, first, end, before, line)) {
    return undefined;
  }
  const at = line < first ? line : line + endAfter - end;
  return hasEqual(after, first, endAfter, before, line)
    ? undefined
    : { fate: 'kept', line: at, trust: 'sure' };
}

/** True where much stands between a line and the one at which the change begins, or a little there and on the other side. */
function isApart(text: LiveText, line: number, change: number): boolean {
  const direction = change > line ? 1 : -1;
  const between = weightUpTo(text, line, change, direction);
  const isBetween =
    between >= AROUND.little && weightUpTo(text, line, undefined, -direction) >= AROUND.little;
  return between >= AROUND.much || isBetween;
}

/** The weight of the lines next to one, up to another or to the end of the text; counted as far as it matters. */
function weightUpTo(text: LiveText, line: number, other: number | undefined, direction: number): number {
  let weight = 0;
  for (let at = line + direction; at !== other && weight < AROUND.much; at += direction) {
    const compared = text.line(at);
    if (compared === undefined) {
      break;
    }
    weight += compared === '' ? 0 : weightOf(compared);
  }
  return weight;
}

/** True where one of the lines from `start` to `end` (exclusive) differs from a line of `other` in white space at most. */
function hasEqual(text: LiveText, start: number, end: number, other: LiveText, line: number): boolean {
  const hash = other.bareHash(line);
  for (let at = start; at < end; at++) {
    if (text.bareHash(at) === hash && text.isBareEqual(at, other, line)) {
      return true;
    }
  }
  return false;
}
