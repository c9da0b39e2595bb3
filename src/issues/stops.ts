import type { Base0Line } from '../base/positions';
import type { FilePath } from '../mapping/place';
import type { LensMark } from './lenses';

/** A line of a file that fails in production, with what it fails by in the one order of issues: at least one. */
export interface Stop {
  readonly file: FilePath;
  readonly line: Base0Line;
  readonly marks: readonly [LensMark, ...LensMark[]];
}

/** Where a person is on the way from stop to stop. */
export type Standpoint = Pick<Stop, 'file' | 'line'>;

/** `forth`: to the next one; `back`: to the one before. */
export type Direction = 'forth' | 'back';

/** Where a way leads: to the `number`th of `count` stops, counted from 1. */
export interface Way {
  readonly stop: Stop;
  readonly number: number;
  readonly count: number;
  /** True where it went on from the other end. */
  readonly wrapped: boolean;
}

/** A line as a stop; `undefined` where nothing fails on it: it only called what does, or its code is gone. */
export function stopAt(file: FilePath, line: Base0Line, marks: readonly LensMark[]): Stop | undefined {
  const [first, ...more] = marks.filter(
    ({ place, isCaller }) => place.verdict !== 'gone' && isCaller !== true,
  );
  return first && { file, line, marks: [first, ...more] };
}

/** The stops of a file as the store located its marks, which come by line. */
export function stopsOf(marks: readonly LensMark[]): readonly Stop[] {
  const lines = new Map<Base0Line, LensMark[]>();
  for (const mark of marks) {
    lines.set(mark.place.line, [...(lines.get(mark.place.line) ?? []), mark]);
  }
  return [...lines].flatMap(([line, onLine]) => {
    const file = onLine[0]?.place.file;
    return (file && stopAt(file, line, onLine)) ?? [];
  });
}

/**
 * The stop that follows a standpoint in the order of file and line, round and round; from nowhere the first, or the
 * last. `undefined` where there is none.
 */
export function wayFrom(
  from: Standpoint | undefined,
  stops: readonly Stop[],
  direction: Direction,
): Way | undefined {
  const ordered = stops.toSorted(compareStandpoints);
  const ahead =
    direction === 'forth'
      ? ordered.findIndex((stop) => from === undefined || compareStandpoints(stop, from) > 0)
      : ordered.findLastIndex((stop) => from === undefined || compareStandpoints(stop, from) < 0);
  const at = ahead >= 0 ? ahead : direction === 'forth' ? 0 : ordered.length - 1;
  const stop = ordered[at];
  return stop && { stop, number: at + 1, count: ordered.length, wrapped: ahead < 0 };
}

/** By folder, path and line, each in the order of its characters or numbers: the same on every machine. */
export function compareStandpoints(one: Standpoint, other: Standpoint): number {
  return (
    compare(one.file.folder, other.file.folder) ||
    compare(one.file.path, other.file.path) ||
    one.line - other.line
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
