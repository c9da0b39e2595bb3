import { number, record } from '../../base/decode';
import { parseJson } from '../../base/json';
import type { Raw } from './rawEvent';

/** One part of an envelope: `{"type":"event"}` and its bytes. */
export interface Item {
  readonly type: string;
  readonly header: Raw;
  readonly bytes: Buffer;
}

export interface Envelope {
  readonly header: Raw;
  readonly items: readonly Item[];
}

const LINE_FEED = 0x0a;

/**
 * Takes an envelope apart (develop.sentry.dev, "Envelopes"): a line of JSON, then for each item a line of JSON and
 * its payload, `length` bytes long or up to the end of the line. Payloads are not read.
 * @throws {SyntaxError} for headers that are no JSON objects, and a payload that is shorter than its length.
 */
export function parseEnvelope(bytes: Buffer): Envelope {
  let at = 0;
  const line = () => {
    const feed = bytes.indexOf(LINE_FEED, at);
    const end = feed === -1 ? bytes.length : feed;
    const taken = bytes.subarray(at, end);
    at = end + 1;
    return taken;
  };
  const header = objectOf(line());
  const items: Item[] = [];
  while (at < bytes.length) {
    const heading = line();
    if (heading.length === 0) {
      continue;
    }
    const item = objectOf(heading);
    const length = number(item['length']);
    const payload = length === undefined ? line() : bytes.subarray(at, at + length);
    if (length !== undefined) {
      if (payload.length < length) {
        throw new SyntaxError('an item is shorter than its length');
      }
      at += length + (bytes[at + length] === LINE_FEED ? 1 : 0);
    }
    items.push({ type: String(item['type']), header: item, bytes: payload });
  }
  return { header, items };
}

/** The JSON object in some bytes. @throws {SyntaxError} */
export function objectOf(bytes: Buffer): Raw {
  const value = record(parseJson(bytes.toString('utf8')));
  if (value === undefined) {
    throw new SyntaxError('not a JSON object');
  }
  return value;
}
