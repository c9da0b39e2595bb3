import { isSpace } from '../../base/textLines';

/** Lines of a text by their hashes: numbers alone, as most texts have more lines than are ever asked for. */
export class LineIndex {
  private readonly heads: Int32Array;
  /** By line: the next one of the same chain, counted from 1; 0 after the last. */
  private readonly next: Int32Array;

  /** @param count how many lines the text has. */
  constructor(count: number) {
    this.heads = new Int32Array(2 ** Math.ceil(Math.log2(count + 1)));
    this.next = new Int32Array(count);
  }

  /** Takes in a line, counted from 0; the last one of the text first. */
  add(at: number, hash: number): void {
    const chain = this.chainOf(hash);
    this.next[at] = this.heads[chain] ?? 0;
    this.heads[chain] = at + 1;
  }

  /** The lines that may have this hash, ascending. */
  *linesOf(hash: number): Generator<number> {
    for (let at = this.heads[this.chainOf(hash)] ?? 0; at !== 0; at = this.next[at - 1] ?? 0) {
      yield at - 1;
    }
  }

  private chainOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.heads.length - 1);
  }
}

const SPACE = 32;

/** The hash of a line without any white space; lines are not to be made so that theirs are the same. */
export function bareHashOf(text: string, start: number, end: number): number {
  let hash = BARE_BLANK;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if ((code > SPACE && code < 128) || !isSpace(code)) {
      hash = Math.imul(hash ^ code, MIX);
      hash ^= hash >>> 15;
    }
  }
  return hash;
}

/** That of a line which holds nothing but white space; another one in each process. */
export const BARE_BLANK = Math.floor(Math.random() * 2 ** 31);
const MIX = 0x2c1b3c6d;

/** True for two stretches of text that differ in white space only. Ends are exclusive. */
export function isBareEqual(
  one: string,
  start: number,
  end: number,
  other: string,
  otherStart: number,
  otherEnd: number,
): boolean {
  for (let [at, there] = [start, otherStart]; ; at++, there++) {
    while (at < end && there < otherEnd && one.charCodeAt(at) === other.charCodeAt(there)) {
      at++;
      there++;
    }
    at = afterSpace(one, at, end);
    there = afterSpace(other, there, otherEnd);
    if (at === end || there === otherEnd) {
      return at === end && there === otherEnd;
    }
    if (one.charCodeAt(at) !== other.charCodeAt(there)) {
      return false;
    }
  }
}

function afterSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) {
    at++;
  }
  return at;
}
