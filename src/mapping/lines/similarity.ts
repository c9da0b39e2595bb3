/** Longer lines are compared by their first characters. */
const LONGEST = 400;

/** Lines that hold the same pairs in another order are alike, not equal. */
const MOST_ALIKE = 0.99;

/** How alike two lines are: Dice's coefficient over pairs of neighbouring characters; 1 for equal ones only. Linear time. */
export function similarity(one: string, other: string): number {
  if (one === other) {
    return 1;
  }
  const a = one.slice(0, LONGEST);
  const b = other.slice(0, LONGEST);
  if (a.length < 2 || b.length < 2) {
    return 0;
  }
  const pairs = new Map<string, number>();
  for (let at = 0; at < a.length - 1; at++) {
    const pair = a.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at < b.length - 1; at++) {
    const pair = b.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) {
      pairs.set(pair, left - 1);
      shared++;
    }
  }
  return Math.min(MOST_ALIKE, (2 * shared) / (a.length + b.length - 2));
}
