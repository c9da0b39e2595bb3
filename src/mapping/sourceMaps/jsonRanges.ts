import { parseJson } from '../../base/json';

/** Where a JSON value stands in a text of UTF-8: from its first byte up to, but not including, `end`. */
export interface JsonRange {
  readonly start: number;
  readonly end: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * The members of the object that begins at `start`; of a name that stands there twice the last. `undefined` for what is
 * no object. Values are passed over, not parsed: a source map is mostly sources, of which a stack needs a few lines.
 */
export function objectMembers(bytes: Uint8Array, start: number): ReadonlyMap<string, JsonRange> | undefined {
  const members = new Map<string, JsonRange>();
  let at = afterSpace(bytes, start);
  if (bytes[at] !== OPEN_OBJECT) {
    return undefined;
  }
  for (at = afterSpace(bytes, at + 1); bytes[at] === QUOTE; at = afterSpace(bytes, at + 1)) {
    const endOfName = endOfString(bytes, at);
    const colon = afterSpace(bytes, endOfName);
    if (bytes[colon] !== COLON) {
      return undefined;
    }
    const value = valueAt(bytes, colon + 1);
    members.set(String(jsonAt(bytes, { start: at, end: endOfName })), value);
    at = afterSpace(bytes, value.end);
    if (bytes[at] !== COMMA) {
      break;
    }
  }
  return bytes[at] === CLOSE_OBJECT ? members : undefined;
}

/** The elements of the array that begins at `start`; `undefined` for what is no array. */
export function arrayElements(bytes: Uint8Array, start: number): readonly JsonRange[] | undefined {
  const elements: JsonRange[] = [];
  let at = afterSpace(bytes, start);
  if (bytes[at] !== OPEN_ARRAY) {
    return undefined;
  }
  at = afterSpace(bytes, at + 1);
  while (at < bytes.length && bytes[at] !== CLOSE_ARRAY) {
    const value = valueAt(bytes, at);
    at = afterSpace(bytes, value.end);
    if (value.start === value.end || (bytes[at] !== COMMA && bytes[at] !== CLOSE_ARRAY)) {
      return undefined;
    }
    elements.push(value);
    at = bytes[at] === COMMA ? afterSpace(bytes, at + 1) : at;
  }
  return bytes[at] === CLOSE_ARRAY ? elements : undefined;
}

/**
 * The value in a range.
 * @throws {SyntaxError} when it is not JSON, or nested deeper than any honest value.
 */
export function jsonAt(bytes: Uint8Array, { start, end }: JsonRange): unknown {
  return parseJson(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8'));
}

/** The text of a range that holds a string of ASCII without escapes; `undefined` for any other. */
export function plainStringAt(bytes: Uint8Array, { start, end }: JsonRange): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
  return text.length < 2 || text[0] !== QUOTE || text.includes(BACKSLASH)
    ? undefined
    : text.toString('latin1', 1, text.length - 1);
}

function valueAt(bytes: Uint8Array, from: number): JsonRange {
  const start = afterSpace(bytes, from);
  return { start, end: endOfValue(bytes, start) };
}

/** One pass, without recursion; brackets are counted, not matched: what is in a range is parsed when it is needed. */
function endOfValue(bytes: Uint8Array, start: number): number {
  let open = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = endOfString(bytes, at) - 1;
      if (open === 0) {
        return at + 1;
      }
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      open++;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      open--;
      if (open <= 0) {
        return open === 0 ? at + 1 : at;
      }
    } else if (byte === COMMA && open === 0) {
      return at;
    }
  }
  return bytes.length;
}

/** Behind the closing quote of the string whose opening quote stands at `start`. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let quote = bytes.indexOf(QUOTE, start + 1); quote !== -1; quote = bytes.indexOf(QUOTE, quote + 1)) {
    let slashes = 0;
    while (bytes[quote - 1 - slashes] === BACKSLASH) {
      slashes++;
    }
    if (slashes % 2 === 0) {
      return quote + 1;
    }
  }
  return bytes.length;
}

function afterSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) {
    at++;
  }
  return at;
}
