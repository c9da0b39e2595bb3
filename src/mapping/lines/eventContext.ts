import { type Base1Line, base0, toBase1 } from '../../base/positions';
import { lineHash } from '../../base/textLines';
import type { TraceFrame } from '../trace';
import { comparable, type LiveText } from './liveText';
import { WEIGHT, weightOf } from './weight';

/** A line of the release's source as the event brought it. */
export interface ContextPiece {
  /** Lines from the frame's own line: -5 to 5. */
  readonly offset: number;
  /** As lines are compared; for a line that was cut, the part that is left. */
  readonly text: string;
  /** Of the text, as `lineHash` gives it. */
  readonly hash: number;
  /** Which ends were cut off. */
  readonly cut: 'none' | 'left' | 'right' | 'both';
  /** How much it says where it agrees: a brace or a blank line stands everywhere. */
  readonly weight: number;
}

/** The frame's own line and those around it. */
export interface EventContext {
  /** Where the own line was in the release. */
  readonly line: Base1Line;
  readonly own: ContextPiece;
  /** Ascending by offset; without the own line. */
  readonly around: readonly ContextPiece[];
}

/** The lines that count either side: the measured numbers are for these; Node's SDK sends seven. */
const REACH = 5;

/** What is left of a cut line has to be longer than this to be looked for. */
const SHORTEST_CUT = 16;

/** No context line is longer: SDKs and servers cut at about 140. */
const LONGEST = 2000;

/** The lines that an event brought with a frame; `undefined` where the frame's own line is not among them. */
export function eventContext(frame: TraceFrame): EventContext | undefined {
  const { lineNo } = frame;
  if (lineNo === undefined) {
    return undefined;
  }
  const pieces: Pieces = [];
  for (const { line, text } of frame.context.slice(0, 64)) {
    const offset = offsetOf(line, lineNo);
    if (Math.abs(offset) <= REACH && pieces[offset + REACH] === undefined) {
      const piece = contextPiece(offset, text);
      pieces[offset + REACH] = isComparable(piece, text) ? piece : undefined;
    }
  }
  return contextOf(lineNo, pieces);
}

/** The pieces of a context by their offset, `-REACH` at 0. */
type Pieces = (ContextPiece | undefined)[];

function contextOf(line: Base1Line, pieces: Readonly<Pieces>): EventContext | undefined {
  const own = pieces[REACH];
  if (own === undefined || own.text === '') {
    return undefined;
  }
  const around = pieces.filter((piece) => piece !== undefined).filter((piece) => piece !== own);
  return { line, own, around };
}

/** The lines around a line of a text (from 0), as an event would bring them; `undefined` for a blank one. */
export function contextAt(text: LiveText, at: number): EventContext | undefined {
  const pieces: Pieces = [];
  for (let offset = -REACH; offset <= REACH; offset++) {
    const line = text.line(at + offset);
    if (line !== undefined) {
      pieces[offset + REACH] = pieceOf(offset, line, 'none');
    }
  }
  return contextOf(toBase1(base0(at)), pieces);
}

/** True where a line of the live text is this line of the release. */
export function standsAt(piece: ContextPiece, live: LiveText, at: number): boolean {
  return piece.cut === 'none' ? live.isLine(at, piece) : agrees(piece, live.line(at));
}

/** The same of a line as lines are compared. */
export function agrees(piece: ContextPiece, line: string | undefined): boolean {
  return line !== undefined && COMPARE[piece.cut](line, piece.text);
}

const COMPARE: Readonly<Record<ContextPiece['cut'], (line: string, piece: string) => boolean>> = {
  none: (line, piece) => line === piece,
  left: (line, piece) => line.endsWith(piece),
  right: (line, piece) => line.startsWith(piece),
  both: (line, piece) => line.includes(piece),
};

/** True for a line that is worth something on its own. */
export function isTelling(piece: ContextPiece): boolean {
  return piece.weight === WEIGHT.telling;
}

/**
 * True for a line that any code may have: `}`, `} else {`, `return;`, `items,`. It tells nothing, or is a single word
 * that is not called.
 */
export function isCommon(piece: ContextPiece): boolean {
  return !isTelling(piece) || isOneWord(piece.text);
}

/** True for a line, as lines are compared, that is no more than a single word which is not called. */
export function isOneWord(line: string): boolean {
  return !CALL_OR_TWO_WORDS.test(line);
}

const CALL_OR_TWO_WORDS = /[\p{L}\p{N}_$](?:\(|[^\p{L}\p{N}_$]+[\p{L}\p{N}_$])/u;

/**
 * Lines over 150 characters arrive cut to about 140 around the column, as `{snip} … {snip}`; the JavaScript SDK
 * writes `'{snip} ` with a stray quote at the left.
 */
function contextPiece(offset: number, text: string): ContextPiece {
  const left = /^\s*'?\{snip\} /.exec(text)?.[0] ?? '';
  const right = text.endsWith(' {snip}') ? ' {snip}' : '';
  const kept = comparable(text.slice(left.length, Math.max(left.length, text.length - right.length)));
  const cut = left === '' ? (right === '' ? 'none' : 'right') : right === '' ? 'left' : 'both';
  return pieceOf(offset, kept, cut);
}

function pieceOf(offset: number, text: string, cut: ContextPiece['cut']): ContextPiece {
  return { offset, text, hash: lineHash(text, 0, text.length), cut, weight: weightOf(text) };
}

function isComparable(piece: ContextPiece, text: string): boolean {
  return text.length <= LONGEST && (piece.cut === 'none' || piece.text.length >= SHORTEST_CUT);
}

function offsetOf(line: Base1Line, own: Base1Line): number {
  return line - own;
}
