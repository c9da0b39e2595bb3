import { type Base0Line, type Base1Line, base0, toBase0 } from '../../base/positions';
import { bestFits, type Fit, fitAt, placesOf, score } from './contextMatch';
import { type EventContext, isCommon, isTelling } from './eventContext';
import type { LiveText } from './liveText';
import type { LinePlace } from '../place';

/** A place whose file is known already. */
export type Finding = WithoutFile<LinePlace>;

type WithoutFile<P> = P extends LinePlace ? Omit<P, 'file'> : never;

/**
 * Where the lines are drawn, and the measurements that they were drawn by (98,000 call-like lines
 * of 20 repositories, and human-labelled sets). Confident are only rules that were right in over 99.95 %.
 */
export const LIMITS = {
  /** An event verifies itself with so many lines that tell something: blocks of 11 lines were measured. */
  tellingLines: 3,
  /** The own line kept its number and text: with this share of the lines around right in 99.981 %. */
  aroundSameNumber: 0.6,
  /** A twin this close behind leaves doubt: two equal lines one below the other. */
  marginSameNumber: 0.2,
  /** The own line moved: with this share around, and this far ahead of every twin, right in 99.944 %. */
  aroundMoved: 0.6,
  aroundMovedTwin: 0.8,
  marginMoved: 0.3,
  /** A twin with more around it than this may be the line itself beside its copy. */
  rivalMoved: 0.3,
  /** The same where all of the event's lines stand at the other place: a copy of which the first was changed. */
  rivalWhole: 0.4,
  /** A line so much alike may be the own line, edited. */
  likenessSame: 0.5,
  /** A line that was edited is at least so much alike, and its place scores so much (LHDiff's threshold). */
  likenessEdited: 0.3,
  score: 0.45,
  /** Two places this close in score are not told apart. */
  tie: 0.05,
  /** A line of the same text where less than this agrees around it is another line. */
  aroundUnsure: 0.2,
} as const;

/**
 * The line of `live` on which a frame's code stands now, by the event's own context alone: layer 0 and, without a
 * commit to compare with, so the event's own lines decide. `live` is `undefined` for a file that cannot be read.
 */
export async function locateLine(
  lineNo: Base1Line | undefined,
  context: EventContext | undefined,
  live: LiveText | undefined,
  signal: AbortSignal,
): Promise<Finding> {
  if (lineNo === undefined) {
    return { verdict: 'unverified', line: base0(0), reason: 'noLine' };
  }
  const at = toBase0(lineNo);
  if (live === undefined || live.isTooLong(at)) {
    return { verdict: 'unverified', line: at, reason: 'unreadable' };
  }
  if (context === undefined) {
    return at < live.count
      ? { verdict: 'unverified', line: at, reason: 'noContext' }
      : { verdict: 'unverified', line: lastLine(live), reason: 'shorter' };
  }
  const here = fitAt(context, live, at);
  const mayHaveTwin = context.own.cut !== 'none'; // what was cut off may have told them apart
  if (here.whole && !mayHaveTwin && verifiesItself(context) && isBorneOut(context, here, false)) {
    return { verdict: 'exact', line: at };
  }
  const fits = await bestFits(context, live, signal);
  const sure = certain(context, at, fits);
  if (sure !== undefined) {
    const line = base0(sure.at);
    return line === at ? { verdict: 'exact', line } : { verdict: 'moved', line, from: lineNo };
  }
  return likeliest(context, fits, lineNo) ?? (await gone(context, live, lineNo, signal));
}

/** The one place of which the event's lines leave no doubt. */
function certain(context: EventContext, at: Base0Line, fits: readonly Fit[]): Fit | undefined {
  const survivors = fits.filter((fit) => fit.own === 1);
  const sure = surest(context, at, fits, survivors);
  return sure !== undefined && isBorneOut(context, sure, survivors.length === 1) ? sure : undefined;
}

