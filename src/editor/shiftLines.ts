import { type Base0Line, base0 } from '../base/positions';

/** A replacement of lines `start` to `end` (both included, counting from 0) by a text with `breaks` line breaks. */
export interface LineChange {
  readonly start: number;
  readonly end: number;
  /** True where the replaced text begins at the very start of the line. */
  readonly atLineStart: boolean;
  readonly breaks: number;
}

/**
 * Where a line stands after an edit, by arithmetic alone; `undefined` where the line itself was replaced together
 * with others, so that nobody can say.
 */
export function shiftLine(line: Base0Line, changes: readonly LineChange[]): Base0Line | undefined {
  let shift = 0;
  for (const { start, end, atLineStart, breaks } of changes) {
    if (start === line && end > line && atLineStart) {
      return undefined; // the line itself is replaced, or moved by *Move Line Down*
    }
    const pushed = start === line && end === line && atLineStart && breaks > 0;
    if (end < line || pushed) {
      shift += breaks - (end - start);
    } else if (start < line && line <= end) {
      if (line !== end) {
        return undefined;
      }
      shift += breaks - (end - start);
    }
  }
  return base0(line + shift);
}
