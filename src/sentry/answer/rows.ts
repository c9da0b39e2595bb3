import { each } from '../../base/decode';
import type { Call } from '../calls';
import { SentryError } from '../sentryError';

/** The rows of a list that could be read, and how many could not. */
export interface Rows<T> {
  readonly rows: T[];
  readonly dropped: number;
}

/**
 * Reads a list: one bad row is dropped and counted, and never the page.
 * @throws {SentryError} of kind `shape` for what is no list.
 */
export function readRows<T>(call: Call, json: unknown, decode: (value: unknown) => T | undefined): Rows<T> {
  if (!Array.isArray(json)) {
    throw new SentryError('shape', call, { said: 'the answer is not a list' });
  }
  const rows = each(json, decode);
  return { rows, dropped: json.length - rows.length };
}
