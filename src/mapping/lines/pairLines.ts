import { Pacer } from '../../base/pacer';

/** Lines as numbers: two lines that are compared as equal have the same one. */
export type LineNumbers = Int32Array;

/** For each line of the older text the line of the newer one that it is, -1 where it is none; both from 0. */
export type Pairing = Int32Array;

/** How the lines of two texts are brought together. Where both ways agree, the answer is seldom wrong. */
export type PairingWay = 'histogram' | 'myers';

/** A stretch of either text, ends exclusive, in which lines are still to be paired. */
interface Region {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
}

/** A run of equal lines: `length` lines from `a` and from `b`. */
interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Lines that occur more often in a region are no anchors (as in git's histogram diff). */
const MOST_OCCURRENCES = 64;

/** Lines that may differ in a region of which the shortest edit script is looked for. */
const MOST_STEPS = 600;

/** Lines of a large region that are looked at in one go. */
const AT_ONCE = 1024;

/** Pairs the lines of two texts in their order. Lets the event loop run in between. */
export async function pairLines(
  before: LineNumbers,
  after: LineNumbers,
  way: PairingWay,
  signal: AbortSignal,
): Promise<Pairing> {
  const pairing = new Int32Array(before.length).fill(-1);
  const pacer = new Pacer();
  const regions: Region[] = [{ a: 0, aEnd: before.length, b: 0, bEnd: after.length }];
  for (let region = regions.pop(); region !== undefined; region = regions.pop()) {
    const inner = pairEnds(before, after, region, pairing);
    if (way === 'myers' && (await pairByShortestScript(before, after, inner, pairing, pacer, signal))) {
      continue;
    }
    const run = await rarestRun(before, after, inner, pacer, signal);
    if (run !== undefined) {
      pair(run, pairing);
      regions.push(
        { ...inner, a: run.a + run.length, b: run.b + run.length },
        { ...inner, aEnd: run.a, bEnd: run.b },
      );
    } else if (way === 'histogram') {
      await pairByShortestScript(before, after, inner, pairing, pacer, signal);
    }
    if (pacer.isDue()) {
      await pacer.rest(signal);
    }
  }
  return pairing;
}

function pair({ a, b, length }: Run, pairing: Pairing): void {
  for (let at = 0; at < length; at++) {
    pairing[a + at] = b + at;
  }
}

/** Pairs what a region begins and ends with; what is left has ends that differ. */
function pairEnds(before: LineNumbers, after: LineNumbers, region: Region, pairing: Pairing): Region {
  let { a, aEnd, b, bEnd } = region;
  while (a < aEnd && b < bEnd && before[a] === after[b]) {
    pairing[a++] = b++;
  }
  while (a < aEnd && b < bEnd && before[aEnd - 1] === after[bEnd - 1]) {
    pairing[--aEnd] = --bEnd;
  }
  return { a, aEnd, b, bEnd };
}

/** The longest run around the line that occurs least often in the older text; `undefined` where none is rare enough. */
async function rarestRun(
  before: LineNumbers,
  after: LineNumbers,
  region: Region,
  pacer: Pacer,
  signal: AbortSignal,
): Promise<Run | undefined> {
  const occurrences = await occurrencesIn(before, region, pacer, signal);
  let best: Run | undefined;
  let rarest = MOST_OCCURRENCES;
  let seen = 0;
  for (let b = region.b; b < region.bEnd; b++) {
    const places = occurrences.get(after[b] ?? -1);
    let end = b + 1;
    for (const a of places === undefined || places.length > rarest ? [] : places) {
      const run = runAround(before, after, a, b, region);
      const count = rarestIn(before, run, occurrences);
      end = Math.max(end, run.b + run.length);
      if (best === undefined || count < rarest || (count === rarest && run.length > best.length)) {
        best = run;
        rarest = count;
      }
    }
    if (++seen % AT_ONCE === 0 && pacer.isDue()) {
      await pacer.rest(signal);
    }
    b = end - 1; // the rest of the run would only be found again
  }
  return best;
}

async function occurrencesIn(
  lines: LineNumbers,
  { a, aEnd }: Region,
  pacer: Pacer,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const occurrences = new Map<number, number[]>();
  for (let at = a; at < aEnd; at++) {
    const line = lines[at] ?? -1;
    const known = occurrences.get(line);
    if (known === undefined) {
      occurrences.set(line, [at]);
    } else if (known.length <= MOST_OCCURRENCES) {
      known.push(at);
    }
    if (at % AT_ONCE === 0 && pacer.isDue()) {
      await pacer.rest(signal);
    }
  }
  return occurrences;
}

function runAround(before: LineNumbers, after: LineNumbers, a: number, b: number, region: Region): Run {
  let start = 0;
  while (a + start > region.a && b + start > region.b && before[a + start - 1] === after[b + start - 1]) {
    start--;
  }
  let end = 1;
  while (a + end < region.aEnd && b + end < region.bEnd && before[a + end] === after[b + end]) {
    end++;
  }
  return { a: a + start, b: b + start, length: end - start };
}

function rarestIn(
  before: LineNumbers,
  { a, length }: Run,
  occurrences: ReadonlyMap<number, readonly number[]>,
): number {
  let rarest = MOST_OCCURRENCES + 1;
  for (let at = a; at < a + length; at++) {
    rarest = Math.min(rarest, occurrences.get(before[at] ?? -1)?.length ?? rarest);
  }
  return rarest;
}

/**
 * Pairs the lines of a region by a shortest edit script (Myers 1986, greedy, forwards); false where the region
 * differs in more lines than that is worth looking for.
 */
async function pairByShortestScript(
  before: LineNumbers,
  after: LineNumbers,
  region: Region,
  pairing: Pairing,
  pacer: Pacer,
  signal: AbortSignal,
): Promise<boolean> {
  const { a, b } = region;
  const [n, m] = [region.aEnd - a, region.bEnd - b];
  const most = Math.min(n + m, MOST_STEPS);
  /** How far the older text is read on each diagonal (lines of the older less lines of the newer text). */
  const furthest = new Int32Array(2 * most + 3);
  const trail: Int32Array[] = [];
  for (let step = 0; step <= most; step++) {
    trail.push(furthest.slice(most - step, most + step + 3));
    for (let diagonal = -step; diagonal <= step; diagonal += 2) {
      const here = most + 1 + diagonal;
      let x = entry(furthest, here, diagonal, step).x;
      while (x < n && x - diagonal < m && before[a + x] === after[b + x - diagonal]) {
        x++;
      }
      furthest[here] = x;
      if (x >= n && x - diagonal >= m) {
        followBack(trail, region, pairing);
        return true;
      }
    }
    if (pacer.isDue()) {
      await pacer.rest(signal);
    }
  }
  return false;
}

/** Where a step enters a diagonal: by a line inserted (from the diagonal above) or removed (from the one below). */
function entry(
  furthest: Int32Array,
  here: number,
  diagonal: number,
  step: number,
): { readonly x: number; readonly isInsertion: boolean } {
  const [below, above] = [furthest[here - 1] ?? 0, furthest[here + 1] ?? 0];
  const isInsertion = diagonal === -step || (diagonal !== step && below < above);
  return { x: isInsertion ? above : below + 1, isInsertion };
}

/** Goes back along the script and pairs the equal lines that follow each of its steps. */
function followBack(trail: readonly Int32Array[], { a, aEnd, b, bEnd }: Region, pairing: Pairing): void {
  let x = aEnd - a;
  let y = bEnd - b;
  for (let step = trail.length - 1; step >= 0; step--) {
    const diagonal = x - y;
    const { x: start, isInsertion } = entry(
      trail[step] ?? new Int32Array(),
      step + 1 + diagonal,
      diagonal,
      step,
    );
    const run = x - (step === 0 ? 0 : start);
    pair({ a: a + x - run, b: b + y - run, length: run }, pairing);
    x -= run + (isInsertion ? 0 : 1);
    y -= run + (isInsertion ? 1 : 0);
  }
}
