import { readRows } from './answer/rows';
import type { Call, PathOf } from './calls';
import type { Parameters, SentryHttp } from './http';
import { nextCursor } from './link';

/** More pages than any list that is read whole has. */
const MOST_PAGES = 50;

/**
 * The rows of all pages of a list; a row that cannot be decoded is passed over.
 * @throws {SentryError} when a page does not come.
 */
export async function allPages<C extends Call, T>(
  http: SentryHttp,
  call: C,
  path: PathOf<C>,
  query: Parameters['query'],
  decode: (value: unknown) => T | undefined,
  signal: AbortSignal,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const { json, headers } = await http.send(
      call,
      path,
      { query: { ...query, per_page: '100', cursor } },
      signal,
    );
    const { rows, dropped } = readRows(call, json, decode);
    http.drop(call, dropped);
    all.push(...rows);
    const next = nextCursor(headers.get('link'));
    if (next === undefined || next === cursor) {
      break;
    }
    cursor = next;
  }
  return all;
}
