/** A line tells something from five letters and digits on: `return x;` does, `} else {` does not. */
const TELLING = /(?:[\p{L}\p{N}][^\p{L}\p{N}]*){5}/u;

/** How much a line says where it agrees. */
export const WEIGHT = { telling: 1, dull: 0.25 } as const;

/** So many letters and digits make a line telling. */
const ENOUGH = 5;

/** Only so many characters of a line are looked at. */
export const MOST_WEIGHED = 200;

/** The weight of a line as lines are compared. */
export function weightOf(line: string): number {
  const end = Math.min(MOST_WEIGHED, line.length);
  for (let at = 0, seen = 0; at < end; at++) {
    const code = line.charCodeAt(at);
    if (code > 127) {
      return TELLING.test(line.slice(0, end)) ? WEIGHT.telling : WEIGHT.dull;
    }
    if (isWord(code) && ++seen === ENOUGH) {
      return WEIGHT.telling;
    }
  }
  return WEIGHT.dull;
}

function isWord(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || (code >= 48 && code <= 57);
}
