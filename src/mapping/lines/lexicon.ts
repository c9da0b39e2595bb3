import { Pacer } from '../../base/pacer';
import { shared } from '../../base/shared';
import { BARE_BLANK as BLANK } from './lineIndex';
import type { LiveText } from './liveText';
import type { LineNumbers } from './pairLines';
import { weightOf } from './weight';

/** The first line that got a number. */
interface Entry {
  readonly text: LiveText;
  readonly at: number;
  readonly hash: number;
  /** `undefined` until somebody asks. */
  weight: number | undefined;
}

/**
 * Gives the lines of several texts numbers, the same one to lines that differ in white space only: what
 * `git diff --ignore-all-space` takes for equal. Lines are compared where they stand, so that none is copied.
 */
export class Lexicon {
  /** By number; `undefined` for a line too long to be compared. */
  private readonly entries: (Entry | undefined)[] = [];
  /** The number of all lines that hold nothing but white space. */
  private blank: number | undefined;
  /** The numbers of lines by their hashes, counted from 1, each in the first free slot from its own; 0 for a free one. */
  private slots = new Int32Array(16);
  private readonly known = new WeakMap<LiveText, Promise<LineNumbers>>();

  /**
   * The numbers of a text's lines, in their order; a line too long to be compared is like no other.
   * @param like a text of which the numbers are told already, and that has most lines in common with this one.
   */
  async numbersOf(text: LiveText, signal: AbortSignal, like?: LiveText): Promise<LineNumbers> {
    return shared(this.known, text, () => this.read(text, signal, like), signal);
  }

  /** How many numbers were given so far; all are less. */
  get size(): number {
    return this.entries.length;
  }

  /** True for the number of a line that holds nothing but white space. */
  isBlank(number: number): boolean {
    return number === this.blank;
  }

  /** How much a line tells where it agrees: a brace or a blank line stands everywhere. */
  weight(number: number): number {
    const entry = this.entries[number];
    return entry === undefined ? 0 : (entry.weight ??= weightOf(entry.text.line(entry.at) ?? ''));
  }

  private async read(text: LiveText, signal: AbortSignal, like: LiveText | undefined): Promise<LineNumbers> {
    const pacer = new Pacer();
    const known = like && (await this.known.get(like));
    const { first, last } = like && known ? text.sameEnds(like) : { first: 0, last: 0 };
    const numbers = new Int32Array(text.count);
    this.makeRoom(text.count - first - last);
    if (known !== undefined) {
      numbers.set(known.subarray(0, first));
      numbers.set(known.subarray(known.length - last), text.count - last);
    }
    for (let at = first; at < text.count - last; at++) {
      numbers[at] = this.numberAt(text, at);
      if (at % 256 === 0 && pacer.isDue()) {
        await pacer.rest(signal);
      }
    }
    for (const at of text.tooLong) {
      numbers[at] = this.entries.push(undefined) - 1;
    }
    return numbers;
  }

  private numberAt(text: LiveText, at: number): number {
    const hash = text.bareHash(at);
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.slots[slot] ?? 0) - 1;
      const entry = this.entries[number];
      if (entry === undefined) {
        return this.addAt(slot, { text, at, hash, weight: undefined });
      }
      if (entry.hash === hash && text.isBareEqual(at, entry.text, entry.at)) {
        return number;
      }
    }
  }

  private addAt(slot: number, entry: Entry): number {
    const number = this.entries.push(entry) - 1;
    this.slots[slot] = number + 1;
    if (entry.hash === BLANK && entry.text.line(entry.at) === '') {
      this.blank = number;
    }
    if (2 * this.entries.length > this.slots.length) {
      this.spread(2 * this.slots.length); // several texts are read at a time
    }
    return number;
  }

  /** Half of the slots stay free, whatever so many lines are. */
  private makeRoom(lines: number): void {
    const needed = 2 ** Math.ceil(Math.log2(2 * (this.entries.length + lines)));
    if (needed > this.slots.length) {
      this.spread(needed);
    }
  }

  private spread(slots: number): void {
    this.slots = new Int32Array(slots);
    const mask = this.slots.length - 1;
    for (const [number, entry] of this.entries.entries()) {
      if (entry === undefined) {
        continue;
      }
      let slot = entry.hash & mask;
      while (this.slots[slot] !== 0) {
        slot = (slot + 1) & mask;
      }
      this.slots[slot] = number + 1;
    }
  }
}
