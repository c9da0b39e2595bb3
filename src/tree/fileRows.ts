import type { Base0Line } from '../base/positions';
import type { LensMark } from '../issues/lenses';
import type { Row } from './rows';

/** The group of the rows of one file; no query has this id, as those of settings are numbered. */
export const LINE_GROUP = 'inThisFile';

/** The issues of a file by line, each once, at its first. `line` counts from 0. */
export type FileRows = readonly {
  readonly row: Extract<Row, { kind: 'issue' }>;
  readonly line: Base0Line;
}[];

/** @param marks by line. */
export function fileRows(marks: readonly Pick<LensMark, 'tracked' | 'place'>[]): FileRows {
  const rows = new Map<string, FileRows[number]>();
  for (const { tracked, place } of marks) {
    const { key, binding } = tracked;
    if (!rows.has(key)) {
      const row = { kind: 'issue', binding: binding.id, group: LINE_GROUP, issue: key } as const;
      rows.set(key, { row, line: place.line });
    }
  }
  return [...rows.values()];
}

export function isSameRows(one: FileRows, other: FileRows): boolean {
  return (
    one.length === other.length &&
    one.every(({ row, line }, at) => row.issue === other[at]?.row.issue && line === other[at].line)
  );
}
