import { each } from '../base/decode';
import type { SentryHttp } from './http';
import { nextCursor } from './link';

/** More pages than any list that is read whole has. */
const MOST_PAGES = 50;

/**
 * The rows of all pages of a list; a row that cannot be decoded is passed over.
 * @throws {SentryError} when a page does not come.
 */
export async function allPages<T>(
  page: (cursor: string | undefined) => ReturnType<SentryHttp['send']>,
  decode: (value: unknown) => T | undefined,
): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const { json, headers } = await page(cursor);
    rows.push(...each(json, decode));
    cursor = nextCursor(headers.get('link'));
    if (cursor === undefined) {
      break;
    }
  }
  return rows;
}
