import { type Base1Line, base0, toBase0, toBase1 } from '../../base/positions';
import type { ContextLine } from '../../sentry/stacks';

/** The lines of a text, by index from 0. */
export interface Lines {
  readonly count: number;
  /** The line as it stands in the text; `undefined` outside it. */
  raw(at: number): string | undefined;
}

/** A text of any size, its lines found once. */
export class LinedText implements Lines {
  private readonly starts = [0];
  private readonly text: string;

  constructor(text: string) {
    this.text = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    for (let end = this.text.indexOf('\n'); end !== -1; end = this.text.indexOf('\n', end + 1)) {
      this.starts.push(end + 1);
    }
  }

  get count(): number {
    return this.starts.length;
  }

  raw(at: number): string | undefined {
    const start = this.starts[at];
    const end = (this.starts[at + 1] ?? this.text.length + 1) - 1;
    return start === undefined ? undefined : this.text.slice(start, end);
  }
}

/** Lines either side of a frame's own, as events bring them. */
const REACH = 5;

/** Longer lines are no source code; no more of them is handed on than tells them from others. */
const LONGEST_LINE = 4000;

/** A line and five either side, as an event would bring them; none for a line that is not there. */
export function linesAround(lines: Lines, line: Base1Line): readonly ContextLine[] {
  const at = toBase0(line);
  const first = Math.max(0, at - REACH);
  return at >= lines.count
    ? []
    : Array.from({ length: Math.min(at + REACH + 1, lines.count) - first }, (_line, index) => ({
        line: toBase1(base0(first + index)),
        text: (lines.raw(first + index) ?? '').slice(0, LONGEST_LINE),
      }));
}
