/** Where the lines of a text begin, and what tells them apart; both by line, from 0. */
export interface TextLines {
  /** In UTF-16 units. */
  readonly starts: Uint32Array;
  /** As `lineHash` gives them. */
  readonly hashes: Int32Array;
}

const [NEWLINE, CARRIAGE_RETURN, SPACE] = [10, 13, 32];

/**
 * The hash of a stretch of text: one for all that differs in nothing but how much white space stands between words, and
 * at the ends. The end is exclusive.
 */
export function lineHash(text: string, start: number, end: number): number {
  let hash = 0;
  let isAfterSpace = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      isAfterSpace = true;
      continue;
    }
    if (isAfterSpace && hash !== 0) {
      hash = (Math.imul(hash, 31) + SPACE) | 0;
    }
    hash = (Math.imul(hash, 31) + code) | 0;
    isAfterSpace = false;
  }
  return hash;
}

/** The lines that were read last, in places that are used again. */
let [starts, hashes] = [new Uint32Array(4096), new Int32Array(4096)];

/** The lines of a text of plain ASCII, told from its bytes; `undefined` where a line ends in a carriage return alone. */
export function linesOfAscii(bytes: Uint8Array): TextLines | undefined {
  let count = 0;
  let hash = 0;
  let isAfterSpace = false;
  starts[0] = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    if (code > SPACE || code < 9 || (code > CARRIAGE_RETURN && code < SPACE)) {
      if (isAfterSpace && hash !== 0) {
        hash = (Math.imul(hash, 31) + SPACE) | 0;
      }
      hash = (Math.imul(hash, 31) + code) | 0;
      isAfterSpace = false;
    } else if (code === NEWLINE) {
      endLine(count++, hash, at + 1);
      hash = 0;
      isAfterSpace = false;
    } else if (code === CARRIAGE_RETURN && bytes[at + 1] !== NEWLINE) {
      return undefined;
    } else {
      isAfterSpace = true;
    }
  }
  endLine(count++, hash, bytes.length);
  return { starts: starts.slice(0, count), hashes: hashes.slice(0, count) };
}

function endLine(line: number, hash: number, next: number): void {
  if (line + 1 === starts.length) {
    grow();
  }
  hashes[line] = hash;
  starts[line + 1] = next;
}

function grow(): void {
  const [more, moreHashes] = [new Uint32Array(2 * starts.length), new Int32Array(2 * starts.length)];
  more.set(starts);
  moreHashes.set(hashes);
  [starts, hashes] = [more, moreHashes];
}

/** What regular expressions and `trim` take for white space. */
export function isSpace(code: number): boolean {
  return code < 128 ? code === SPACE || (code >= 9 && code <= 13) : code >= 160 && SPACES.has(code);
}

/** Those outside ASCII. */
const SPACES = new Set([
  0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a,
  0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff,
]);
