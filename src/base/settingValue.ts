/** Reading a setting, which may hold a value of any type: what it says, or what it should have said. */

/** What a setting may say, where it says none of it. */
export type Expected =
  | { readonly kind: 'flag' }
  | { readonly kind: 'wholeNumber'; readonly from: number; readonly to: number }
  | { readonly kind: 'oneOf'; readonly words: readonly string[] }
  /** Patterns for paths. */
  | { readonly kind: 'patterns'; readonly most: number }
  /** A length of time, such as `14d`, or nothing. */
  | { readonly kind: 'span' }
  /** An object of these fields. */
  | { readonly kind: 'fields'; readonly names: readonly string[] }
  /** Of one field of an object. */
  | { readonly kind: 'field'; readonly name: string; readonly expected: Expected }
  /** A text with placeholders, one of them known at least, and which stands in it that is not. */
  | { readonly kind: 'template'; readonly known: readonly string[]; readonly unknown?: string };

/** A setting's value that cannot be so. */
export class WrongValue {
  constructor(readonly expected: Expected) {}
}

export type ReadValue<T> = (value: unknown) => T | WrongValue;

/** `true` or `false`. */
export const readFlag: ReadValue<boolean> = (value) =>
  typeof value === 'boolean' ? value : new WrongValue({ kind: 'flag' });

/** A whole number within both ends. */
export function readWholeNumber(from: number, to: number): ReadValue<number> {
  return (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
      ? value
      : new WrongValue({ kind: 'wholeNumber', from, to });
}

/** One of some words. */
export function readOneOf<const T extends string>(words: readonly T[]): ReadValue<T> {
  return (value) => words.find((word) => word === value) ?? new WrongValue({ kind: 'oneOf', words });
}
