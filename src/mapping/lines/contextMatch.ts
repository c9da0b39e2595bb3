import { toBase0 } from '../../base/positions';
import { agrees, type ContextPiece, type EventContext, isCommon, isTelling, standsAt } from './eventContext';
import type { LiveText } from './liveText';
import { similarity } from './similarity';

/** How well the event's lines fit the live text when its own line is taken to be at a certain place. */
export interface Fit {
  /** The line that stands for the event's own, counted from 0. */
  readonly at: number;
  /** How alike the two lines are: 1 where they are the same, less where one was edited. */
  readonly own: number;
  /** The share of the lines around that stand where they stood or, for half, in their order close by: 0 to 1, by weight. */
  readonly around: number;
  /** Every line of the event stands exactly where it should. */
  readonly whole: boolean;
  /** On both sides the lines next to it stand where they stood, out to the first that is not a common one. */
  readonly held: boolean;
  /** All lines on one side stand where they stood. */
  readonly oneSide: boolean;
}

/** A line that occurs more often says nothing about where it is. */
const MOST_PLACES = 1000;

/** So many places are compared in full. */
const MOST_FITS = 24;

/** So many lines may have come between the event's lines; then they count for less. */
const SLACK = 3;
const DISPLACED = 0.5;

/** So many blank lines may stand between two lines. */
const MOST_BLANK = 3;

/** The fit of the event's lines when its own line is at `at`. The answer of the last place is kept. */
export function fitAt(context: EventContext, live: LiveText, at: number): Fit {
  const known = lastFit.get(context);
  if (known?.live === live && known.fit.at === at) {
    return known.fit;
  }
  const fit = compareAt(context, live, at);
  lastFit.set(context, { live, fit });
  return fit;
}

const lastFit = new WeakMap<EventContext, { readonly live: LiveText; readonly fit: Fit }>();

function compareAt(context: EventContext, live: LiveText, at: number): Fit {
  const line = live.line(at);
  const same = agrees(context.own, line);
  const own = same
    ? 1
    : line === undefined || isNeighbour(context, line)
      ? 0
      : similarity(context.own.text, line);
  const stands = context.around.map((piece) => standsAt(piece, live, at + piece.offset));
  const whole = same && stands.every((one) => one);
  const spread = whole ? 0 : weightApart(context, live, at, -1) + weightApart(context, live, at, 1);
  const inPlace = Math.max(spread, weigh(context.around.filter((_piece, index) => stands[index] === true)));
  const inOrder = whole ? inPlace : weightInOrder(context, live, at);
  const around = whole ? 1 : shareOf(context, inPlace + DISPLACED * Math.max(0, inOrder - inPlace));
  const [before, after] = [standing(context, live, at, -1), standing(context, live, at, 1)];
  const held = before !== 'none' && after !== 'none';
  const oneSide = before === 'all' || after === 'all';
  return { at, own, around, whole, held, oneSide };
}

/**
 * The places where the event's lines fit, best first: all where the own line stands, and where lines around it say
 * that it should stand. Linear in the length of the text, however often lines repeat. The line is asked for in the
 * text that the file was chosen by: the answer of the last text is kept.
 */
export async function bestFits(
  context: EventContext,
  live: LiveText,
  signal: AbortSignal,
): Promise<readonly Fit[]> {
  const known = lastFits.get(context);
  if (known?.live === live) {
    return known.fits;
  }
  const fits = await fitsIn(context, live, signal);
  lastFits.set(context, { live, fits });
  return fits;
}

const lastFits = new WeakMap<EventContext, { readonly live: LiveText; readonly fits: readonly Fit[] }>();

async function fitsIn(context: EventContext, live: LiveText, signal: AbortSignal): Promise<readonly Fit[]> {
  const near = toBase0(context.line);
  const votes = new Map<number, number>([[near, 0]]);
  const vote = (at: number, weight: number) => votes.set(at, (votes.get(at) ?? 0) + weight);
  for (const place of await placesOf(context.own, live, signal)) {
    vote(place, OWN_VOTE);
  }
  for (const piece of context.around.filter((one) => one.cut === 'none' && isTelling(one))) {
    for (const place of await placesOf(piece, live, signal)) {
      vote(place - piece.offset, piece.weight);
    }
  }
  const distance = (at: number) => Math.abs(at - near);
  return [...votes]
    .filter(([at]) => at >= 0 && at < live.count)
    .sort(([a, votesOfA], [b, votesOfB]) => votesOfB - votesOfA || distance(a) - distance(b))
    .slice(0, MOST_FITS)
    .map(([at]) => compareAt(context, live, at))
    .sort((a, b) => score(b) - score(a) || distance(a.at) - distance(b.at));
}

/** Two lines around weigh as much as the line itself. */
const OWN_VOTE = 2;

/** Own line and lines around as one number, 0 to 1: the weights of LHDiff. */
export function score(fit: Fit): number {
  return 0.6 * fit.own + 0.4 * fit.around;
}

