import { type Base0Line, base0, toBase0 } from '../../base/positions';
import type { ContextLine } from '../../sentry/stacks';
import type { TraceFrame } from '../trace';
import { isOneWord } from './eventContext';
import { comparable, type LiveText } from './liveText';
import { LIMITS } from './locateLine';
import { MOST_WEIGHED, WEIGHT, weightOf } from './weight';

/** Lines either side of a frame's own. */
const REACH = 5;

/** So many lines of an event are looked at. */
const MOST_LINES = 64;

/** Where nearly all lines around stand, in place or displaced, at least this share stands in place, by weight. */
const IN_PLACE = 2 * LIMITS.aroundMovedTwin - 1;

/**
 * Where a frame's lines, its own and those around it, stand in a text character by character, if the own one says
 * something and stands nowhere else: what `locateLine` and `isSelfVerified` come to as well, at once and without
 * weighing anything. `undefined` for all that is left to them.
 */
export function verbatim({ lineNo, context }: TraceFrame, live: LiveText): Base0Line | undefined {
  const block = lineNo === undefined ? undefined : blockAround(context, lineNo);
  if (lineNo === undefined || block === undefined || live.isTooLong(toBase0(lineNo))) {
    return undefined;
  }
  const { lines, own } = block;
  const at = mayStandAlone(block) ? live.onlyPlaceOf(lines[own] ?? '') : undefined;
  if (at === undefined || !lines.every((line, index) => live.isVerbatim(at - own + index, line))) {
    return undefined;
  }
  const isSure = saysEnough(lines) && (at === toBase0(lineNo) || !mayBeCopy(block, live));
  return isSure ? base0(at) : undefined;
}

/** A frame's line with those around it. */
interface Block {
  readonly lines: readonly string[];
  /** The index of its own. */
  readonly own: number;
}

/** The event's lines about a frame's own; `undefined` where one between them is missing, or may have been cut. */
function blockAround(context: readonly ContextLine[], lineNo: number): Block | undefined {
  const own = lineNo - (context[0]?.line ?? Infinity);
  const end = Math.min(own + REACH + 1, context.length);
  if (own < 0 || own >= end || end > MOST_LINES) {
    return undefined;
  }
  const seen = context.slice(0, end);
  const isWhole = seen.every(({ line, text }, at) => line === lineNo - own + at && !text.includes('{snip}'));
  const start = Math.max(0, own - REACH);
  return isWhole ? { lines: seen.slice(start).map(({ text }) => text), own: own - start } : undefined;
}

/** True for an own line that says something, and that any code may have only where all lines are there that bear it out. */
function mayStandAlone({ lines, own }: Block): boolean {
  const line = lines[own] ?? '';
  return isTelling(line) && (lines.length > 2 * REACH || !isOneWord(comparable(line)));
}

/** White space has no weight. */
function isTelling(line: string): boolean {
  return weightOf(line.length > MOST_WEIGHED ? comparable(line) : line) === WEIGHT.telling;
}

/** True for lines that verify themselves. */
function saysEnough(block: readonly string[]): boolean {
  let telling = 0;
  return block.some((line) => isTelling(line) && ++telling === LIMITS.tellingLines);
}

/**
 * True unless so many of the lines around stand in one place only that there is no second place about which nearly all
 * of them do: the own line may stand there, edited, and this be its copy.
 */
function mayBeCopy({ lines, own }: Block, live: LiveText): boolean {
  const around = lines.filter((_line, index) => index !== own);
  const weights = around.map((line) => weightOf(comparable(line)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let elsewhere = total;
  return !around.some((line, index) => {
    const isOnly = weights[index] === WEIGHT.telling && live.onlyPlaceOf(line) !== undefined;
    elsewhere -= isOnly ? WEIGHT.telling : 0;
    return elsewhere < IN_PLACE * total;
  });
}
