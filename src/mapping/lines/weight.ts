/** A line tells something from five letters and digits on: `return x;` does, `} else {` does not. */
const TELLING = /(?:[\p{L}\p{N}][^\p{L}\p{N}]*){5}/u;

/** How much a line says where it agrees. */
export const WEIGHT = { telling: 1, dull: 0.25 } as const;

/** The weight of a line as lines are compared; only its first 200 characters are looked at. */
export function weightOf(line: string): number {
  return TELLING.test(line.slice(0, 200)) ? WEIGHT.telling : WEIGHT.dull;
}
