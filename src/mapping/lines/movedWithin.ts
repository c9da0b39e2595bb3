import type { Carried } from './carried';
import { AROUND, SIDES, sumOf } from './extent';
import type { TextChange } from './textChange';
import { WEIGHT } from './weight';

/** Code that moved is known again by a line of at least so many characters. */
const SHORTEST_MOVED = 8;

const ENOUGH_FOR_BLOCK = 2;

/** A line that was written more often says nothing about where it is. */
const MOST_PLACES = 1000;

/** Lines of a copied block that are looked at either side. */
const LONGEST_BLOCK = 30;

/** A line that moved within its text: its only place among what was written since. */
export function movedTo(change: TextChange, line: number): Carried | undefined {
  const [place, another] = change.equalsAfter(line).filter((at) => change.isInserted(at));
  const isOnly =
    another === undefined && change.equalsBefore(line).filter((at) => change.isRemoved(at)).length === 1;
  if (place === undefined || !isOnly || (change.before.line(line)?.length ?? 0) < SHORTEST_MOVED) {
    return undefined;
  }
  const around = sumOf(change.extent(line, place));
  if (around < AROUND.some || isCopied(change, line, place)) {
    return { fate: 'kept', line: place, trust: 'guess', hasMoved: true };
  }
  const hasTwin = change.equalsBefore(line).length > 1; // then the new one may be another
  const trust = around >= AROUND.much ? 'likely' : hasTwin ? 'guess' : 'doubtful';
  return { fate: 'kept', line: place, trust, hasMoved: true };
}

/** A line like others that was moved with the block around it: where most of that stands; a guess. */
export function blockOf(change: TextChange, line: number): Carried | undefined {
  const written = change.equalsAfter(line).filter((at) => change.isInserted(at));
  const places = written.length > MOST_PLACES ? [] : written;
  const [best, next] = places
    .filter((at) => !isCopied(change, line, at))
    .map((at) => ({ at, around: sumOf(change.extent(line, at)) }))
    .toSorted((a, b) => b.around - a.around);
  const isAhead = best !== undefined && best.around >= ENOUGH_FOR_BLOCK && best.around > (next?.around ?? 0);
  return isAhead && (change.before.line(line)?.length ?? 0) >= SHORTEST_MOVED
    ? { fate: 'kept', line: best.at, trust: 'guess', hasMoved: true }
    : undefined;
}

/**
 * True where lines of the block that stands about the new place stayed where they were as well: then that is a copy,
 * not what moved. Beyond the next ones only lines count that tell something.
 */
function isCopied(change: TextChange, line: number, place: number): boolean {
  return SIDES.some((direction) => {
    for (let offset = direction; Math.abs(offset) <= LONGEST_BLOCK; offset += direction) {
      if (!change.isEqual(line + offset, place + offset)) {
        return false;
      }
      const counts = offset === direction || change.weight(line + offset) === WEIGHT.telling;
      if (counts && !change.isRemoved(line + offset)) {
        return true;
      }
    }
    return false;
  });
}
