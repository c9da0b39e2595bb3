import { type Base0Line, base0 } from '../base/positions';

/**
 * A replacement of the text from `start`, `startCharacter` to `end`, `endCharacter` by a text with `breaks` line
 * breaks. Lines and characters count from 0, as they were before the edit.
 */
export interface LineChange {
  readonly start: number;
  readonly startCharacter: number;
  readonly end: number;
  readonly endCharacter: number;
  readonly breaks: number;
  /** True where it ends before the first character of a line, and that line begins with the same one after it. */
  readonly isWholeLines?: boolean;
}

/** A change as VS Code tells it: what went, and the text that came. */
export interface TextChange {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly text: string;
}

export function lineChange({ range: { start, end }, text }: TextChange): LineChange {
  const endsLine = text === '' ? start.character === 0 : /[\r\n]$/.test(text);
  return {
    start: start.line,
    startCharacter: start.character,
    end: end.line,
    endCharacter: end.character,
    breaks: breaksIn(text),
    isWholeLines: end.character === 0 && endsLine,
  };
}

/** Line breaks as VS Code counts them: `\r\n`, `\n`, and `\r` alone. */
function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.search(/[\r\n]/); at >= 0 && at < text.length; at++) {
    const isCarriageReturn = text[at] === '\r' && text[at + 1] !== '\n';
    breaks += text[at] === '\n' || isCarriageReturn ? 1 : 0;
  }
  return breaks;
}

/** Where a line stands after an edit that left it alone; `undefined` where it was touched. Lines count from 0. */
export function keptLine(line: number, changes: readonly LineChange[]): number | undefined {
  let kept = line;
  for (const { start, end, breaks, isWholeLines } of changes) {
    if (end < line || (end === line && isWholeLines === true)) {
      kept += breaks - (end - start);
    } else if (start <= line) {
      return undefined;
    }
  }
  return kept;
}

/**
 * Where a line's code stands after an edit, by arithmetic alone; `undefined` where all of it was replaced together with
 * a line break, so that nobody can say.
 * @param text the line before the edit.
 * @param changes of one edit; none overlaps another.
 */
export function shiftLine(
  line: Base0Line,
  text: string,
  changes: readonly LineChange[],
): Base0Line | undefined {
  const code = { from: text.length - text.trimStart().length, to: text.trimEnd().length };
  let shift = 0;
  for (const change of changes) {
    const by = shiftBy(change, line, code);
    if (by === undefined) {
      return undefined;
    }
    shift += by;
  }
  return base0(line + shift);
}

/** True where a change replaces nothing of a line but, at most, a piece of it. */
export function isWithinLine({ start, end, breaks }: LineChange): boolean {
  return start === end && breaks === 0;
}

/** By how many lines a change moves the code that stands on `line` between two characters. */
function shiftBy(
  { start, startCharacter, end, endCharacter, breaks }: LineChange,
  line: number,
  code: { readonly from: number; readonly to: number },
): number | undefined {
  const added = breaks - (end - start);
  if (end < line || start > line) {
    return end < line ? added : 0;
  }
  const beginsBefore = start < line || startCharacter <= code.from;
  const endsBehind = end > line || endCharacter >= code.to;
  if (!beginsBefore) {
    return 0; // the beginning of its code stays where it is
  }
  if (end === line && endCharacter <= code.from) {
    return added; // all of its code follows the change
  }
  if (endsBehind) {
    return start === end && breaks === 0 ? 0 : undefined;
  }
  return added; // the rest of its code follows the change
}
