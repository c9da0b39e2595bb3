import type { LensMark } from '../issues/lenses';
import { type Base0Line } from '../base/positions';
import { type LineChange, shiftLine } from './shiftLines';

/** A mark on the line where it stands in the buffer now. */
export interface LiveMark {
  readonly mark: LensMark;
  readonly line: Base0Line;
}

/** The marks of one document, moved along with its edits until the store locates them anew. */
export class LiveMarks {
  private marks: readonly LiveMark[] = [];

  /** Takes over what the store located. */
  replace(located: readonly LensMark[]): void {
    this.marks = located.map((mark) => ({ mark, line: mark.place.line }));
  }

  /** How many marks there are. */
  get size(): number {
    return this.marks.length;
  }

  edit(changes: readonly LineChange[]): void {
    this.marks = this.marks.flatMap(({ mark, line }) => {
      const shifted = shiftLine(line, changes);
      return shifted === undefined ? [] : [{ mark, line: shifted }];
    });
  }

  /** The marks of a line, in the one order of issues. */
  at(line: number): readonly LensMark[] {
    return this.marks.filter((mark) => mark.line === line).map(({ mark }) => mark);
  }

  /** The marks of each line that has any. */
  byLine(): ReadonlyMap<Base0Line, readonly LensMark[]> {
    const lines = new Map<Base0Line, LensMark[]>();
    for (const { mark, line } of this.marks) {
      lines.set(line, [...(lines.get(line) ?? []), mark]);
    }
    return lines;
  }
}
