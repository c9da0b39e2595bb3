/**
 * Reading values that came from outside. Every reader answers `undefined` for what is missing, null or of
 * another type: Sentry's own clients treat each field as optional, and so do we.
 */

/** A plain object, or `undefined`. */
export function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** The elements of an array; none for anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string, or `undefined`. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A finite number, also when it arrived as decimal digits in a string (`count` of an issue does). */
export function number(value: unknown): number | undefined {
  const read = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}

/** A boolean, or `undefined`. */
export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** One of a known set of words, or `undefined`. */
export function oneOf<const T extends string>(words: readonly T[], value: unknown): T | undefined {
  return words.find((word) => word === value);
}

/** Decodes each element and keeps those that could be: one bad object never empties a list. */
export function each<T>(value: unknown, decode: (element: unknown) => T | undefined): T[] {
  return list(value)
    .map(decode)
    .filter((decoded) => decoded !== undefined);
}

/** A string of at most `longest` UTF-16 units: what is longer is cut, so that no event fills memory or disk. */
export function brief(value: unknown, longest: number): string | undefined {
  return text(value)?.slice(0, longest);
}