/** The place that is far enough ahead of all others. */
function surest(
  context: EventContext,
  at: Base0Line,
  fits: readonly Fit[],
  survivors: readonly Fit[],
): Fit | undefined {
  const [whole, twin] = survivors.filter((fit) => fit.whole);
  const [best, second] = survivors.toSorted((a, b) => b.around - a.around);
  if (whole !== undefined && verifiesItself(context)) {
    const hasRival = (second?.around ?? 0) >= LIMITS.rivalWhole || isEditedAmidAll(fits);
    const isCopy = whole.at !== at && hasRival;
    return twin === undefined && !isCopy ? whole : undefined;
  }
  const here = survivors.find((fit) => fit.at === at);
  if (best === undefined || (here === undefined && isEditedElsewhere(best, fits))) {
    return undefined;
  }
  const rival = second?.around ?? 0;
  if (here !== undefined) {
    const isAlone = second === undefined && isTelling(context.own) && here.around >= LIMITS.aroundUnsure;
    const isBest =
      here === best &&
      here.around >= LIMITS.aroundSameNumber &&
      rival <= here.around - LIMITS.marginSameNumber;
    return isAlone || (isBest && verifiesItself(context)) ? here : undefined;
  }
  const isAhead = rival <= Math.min(best.around - LIMITS.marginMoved, LIMITS.rivalMoved);
  const needed = second === undefined ? LIMITS.aroundMoved : LIMITS.aroundMovedTwin;
  const isSure = verifiesItself(context) && isTelling(context.own) && best.around >= needed;
  return isSure && isAhead ? best : undefined;
}

/**
 * A common line, or one that stands here more than once, is known by those next to it only: code that was written in
 * their place may have such a line too, at the very number of the old one, and all else around may agree.
 */
function isBorneOut(context: EventContext, fit: Fit, isOnlyOne: boolean): boolean {
  return isCommon(context.own) ? fit.held : isOnlyOne || fit.held || fit.oneSide;
}

/** True where nearly all lines around stand about a line much like the own one, too: it, edited, beside its copy. */
function isEditedAmidAll(fits: readonly Fit[]): boolean {
  return fits.some(
    (fit) => fit.own < 1 && fit.own >= LIMITS.likenessSame && fit.around >= LIMITS.aroundMovedTwin,
  );
}

/** True where the lines around stand as well about a line much like the own one: that may be it, edited. */
function isEditedElsewhere(best: Fit, fits: readonly Fit[]): boolean {
  return fits.some((fit) => fit.own < 1 && fit.own >= LIMITS.likenessSame && fit.around >= best.around);
}

/** The best guess, named as one: the line was edited, or its text stands where little else agrees. */
function likeliest(context: EventContext, fits: readonly Fit[], from: Base1Line): Finding | undefined {
  const plausible = fits.filter(
    (fit) =>
      score(fit) >= LIMITS.score &&
      (fit.own === 1
        ? fit.around >= LIMITS.aroundUnsure || context.around.length === 0
        : fit.own >= LIMITS.likenessEdited),
  );
  const [best] = plausible;
  if (best === undefined) {
    return undefined;
  }
  const tied = plausible.filter((fit) => score(fit) > score(best) - LIMITS.tie);
  const nearest = tied.reduce((a, b) => (distance(b.at, from) < distance(a.at, from) ? b : a));
  return tied.length === 1 && best.own < 1
    ? { verdict: 'edited', line: base0(best.at), from }
    : { verdict: 'unverified', line: base0(nearest.at), reason: 'unsure' };
}

/** The line is gone: where it was by the nearest line that survived; a line that followed has come into its place. */
async function gone(
  context: EventContext,
  live: LiveText,
  from: Base1Line,
  signal: AbortSignal,
): Promise<Finding> {
  const telling = context.around.filter((piece) => isTelling(piece));
  for (const piece of telling.toSorted((a, b) => Math.abs(a.offset) - Math.abs(b.offset))) {
    const toLine = piece.offset > 0 ? piece.offset - 1 : piece.offset;
    const places = (await placesOf(piece, live, signal)).map((place) => place - toLine);
    const [nearest] = places.toSorted((a, b) => distance(a, from) - distance(b, from));
    if (nearest !== undefined) {
      return { verdict: 'gone', line: within(live, nearest), from, reason: 'removed' };
    }
  }
  return { verdict: 'gone', line: within(live, toBase0(from)), from, reason: 'removed' };
}

function within(live: LiveText, at: number): Base0Line {
  return base0(Math.max(0, Math.min(at, lastLine(live))));
}

function verifiesItself(context: EventContext): boolean {
  return (
    [context.own, ...context.around].filter((piece) => piece.cut === 'none' && isTelling(piece)).length >=
    LIMITS.tellingLines
  );
}

function distance(at: number, from: Base1Line): number {
  return Math.abs(at - toBase0(from));
}

function lastLine(live: LiveText): Base0Line {
  return base0(live.count - 1);
}
