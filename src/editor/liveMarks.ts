import { type Base0Line, base0 } from '../base/positions';
import type { LensMark } from '../issues/lenses';
import { isWithinLine, type LineChange, shiftLine } from './shiftLines';

/** A line of a document, as it is numbered now, and its marks in the one order of issues; there is at least one. */
export interface StandingMarks {
  readonly line: Base0Line;
  readonly marks: readonly LensMark[];
}

/** A mark on the line where it stands in the buffer now. */
interface LiveMark {
  readonly mark: LensMark;
  readonly line: Base0Line;
  /** The line as it was when it was looked at last. */
  readonly text: string;
  /** Its place in the one order of marks. */
  readonly rank: number;
}

/** What an edit did to marks: moved them at most with the code that they are on, or took one away or put it back. */
export type EditEffect = 'none' | 'shifted' | 'torn';

/** A line of a document as it is now; `undefined` where there is none. */
export type TextOfLine = (line: number) => string | undefined;

/** Code is known again by a line of at least so many characters. */
const SHORTEST_KNOWN = 8;

/** So many inserted lines are searched for code that went; in more of them the store looks. */
const MOST_SEARCHED = 20_000;

/** The marks of one document, moved along with its edits until the store locates them anew. */
export class LiveMarks {
  private marks: readonly LiveMark[] = [];
  private lines: ReadonlyMap<Base0Line, readonly LensMark[]> = new Map();
  /** Those whose line was taken away since the store looked: it may be put back, or somewhere else. */
  private lost: readonly LiveMark[] = [];

  constructor(private readonly textOf: TextOfLine) {}

  /** Takes over what the store located. */
  replace(located: readonly LensMark[]): void {
    this.lost = [];
    this.place(located.map((mark, rank) => this.seen({ mark, rank, line: mark.place.line })));
  }

  /** Follows one edit, after which the document is as it is now. */
  edit(changes: readonly LineChange[]): EditEffect {
    if (this.marks.length + this.lost.length === 0) {
      return 'none';
    }
    if (this.lost.length === 0 && changes.every(isWithinLine)) {
      this.lookAgain(changes);
      return 'none';
    }
    const kept: LiveMark[] = [];
    const gone: LiveMark[] = [];
    for (const one of this.marks) {
      const line = shiftLine(one.line, one.text, changes);
      if (line === undefined) {
        gone.push(one);
      } else {
        kept.push(touches(changes, one.line) ? this.seen({ ...one, line }) : { ...one, line });
      }
    }
    const missing = [...this.lost, ...gone];
    const found = missing.length === 0 ? [] : this.putBack(missing, changes);
    this.lost = missing.filter(({ rank }) => !found.some((one) => one.rank === rank));
    this.place([...kept, ...found].toSorted((one, other) => one.rank - other.rank));
    return gone.length + found.length > 0 ? 'torn' : 'shifted';
  }

  /** The marks of a line, in the one order of issues. */
  at(line: number): readonly LensMark[] {
    return this.lines.get(base0(line)) ?? [];
  }

  /** The marks of each line that has any. */
  byLine(): ReadonlyMap<Base0Line, readonly LensMark[]> {
    return this.lines;
  }

  private place(marks: readonly LiveMark[]): void {
    const lines = new Map<Base0Line, LensMark[]>();
    for (const { mark, line } of marks) {
      const onLine = lines.get(line);
      if (onLine === undefined) {
        lines.set(line, [mark]);
      } else {
        onLine.push(mark);
      }
    }
    this.marks = marks;
    this.lines = lines;
  }

  /** Takes note of lines that were changed within themselves. */
  private lookAgain(changes: readonly LineChange[]): void {
    if (changes.some(({ start }) => this.lines.has(base0(start)))) {
      this.marks = this.marks.map((one) => (touches(changes, one.line) ? this.seen(one) : one));
    }
  }

  private seen(mark: Omit<LiveMark, 'text'>): LiveMark {
    return { ...mark, text: this.textOf(mark.line) ?? '' };
  }

  /** Marks whose line stands in what was inserted, exactly once: a block that moved, an edit that was undone. */
  private putBack(missing: readonly LiveMark[], changes: readonly LineChange[]): readonly LiveMark[] {
    const places = new Map<string, { readonly from: number; readonly lines: Base0Line[]; isTwin: boolean }>();
    for (const { text, line } of missing.filter((one) => one.text.trim().length >= SHORTEST_KNOWN)) {
      const known = places.get(text.trim());
      places.set(text.trim(), {
        from: line,
        lines: [],
        isTwin: known !== undefined && (known.isTwin || known.from !== line),
      });
    }
    const inserted = places.size === 0 ? [] : insertedLines(changes);
    for (const line of inserted.length > MOST_SEARCHED ? [] : inserted) {
      places.get((this.textOf(line) ?? '').trim())?.lines.push(line);
    }
    return missing.flatMap((one) => {
      const { lines = [], isTwin } = places.get(one.text.trim()) ?? {};
      const [line, another] = lines;
      return line === undefined || another !== undefined || isTwin ? [] : [this.seen({ ...one, line })];
    });
  }
}

function touches(changes: readonly LineChange[], line: number): boolean {
  return changes.some(({ start, end }) => start <= line && line <= end);
}

/** The lines that hold what an edit inserted, as they are numbered after it; each once. */
function insertedLines(changes: readonly LineChange[]): readonly Base0Line[] {
  const lines = new Set<number>();
  let shift = 0;
  for (const { start, end, breaks } of changes.toSorted((one, other) => one.start - other.start)) {
    for (let at = 0; at <= breaks && lines.size <= MOST_SEARCHED; at++) {
      lines.add(start + shift + at);
    }
    shift += breaks - (end - start);
  }
  return [...lines].map(base0);
}
