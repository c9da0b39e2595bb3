import { each, list, record } from '../../base/decode';

/** An object as an SDK sends it: snake_case, every part of it missing or of another type than it should be. */
export type Raw = Readonly<Record<string, unknown>>;

/** The elements of `{values: […]}` or of a plain list, as SDKs of different age send them; nulls are left out. */
export function valuesOf(part: unknown): Raw[] {
  return each(record(part)?.['values'] ?? part, record);
}

/** The exceptions of an event, root cause first. */
export function exceptionsOf(event: Raw): Raw[] {
  const one = record(event['exception']);
  return one !== undefined && one['values'] === undefined ? [one] : valuesOf(event['exception']);
}

/** The frames of an exception, thread or event, oldest call first. */
export function framesOf(holder: Raw | undefined): Raw[] {
  return each(record(holder?.['stacktrace'])?.['frames'], record);
}

/**
 * The stacks that an event is told apart by, root cause first: those of its exceptions, else of the thread that
 * crashed (else the current one), else its own.
 */
export function stacksOf(event: Raw): Raw[][] {
  const ofExceptions = exceptionsOf(event).map(framesOf);
  if (ofExceptions.some((frames) => frames.length > 0)) {
    return ofExceptions.filter((frames) => frames.length > 0);
  }
  const threads = valuesOf(event['threads']);
  const thread =
    threads.find((one) => one['crashed'] === true) ?? threads.find((one) => one['current'] === true);
  return [framesOf(thread), framesOf(event)].filter((frames) => frames.length > 0).slice(0, 1);
}

/** Pairs of an object or of a list of pairs: tags, headers and cookies come in both forms. */
export function pairsOf(part: unknown): [string, unknown][] {
  const pairs = Array.isArray(part) ? list(part).map(list) : Object.entries(record(part) ?? {});
  return pairs.flatMap(([key, value]) =>
    typeof key === 'string' ? [[key, value] satisfies [string, unknown]] : [],
  );
}

/** A string, or a number or boolean as one; SDKs send ids and tag values in all three. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
