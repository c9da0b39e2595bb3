import { type EventUser, userKey } from './occurrence';

/** Gives equal values one small number, so that events can be counted without comparing strings. */
export class Interned<T> {
  private readonly numbers = new Map<string, number>();
  private readonly values: T[] = [];

  constructor(private readonly keyOf: (value: T) => string) {}

  /** The number of a value, from 0; a new one the first time. */
  add(value: T): number {
    const key = this.keyOf(value);
    const known = this.numbers.get(key);
    if (known !== undefined) {
      return known;
    }
    this.numbers.set(key, this.values.length);
    return this.values.push(value) - 1;
  }

  /** The value of a number that `add` gave. */
  get(index: number): T | undefined {
    return this.values[index];
  }
}

export type Tags = Readonly<Record<string, string>>;

/** The few different sets of tags that the many events of a server have. */
export function internedTags(): Interned<Tags> {
  return new Interned((tags) => JSON.stringify(Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** People by what they are counted as. */
export function internedUsers(): Interned<EventUser> {
  return new Interned((user) => userKey(user) ?? '');
}
