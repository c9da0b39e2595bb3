/** Longer lines are compared by their first characters. */
const LONGEST = 400;

/** Lines that hold the same pairs in another order are alike, not equal. */
const MOST_ALIKE = 0.99;

/** The pairs of neighbouring characters of a line, each as one number; ascending. */
export type CharacterPairs = Uint32Array;

export function characterPairs(line: string): CharacterPairs {
  const pairs = new Uint32Array(Math.max(0, Math.min(LONGEST, line.length) - 1));
  for (let at = 0; at < pairs.length; at++) {
    pairs[at] = line.charCodeAt(at) * 0x10000 + line.charCodeAt(at + 1);
  }
  return pairs.sort();
}

/** How alike two lines are: Dice's coefficient over pairs of neighbouring characters; 1 for equal ones only. Linear time. */
export function similarity(one: string, other: string): number {
  return one === other ? 1 : similarityOf(characterPairs(one), characterPairs(other));
}

/** The same of two lines that are not equal, where each is compared with many; 0 for one that is less than `least` alike. */
export function similarityOf(one: CharacterPairs, other: CharacterPairs, least = 0): number {
  const both = one.length + other.length;
  if (one.length === 0 || other.length === 0 || 2 * Math.min(one.length, other.length) < least * both) {
    return 0;
  }
  const alike = (2 * sharedIn(one, other)) / both;
  return alike < least ? 0 : Math.min(MOST_ALIKE, alike);
}

/** How many numbers stand in both, each as often as it stands in the one that has it less often. */
function sharedIn(one: CharacterPairs, other: CharacterPairs): number {
  let [shared, at, atOther] = [0, 0, 0];
  while (at < one.length && atOther < other.length) {
    const [pair = 0, otherPair = 0] = [one[at], other[atOther]];
    shared += Number(pair === otherPair);
    at += Number(pair <= otherPair);
    atOther += Number(otherPair <= pair);
  }
  return shared;
}
