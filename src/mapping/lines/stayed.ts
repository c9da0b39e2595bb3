import type { Carried, Trust } from './carried';
import { AROUND, type Extent, isWithin, SIDES, sumOf } from './extent';
import { similarity } from './similarity';
import type { TextChange } from './textChange';
import { WEIGHT } from './weight';

/** So much alike are a line and one that it may have been edited to, where an equal one stands close by. */
const SOMEWHAT_ALIKE = 0.4;

/** So many lines written beside a run are compared with one of it. */
const MOST_BESIDE = 30;

/** Among more lines that are equal nobody can tell which one it is. */
const MOST_RIVALS = 1000;

/** A line that at least one way of pairing takes for an unchanged one. */
export function stayed(
  change: TextChange,
  line: number,
  one: number | undefined,
  other: number | undefined,
): Carried {
  const [place, extent] = [one, other]
    .filter((at) => at !== undefined)
    .map((at) => [at, change.extent(line, at)] as const)
    .reduce((best, next) => (sumOf(next[1]) > sumOf(best[1]) ? next : best));
  if (one !== other) {
    return { fate: 'kept', line: place, trust: 'guess' };
  }
  const rivals = change.equalsAfter(line).filter((at) => at !== place && change.isInserted(at));
  return { fate: 'kept', line: place, trust: trustIn(change, line, place, extent, rivals) };
}

/**
 * Both ways agree. An equal line that was written since is a rival: a copy. The older one is connected further with
 * what was around it.
 */
function trustIn(
  change: TextChange,
  line: number,
  place: number,
  extent: Extent,
  rivals: readonly number[],
): Trust {
  const [before, after] = [change.equalsBefore(line).length, change.equalsAfter(line).length];
  const isConnected = sumOf(extent) >= AROUND.much;
  if (rivals.length > 0) {
    if (before > 1 && !SIDES.every((direction) => isHeld(change, line, place, direction))) {
      return 'guess'; // one twin may have been written as another was removed
    }
    const isAhead =
      rivals.length <= MOST_RIVALS && rivals.every((at) => isWithin(change.extent(line, at), extent));
    const unanchored = before === 1 ? 'rivalled' : 'doubtful';
    return isAhead && isConnected ? (isAnchored(change, line) ? 'likely' : unanchored) : 'guess';
  }
  if (before === 1) {
    return trustInOnly(change, line, extent);
  }
  if (before === after) {
    // all of its twins stayed, in their order
    const isBound = sumOf(extent) >= AROUND.little;
    return isEmbedded(change, line, extent) ? 'sure' : isBound ? 'likely' : 'doubtful';
  }
  return isConnected && !mayBeOther(change, line, place, extent) ? 'likely' : 'guess';
}

/** The same for a line that stands in either text once. */
function trustInOnly(change: TextChange, line: number, extent: Extent): Trust {
  const isConnected = sumOf(extent) >= AROUND.much;
  if (change.weight(line) < WEIGHT.telling) {
    return isConnected ? (isAnchored(change, line) ? 'likely' : 'doubtful') : 'guess';
  }
  if (isEmbedded(change, line, extent)) {
    return 'sure';
  }
  const isFast = isAnchored(change, line);
  if (hasEditBeside(change, line)) {
    return isFast && isConnected ? 'doubtful' : 'rivalled';
  }
  return isConnected || (isFast && sumOf(extent) >= AROUND.more) ? 'likely' : 'doubtful';
}

/** True for a line that stands well inside, or at least between lines of a run that keeps its distance to others. */
function isEmbedded(change: TextChange, line: number, extent: Extent): boolean {
  const isBetween = Math.min(extent.above, extent.below) >= AROUND.little;
  return isInside(change, line, extent) || (isBetween && isAnchored(change, line));
}

/** True for a line that stands well inside a run of lines that stayed, or in one that goes on to the end of both texts. */
function isInside(change: TextChange, line: number, { above, below }: Extent): boolean {
  return (
    (above >= AROUND.much || goesToEnd(change, line, -1)) &&
    (below >= AROUND.much || goesToEnd(change, line, 1))
  );
}

function goesToEnd(change: TextChange, line: number, direction: 1 | -1): boolean {
  const { before, after } = change.hunkBeside(line, direction);
  return before[0] === before[1] && after[0] === after[1];
}

/**
 * True where the next changed stretch on either side has as many lines as it had: what lies beyond it keeps its
 * distance. Where a block was removed, and its copy is taken for it, nothing does.
 */
function isAnchored(change: TextChange, line: number): boolean {
  return SIDES.some((direction) => keepsDistance(change, line, direction));
}

function keepsDistance(change: TextChange, line: number, direction: 1 | -1): boolean {
  const { before, after } = change.hunkBeside(line, direction);
  return before[1] - before[0] === after[1] - after[0];
}

/** True for one of several twins that what is on this side tells from the others: a line without twins, or the distance. */
function isHeld(change: TextChange, line: number, place: number, direction: 1 | -1): boolean {
  return change.reachesOnlyOne(line, place, direction) || keepsDistance(change, line, direction);
}

/** True where a line much like it was written next to the run in which it stands: it may be that one, edited. */
function hasEditBeside(change: TextChange, line: number): boolean {
  const own = change.before.line(line) ?? '';
  return SIDES.some((direction) => {
    const [start, end] = change.hunkBeside(line, direction).after;
    for (let at = start; at < Math.min(end, start + MOST_BESIDE); at++) {
      if (similarity(own, change.after.line(at) ?? '') >= SOMEWHAT_ALIKE) {
        return true;
      }
    }
    return false;
  });
}

/**
 * True where a twin was removed that is connected with what is above or below the place as far as this line is: of two
 * equal blocks that follow each other, nobody can tell which one was removed.
 */
function mayBeOther(change: TextChange, line: number, place: number, extent: Extent): boolean {
  const removed = change.equalsBefore(line).filter((at) => at !== line && change.isRemoved(at));
  return removed.length > MOST_RIVALS || removed.some((at) => !isWithin(change.extent(at, place), extent));
}
