import type { Answer, Call } from './call';
import { refusals } from './refusal';

/** The most rows of a page, and as many as come unasked. */
export const MOST_ROWS = 100;

/** Where a page starts: `value:offset:isPrevious`, in Sentry's form. */
export interface Cursor {
  readonly value: number;
  readonly offset: number;
  /** Whether the page ends there instead. */
  readonly isPrevious: boolean;
}

/** @throws {Refusal} 400 for a cursor that we did not give. */
export function cursorOf(call: Call): Cursor | undefined {
  const given = call.query.get('cursor');
  if (given === null || given === '') {
    return undefined;
  }
  const [, value, offset, previous] = /^(-?\d{1,16}):(\d{1,9}):([01])$/.exec(given) ?? [];
  if (value === undefined) {
    throw refusals.badRequest('Invalid cursor parameter.');
  }
  return { value: Number(value), offset: Number(offset), isPrevious: previous === '1' };
}

/** The header that leads on and back; both relations are always there. */
export function linkHeader(
  call: Call,
  previous: Cursor,
  hasPrevious: boolean,
  next: Cursor,
  hasNext: boolean,
): string {
  const relation = (name: string, cursor: Cursor, results: boolean) => {
    const query = new URLSearchParams(call.query);
    const text = `${cursor.value}:${cursor.offset}:${cursor.isPrevious ? 1 : 0}`;
    query.set('cursor', text);
    return `<${call.url}?${query.toString()}>; rel="${name}"; results="${results}"; cursor="${text}"`;
  };
  return `${relation('previous', previous, hasPrevious)}, ${relation('next', next, hasNext)}`;
}

/** A page of rows in a fixed order, counted from the start; `per_page` says how many. */
export function page<T>(call: Call, rows: readonly T[], show: (row: T) => unknown): Answer {
  const size = call.wholeNumber('per_page', MOST_ROWS, MOST_ROWS);
  const cursor = cursorOf(call);
  const start = cursor?.isPrevious === true ? Math.max(0, cursor.offset - size) : (cursor?.offset ?? 0);
  const end = Math.min(rows.length, start + size);
  const link = linkHeader(
    call,
    { value: 0, offset: start, isPrevious: true },
    start > 0,
    { value: 0, offset: start + size, isPrevious: false },
    end < rows.length,
  );
  return { json: rows.slice(start, end).map(show), headers: { Link: link } };
}