/** Where a line of the event stands in the live text; nowhere for one that stands nearly everywhere. */
export async function placesOf(
  piece: ContextPiece,
  live: LiveText,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const places =
    piece.cut === 'none'
      ? await live.placesOf(piece.text, signal)
      : await live.linesWhere((line) => agrees(piece, line), signal);
  return places.length > MOST_PLACES ? [] : places;
}

/** A line that is one of the event's neighbours is itself, not an edit of the line beside it. */
function isNeighbour(context: EventContext, line: string): boolean {
  return line === '' || context.around.some((piece) => agrees(piece, line));
}

/** Which lines in one direction stand where they stood: all, those out to the first that is not a common one, none. */
function standing(
  context: EventContext,
  live: LiveText,
  at: number,
  direction: 1 | -1,
): 'none' | 'near' | 'all' {
  const { around } = context; // ascending: the farthest lines are its ends
  const reach = Math.max(1, Math.abs(around[0]?.offset ?? 0), Math.abs(around.at(-1)?.offset ?? 0));
  let so: 'none' | 'near' = 'none';
  for (let offset = direction; Math.abs(offset) <= reach; offset += direction) {
    const piece = pieceAt(context, offset);
    const stands =
      piece === undefined
        ? live.raw(at + offset) === undefined || live.isBlank(at + offset)
        : standsAt(piece, live, at + offset);
    if (!stands) {
      return so; // where there is no piece the release began or ended, and so must the text of now
    }
    so = piece === undefined || isCommon(piece) ? so : 'near';
  }
  return 'all';
}

/** The event's line at an offset, which is none where it brought fewer. */
function pieceAt({ around }: EventContext, offset: number): ContextPiece | undefined {
  for (const piece of around) {
    if (piece.offset === offset) {
      return piece;
    }
  }
  return undefined;
}

/** The weight of the lines in one direction that stand where they stood once blank lines are left out of both. */
function weightApart(context: EventContext, live: LiveText, at: number, direction: 1 | -1): number {
  const pieces = context.around.filter(({ offset, text }) => offset * direction > 0 && text !== '');
  const inOrder = direction === 1 ? pieces : pieces.reverse();
  let weight = 0;
  let line = at;
  for (const piece of inOrder) {
    line += direction;
    for (let skipped = 0; skipped < MOST_BLANK && live.isBlank(line); skipped++) {
      line += direction;
    }
    weight += standsAt(piece, live, line) ? piece.weight : 0;
  }
  return weight;
}

/** The weight of the lines around that stand in their order, with others between them, within reach of `at`. */
function weightInOrder(context: EventContext, live: LiveText, at: number): number {
  const before = context.around.filter(({ offset }) => offset < 0).reverse();
  const after = context.around.filter(({ offset }) => offset > 0);
  return heaviestCommon(before, live, at, -1) + heaviestCommon(after, live, at, 1);
}

/** The heaviest common subsequence of `pieces` (nearest first) and the lines from `at` in one direction. */
function heaviestCommon(
  pieces: readonly ContextPiece[],
  live: LiveText,
  at: number,
  direction: 1 | -1,
): number {
  const row = pieces.map(() => 0);
  const reach = (pieces.at(-1)?.offset ?? 0) * direction + SLACK;
  for (let step = 1; step <= reach; step++) {
    const line = at + step * direction;
    let diagonal = 0;
    let index = 0;
    let left = 0;
    for (const piece of pieces) {
      const above = row[index] ?? 0;
      const agreed = standsAt(piece, live, line) ? piece.weight : 0;
      left = Math.max(above, left, diagonal + agreed);
      row[index++] = left;
      diagonal = above;
    }
  }
  return row.at(-1) ?? 0;
}

function shareOf(context: EventContext, weight: number): number {
  const total = weigh(context.around);
  return total === 0 ? 0 : weight / total;
}

function weigh(pieces: readonly ContextPiece[]): number {
  return pieces.reduce((sum, { weight }) => sum + weight, 0);
}

/** The share of the event's lines that stand where they should when its own line is at the place of `fit`: 0 to 1. */
function blockShare(context: EventContext, fit: Fit): number {
  const own = context.own.weight;
  const around = weigh(context.around);
  return ((fit.own === 1 ? own : 0) + fit.around * around) / (own + around);
}

/** The largest share of the event's lines that stands together anywhere in the text, 0 to 1, and whether its own is one. */
export async function bestBlock(
  context: EventContext,
  live: LiveText,
  signal: AbortSignal,
): Promise<{ readonly share: number; readonly hasOwn: boolean }> {
  const here = fitAt(context, live, toBase0(context.line));
  const fits = here.whole ? [here] : await bestFits(context, live, signal);
  return fits
    .map((fit) => ({ share: blockShare(context, fit), hasOwn: fit.own === 1 }))
    .reduce((a, b) => (b.share > a.share ? b : a), { share: 0, hasOwn: false });
}
