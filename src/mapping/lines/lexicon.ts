import { Pacer } from '../../base/pacer';
import { comparable, type LiveText } from './liveText';
import type { LineNumbers } from './pairLines';
import { weightOf } from './weight';

/**
 * Gives the lines of several texts numbers, the same one to lines that differ in white space only: what
 * `git diff --ignore-all-space` takes for equal.
 */
export class Lexicon {
  private readonly numbers = new Map<string, number>();
  /** By the lines as they stand: versions of a file have most of them in common. */
  private readonly asTheyStand = new Map<string, number>();
  private readonly weights: number[] = [];
  private readonly known = new WeakMap<LiveText, Promise<LineNumbers>>();

  /**
   * The numbers of a text's lines, in their order; a line too long to be compared is like no other.
   * @param like a text of which the numbers are told already, and that has most lines in common with this one.
   */
  async numbersOf(text: LiveText, signal: AbortSignal, like?: LiveText): Promise<LineNumbers> {
    const known = this.known.get(text) ?? this.read(text, signal, like);
    this.known.set(text, known);
    return known;
  }

  /** How many numbers were given so far; all are less. */
  get size(): number {
    return this.weights.length;
  }

  /** True for the number of a line that holds nothing but white space. */
  isBlank(number: number): boolean {
    return number === this.numbers.get('');
  }

  /** How much a line tells where it agrees: a brace or a blank line stands everywhere. */
  weight(number: number): number {
    return this.weights[number] ?? 0;
  }

  private async read(text: LiveText, signal: AbortSignal, like: LiveText | undefined): Promise<LineNumbers> {
    const pacer = new Pacer();
    const numbers = new Int32Array(text.count);
    const known = like && (await this.known.get(like));
    const { first, last } = like && known ? text.sameEnds(like) : { first: 0, last: 0 };
    const shift = (known?.length ?? 0) - text.count;
    for (let at = 0; at < text.count; at++) {
      const there = at < first ? at : at >= text.count - last ? at + shift : -1;
      numbers[at] = (text.isTooLong(at) ? undefined : known?.[there]) ?? this.numberAt(text, at);
      if (at % 256 === 0 && pacer.isDue()) {
        await pacer.rest(signal);
      }
    }
    return numbers;
  }

  private numberAt(text: LiveText, at: number): number {
    const raw = text.isTooLong(at) ? undefined : text.raw(at);
    const known = raw === undefined ? undefined : this.asTheyStand.get(raw);
    if (known !== undefined) {
      return known;
    }
    const number = this.numberOf(raw === undefined ? undefined : comparable(raw));
    if (raw !== undefined) {
      this.asTheyStand.set(raw, number);
    }
    return number;
  }

  private numberOf(line: string | undefined): number {
    const bare = line?.replaceAll(' ', '');
    const known = bare === undefined ? undefined : this.numbers.get(bare);
    if (known !== undefined) {
      return known;
    }
    const fresh = this.weights.length;
    this.weights.push(line === undefined ? 0 : weightOf(line));
    if (bare !== undefined) {
      this.numbers.set(bare, fresh);
    }
    return fresh;
  }
}
