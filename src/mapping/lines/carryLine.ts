import { alignHunk } from './alignHunk';
import { similarity } from './similarity';
import type { Extent, TextChange } from './textChange';
import { WEIGHT } from './weight';

/** What has become of a line of an older text in a later one. Lines count from 0. */
export interface Carried {
  readonly fate: 'kept' | 'edited' | 'gone';
  /** Where it is; for a line that is gone, where it would stand. */
  readonly line: number;
  readonly trust: Trust;
}

/**
 * How often it was right where it was measured. `sure`: always. `likely`: in 99.9 %. `doubtful`: in 98 %, to be borne
 * out by another method. `guess`: less often.
 */
export type Trust = 'sure' | 'likely' | 'doubtful' | 'guess';

const ORDER: readonly Trust[] = ['sure', 'likely', 'doubtful', 'guess'];

/** Code that moved is known again by a line of at least so many characters. */
const SHORTEST_MOVED = 8;

/** So much around agrees, at least, where a line is taken to have stayed. */
const SOME_AROUND = 1;
const MUCH_AROUND = 4;

const ENOUGH_FOR_BLOCK = 2;

/** Lines of a copied block that are looked at either side. */
const LONGEST_BLOCK = 30;

/** So much alike are a line and what it was edited to. */
const MUCH_ALIKE = 0.75;

/** Follows a line through one change of its text. */
export function carryLine(change: TextChange, line: number): Carried {
  const [one, other] = change.pairsOf(line);
  if (one !== undefined || other !== undefined) {
    return stayed(change, line, one, other);
  }
  const hunk = change.hunkAround(line);
  const edited = alignHunk(change.before, change.after, hunk).get(line);
  const moved = movedTo(change, line);
  if (moved !== undefined) {
    const isCopy = edited !== undefined && edited !== moved.line && isMuchAlike(change, line, edited);
    return isCopy ? { ...moved, trust: 'guess' } : moved;
  }
  return edited === undefined
    ? (blockOf(change, line) ?? {
        fate: 'gone',
        line: Math.min(hunk.after[0], change.after.count - 1),
        trust: 'sure',
      })
    : { fate: 'edited', line: edited, trust: 'sure' };
}

/** The less trusted of two. */
export function leastTrusted(one: Trust, other: Trust): Trust {
  return ORDER[Math.max(ORDER.indexOf(one), ORDER.indexOf(other))] ?? 'guess';
}

/** A line that at least one way of pairing takes for an unchanged one. */
function stayed(
  change: TextChange,
  line: number,
  one: number | undefined,
  other: number | undefined,
): Carried {
  const [place, extent] = [one, other]
    .filter((at) => at !== undefined)
    .map((at) => [at, change.extent(line, at)] as const)
    .reduce((best, next) => (sum(next[1]) > sum(best[1]) ? next : best));
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
  if (rivals.length > 0) {
    const isConnected = rivals.every((at) => isWithin(change.extent(line, at), extent));
    return isConnected && sum(extent) >= MUCH_AROUND ? 'doubtful' : 'guess';
  }
  if (before === 1) {
    return change.weight(line) < WEIGHT.telling ? 'guess' : sum(extent) >= MUCH_AROUND ? 'sure' : 'doubtful';
  }
  if (before === after) {
    return 'sure'; // all of its twins stayed, in their order
  }
  return sum(extent) >= MUCH_AROUND && !mayBeOther(change, line, place, extent) ? 'likely' : 'guess';
}

/**
 * True where a twin was removed that is connected with what is above or below the place as far as this line is: of two
 * equal blocks that follow each other, nobody can tell which one was removed.
 */
function mayBeOther(change: TextChange, line: number, place: number, extent: Extent): boolean {
  const removed = change.equalsBefore(line).filter((at) => at !== line && change.isRemoved(at));
  return removed.some((at) => !isWithin(change.extent(at, place), extent));
}

/** A line that moved within its text: its only place among what was written since. */
function movedTo(change: TextChange, line: number): Carried | undefined {
  const [place, another] = change.equalsAfter(line).filter((at) => change.isInserted(at));
  const isOnly =
    another === undefined && change.equalsBefore(line).filter((at) => change.isRemoved(at)).length === 1;
  if (place === undefined || !isOnly || (change.before.line(line)?.length ?? 0) < SHORTEST_MOVED) {
    return undefined;
  }
  const around = sum(change.extent(line, place));
  if (around < SOME_AROUND || isCopied(change, line, place)) {
    return { fate: 'kept', line: place, trust: 'guess' };
  }
  return { fate: 'kept', line: place, trust: around >= MUCH_AROUND ? 'likely' : 'doubtful' };
}

/** A line like others that was moved with the block around it: where most of that stands; a guess. */
function blockOf(change: TextChange, line: number): Carried | undefined {
  const places = change
    .equalsAfter(line)
    .filter((at) => change.isInserted(at) && !isCopied(change, line, at));
  const [best, next] = places
    .map((at) => ({ at, around: sum(change.extent(line, at)) }))
    .toSorted((a, b) => b.around - a.around);
  const isAhead = best !== undefined && best.around >= ENOUGH_FOR_BLOCK && best.around > (next?.around ?? 0);
  return isAhead && (change.before.line(line)?.length ?? 0) >= SHORTEST_MOVED
    ? { fate: 'kept', line: best.at, trust: 'guess' }
    : undefined;
}

/**
 * True where lines of the block that stands about the new place stayed where they were as well: then that is a copy,
 * not what moved. Beyond the next ones only lines count that tell something.
 */
function isCopied(change: TextChange, line: number, place: number): boolean {
  return [-1, 1].some((direction) => {
    for (let offset = direction; Math.abs(offset) <= LONGEST_BLOCK; offset += direction) {
      if (!change.equalsAfter(line + offset).includes(place + offset)) {
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

/** True where an edit explains a line so well that an equal one elsewhere may be its copy. */
function isMuchAlike(change: TextChange, line: number, after: number): boolean {
  return similarity(change.before.line(line) ?? '', change.after.line(after) ?? '') >= MUCH_ALIKE;
}

function isWithin(inner: Extent, outer: Extent): boolean {
  return inner.above <= outer.above && inner.below <= outer.below && sum(inner) <= sum(outer) - 1;
}

function sum({ above, below }: Extent): number {
  return above + below;
}
