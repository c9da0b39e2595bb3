import { type Base1Line, base0, toBase0, toBase1 } from '../../base/positions';
import { fitAt } from '../lines/contextMatch';
import { type EventContext, eventContext, isTelling } from '../lines/eventContext';
import { comparable, LiveText } from '../lines/liveText';
import type { TraceFrame } from '../trace';
import type { Lines } from './linedText';

/** What of a frame is compared with generated code. */
export type GlancedFrame = Pick<TraceFrame, 'colNo' | 'context'> & { readonly lineNo: Base1Line };

/** A position in generated code; `column0` from 0, `undefined` where none is known. */
export interface GeneratedPosition {
  readonly line: Base1Line;
  readonly column0: number | undefined;
}

/** Whether the event's own line stands at the frame's position in a generated file. */
export type Standing =
  | { readonly is: 'here' }
  /** The event brought no line, or one that tells nothing. */
  | { readonly is: 'untold' }
  /** It stands about the position, and was not cut as usual; if it was, the position is now `at`. */
  | { readonly is: 'near'; readonly at: GeneratedPosition }
  /** Other code stands here; `at` is where the event's line stands, if that is at exactly one place. */
  | { readonly is: 'elsewhere'; readonly at: GeneratedPosition | undefined };

/** With this share of the lines around, a line of readable generated code is the event's own. */
const SAME_BUILD = 0.6;

/** How many lines either side are compared; of lines longer than so many UTF-16 units nothing is, they are no source. */
const REACH = 5;
const LONGEST_COMPARED = 4000;

/** JavaScript's columns count from 1, those of source maps from 0. */
export function column0({ colNo }: Pick<TraceFrame, 'colNo'>): number | undefined {
  return colNo === undefined ? undefined : Math.max(0, Math.trunc(colNo) - 1);
}

export async function standingOf(lines: Lines, frame: GlancedFrame, signal: AbortSignal): Promise<Standing> {
  const context = eventContext(frame);
  if (context === undefined || !isTelling(context.own)) {
    return { is: 'untold' };
  }
  const standing =
    context.own.cut === 'none'
      ? (await standsAtLine(context, lines, signal)) && HERE
      : standsAtColumn(context, lines.raw(toBase0(frame.lineNo)) ?? '', frame);
  return standing || { is: 'elsewhere', at: onlyPlace(context, lines, frame) };
}

const HERE: Standing = { is: 'here' };

/** A whole line and those around it. */
async function standsAtLine(context: EventContext, lines: Lines, signal: AbortSignal): Promise<boolean> {
  const at = toBase0(context.line);
  const first = Math.max(0, at - REACH);
  const window = Array.from({ length: 2 * REACH + 1 }, (_line, index) =>
    (lines.raw(first + index) ?? '').slice(0, LONGEST_COMPARED),
  );
  const live = await LiveText.of(window.join('\n'), signal);
  const fit = live && fitAt(context, live, at - first);
  return fit !== undefined && fit.own === 1 && (fit.around >= SAME_BUILD || context.around.length === 0);
}

/** UTF-16 units: SDKs and servers leave so many of a long line, so many of them before the column. */
const CUT_LENGTH = 140;
const CUT_BEFORE = 60;
/** What is this near to an end of the line is not cut off. */
const NEAR_END = 5;

/** A long line arrives as a piece around the column. */
function standsAtColumn({ own }: EventContext, line: string, frame: GlancedFrame): Standing | undefined {
  const usual = cutAt(line.length, frame.colNo);
  const column = column0(frame) ?? 0;
  const isAt = (start: number) => comparable(line.slice(start, start + 2 * CUT_LENGTH)).startsWith(own.text);
  if (isAt(usual)) {
    return HERE;
  }
  for (let start = column; start > column - CUT_LENGTH && start >= 0; start--) {
    if (isAt(start)) {
      return { is: 'near', at: { line: frame.lineNo, column0: Math.max(0, column + start - usual) } };
    }
  }
  return undefined;
}

/** Where the piece begins that SDKs and servers leave of a line of this length. */
function cutAt(length: number, colNo = 0): number {
  const around = Math.max(0, Math.min(Math.trunc(colNo), length) - CUT_BEFORE);
  const start = around < NEAR_END ? 0 : around;
  return start + CUT_LENGTH > length - NEAR_END ? Math.max(0, length - CUT_LENGTH) : start;
}

/** UTF-16 units that hardly stand twice in generated code. */
const TELLING_PIECE = 40;

/** Where the event's line stands, if at one place: in an older or newer build that left it as it was. */
function onlyPlace(context: EventContext, lines: Lines, frame: GlancedFrame): GeneratedPosition | undefined {
  const { text, cut } = context.own;
  const places: { readonly at: number; readonly start: number }[] = [];
  for (let at = 0; at < lines.count && text.length >= TELLING_PIECE && places.length < 2; at++) {
    const line = lines.raw(at) ?? '';
    const start = line.indexOf(text);
    if (start !== -1 && (cut !== 'none' || comparable(line) === text)) {
      places.push({ at, start }, ...(line.includes(text, start + 1) ? [{ at, start }] : []));
    }
  }
  const [only, other] = places;
  const column = column0(frame);
  // Of a piece that ends its line nobody knows where in it the column was.
  if (only === undefined || other !== undefined || cut === 'left') {
    return undefined;
  }
  const right = cut === 'none' || column === undefined ? 0 : only.start - cutAt(Infinity, frame.colNo);
  return {
    line: toBase1(base0(only.at)),
    column0: column === undefined ? undefined : Math.max(0, column + right),
  };
}
