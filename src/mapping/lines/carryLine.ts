import { alignHunk } from './alignHunk';
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

/** Follows a line through one change of its text. */
export function carryLine(change: TextChange, line: number): Carried {
  const [one, other] = change.pairsOf(line);
  if (one !== undefined || other !== undefined) {
    return stayed(change, line, one, other);
  }
  const moved = movedTo(change, line);
  if (moved !== undefined) {
    return moved;
  }
  const hunk = change.hunkAround(line);
  const edited = alignHunk(change.before, change.after, hunk).get(line);
  return edited === undefined
    ? { fate: 'gone', line: Math.min(hunk.after[0], change.after.count - 1), trust: 'sure' }
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
  return { fate: 'kept', line: place, trust: trustIn(change, line, extent, rivals) };
}

/**
 * Both ways agree. An equal line that was written since is a rival: a copy. The older one is connected further with
 * what was around it.
 */
function trustIn(change: TextChange, line: number, extent: Extent, rivals: readonly number[]): Trust {
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
  return sum(extent) >= MUCH_AROUND ? 'likely' : 'guess';
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
  const trust =
    isCopied(change, line, place) || around === 0 ? 'guess' : around >= SOME_AROUND ? 'likely' : 'guess';
  return { fate: 'kept', line: place, trust };
}

/** True where a neighbour stayed and stands beside the new place as well: then that is a copy, not what moved. */
function isCopied(change: TextChange, line: number, place: number): boolean {
  return [-1, 1].some((offset) => {
    const twins = change.equalsAfter(line + offset);
    return !change.isRemoved(line + offset) && twins.includes(place + offset);
  });
}

function isWithin(inner: Extent, outer: Extent): boolean {
  return inner.above <= outer.above && inner.below <= outer.below && sum(inner) <= sum(outer) - 1;
}

function sum({ above, below }: Extent): number {
  return above + below;
}
