import { Lexicon } from './lexicon';
import type { LiveText } from './liveText';
import { type LineNumbers, type Pairing, pairLines } from './pairLines';

/** Lines that are looked at either side for how far two places agree. */
const REACH = 60;

/** How far the lines around two places agree without a gap, by weight. */
export interface Extent {
  readonly above: number;
  readonly below: number;
}

/** A changed stretch between lines that stayed; ends are exclusive, both may be empty. */
export interface Hunk {
  readonly before: readonly [start: number, end: number];
  readonly after: readonly [start: number, end: number];
}

/** What has become of each line of a text in a later one. Lines count from 0. */
export class TextChange {
  /** 1 for the lines of the later text that are lines of the older. */
  private readonly kept: Uint8Array;

  private constructor(
    readonly before: LiveText,
    readonly after: LiveText,
    private readonly lexicon: Lexicon,
    private readonly numbersBefore: LineNumbers,
    private readonly numbersAfter: LineNumbers,
    /** Two ways to bring the texts together; where they agree they are seldom wrong. */
    private readonly ways: readonly [Pairing, Pairing],
  ) {
    this.kept = new Uint8Array(numbersAfter.length);
    for (const line of ways[0]) {
      if (line !== -1) {
        this.kept[line] = 1;
      }
    }
  }

  static async between(
    before: LiveText,
    after: LiveText,
    signal: AbortSignal,
    lexicon = new Lexicon(),
  ): Promise<TextChange> {
    const numbersBefore = await lexicon.numbersOf(before, signal);
    const numbersAfter = await lexicon.numbersOf(after, signal);
    const histogram = await pairLines(numbersBefore, numbersAfter, 'histogram', signal);
    const myers = await pairLines(numbersBefore, numbersAfter, 'myers', signal);
    return new TextChange(before, after, lexicon, numbersBefore, numbersAfter, [histogram, myers]);
  }

  /** The line that either way takes for this one; `undefined` where it takes none. */
  pairsOf(line: number): readonly [number | undefined, number | undefined] {
    const [histogram, myers] = this.ways.map((pairing) => pairing[line] ?? -1);
    return [paired(histogram), paired(myers)];
  }

  /** The lines of the older text that are equal to one of it, itself among them. */
  equalsBefore(line: number): readonly number[] {
    return placesIn(this.numbersBefore, this.numbersBefore[line]);
  }

  /** The lines of the later text that are equal to one of the older. */
  equalsAfter(line: number): readonly number[] {
    return placesIn(this.numbersAfter, this.numbersBefore[line]);
  }

  isRemoved(line: number): boolean {
    return this.pairsOf(line)[0] === undefined;
  }

  /** True for a line of the later text that was none of the older. */
  isInserted(line: number): boolean {
    return this.kept[line] === 0;
  }

  /** How much a line of the older text tells by itself. */
  weight(line: number): number {
    return this.lexicon.weight(this.numbersBefore[line] ?? -1);
  }

  /** How far around a line of the older and one of the later text all lines agree. */
  extent(line: number, lineAfter: number): Extent {
    return { above: this.agreeing(line, lineAfter, -1), below: this.agreeing(line, lineAfter, 1) };
  }

  /** The changed stretch in which a removed line stood. */
  hunkAround(line: number): Hunk {
    const [pairing] = this.ways;
    let [start, end] = [line, line + 1];
    while (start > 0 && pairing[start - 1] === -1) {
      start--;
    }
    while (end < pairing.length && pairing[end] === -1) {
      end++;
    }
    const startAfter = start === 0 ? 0 : (pairing[start - 1] ?? 0) + 1;
    const endAfter = end === pairing.length ? this.numbersAfter.length : (pairing[end] ?? 0);
    return { before: [start, end], after: [startAfter, endAfter] };
  }

  private agreeing(line: number, lineAfter: number, direction: 1 | -1): number {
    let weight = 0;
    for (let offset = direction; Math.abs(offset) <= REACH; offset += direction) {
      const number = this.numbersBefore[line + offset];
      if (number !== this.numbersAfter[lineAfter + offset]) {
        break;
      }
      if (number === undefined) {
        return weight + 1; // both texts begin or end here
      }
      weight += this.lexicon.weight(number);
    }
    return weight;
  }
}

function paired(line: number | undefined): number | undefined {
  return line === undefined || line < 0 ? undefined : line;
}

function placesIn(numbers: LineNumbers, number: number | undefined): readonly number[] {
  const places: number[] = [];
  for (let at = numbers.indexOf(number ?? -1); at !== -1; at = numbers.indexOf(number ?? -1, at + 1)) {
    places.push(at);
  }
  return places;
}
