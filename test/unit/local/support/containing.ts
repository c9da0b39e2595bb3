import assert from 'node:assert/strict';

/**
 * Asserts that `actual` has what `wanted` has, at every depth; fields that it has beside are not looked at, but
 * lists are as long as wanted.
 */
export function assertContains(actual: unknown, wanted: unknown): void {
  assert.deepEqual(reduced(actual, wanted), wanted);
}

/** `actual` with nothing but the keys of `wanted`. */
function reduced(actual: unknown, wanted: unknown): unknown {
  if (Array.isArray(actual) && Array.isArray(wanted)) {
    return actual.map((element, at) => (at < wanted.length ? reduced(element, wanted[at]) : element));
  }
  if (!isObject(actual) || !isObject(wanted) || Array.isArray(wanted)) {
    return actual;
  }
  const keys = Object.keys(wanted).filter((key) => Object.hasOwn(actual, key));
  return Object.fromEntries(keys.map((key) => [key, reduced(actual[key], wanted[key])]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
