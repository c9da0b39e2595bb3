import { shared } from '../../base/shared';
import { type Alignment, alignHunk } from './alignHunk';
import type { Extent } from './extent';
import { Lexicon } from './lexicon';
import type { LiveText } from './liveText';
import { type LineNumbers, type Pairing, pairLines } from './pairLines';
import { WEIGHT } from './weight';

/** Lines that are looked at either side for how far two places agree. */
const REACH = 60;

/** A changed stretch between lines that stayed; ends are exclusive, both may be empty. */
export interface Hunk {
  readonly before: readonly [start: number, end: number];
  readonly after: readonly [start: number, end: number];
}

/** What has become of each line of a text in a later one. Lines count from 0. */
export class TextChange {
  /** 1 for the lines of the later text that are lines of the older. */
  private readonly kept: Uint8Array;
  /** The share of the lines of the longer text that are in both, in the same order: 0 to 1. */
  readonly shareKept: number;
  /** How often each line stands in the text where it stands more often, by its number. */
  private mostTimes: Int32Array | undefined;
  /** By the first line of their hunk: each of its lines asks for the same one. */
  private readonly alignments = new Map<number, Promise<Alignment>>();
  /** What was asked for last: one line is asked for several times. */
  private lastEquals: { readonly number: number | undefined; readonly places: readonly number[] } | undefined;

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
    let kept = 0;
    for (const line of ways[0]) {
      if (line !== -1) {
        this.kept[line] = 1;
        kept++;
      }
    }
    this.shareKept = kept / Math.max(1, numbersBefore.length, numbersAfter.length);
  }

  static async between(
    before: LiveText,
    after: LiveText,
    signal: AbortSignal,
    lexicon = new Lexicon(),
  ): Promise<TextChange> {
    const numbersBefore = await lexicon.numbersOf(before, signal);
    const numbersAfter = await lexicon.numbersOf(after, signal, before);
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
    const number = this.numbersBefore[line];
    if (this.lastEquals?.number !== number) {
      this.lastEquals = { number, places: placesIn(this.numbersAfter, number) };
    }
    return this.lastEquals?.places ?? [];
  }

  /** True for a line of the older and one of the later text that are equal. */
  isEqual(line: number, lineAfter: number): boolean {
    const number = this.numbersBefore[line];
    return number !== undefined && number === this.numbersAfter[lineAfter];
  }

  /** What the lines of the changed stretch around a removed line may have been edited to. */
  async alignmentIn(hunk: Hunk, signal: AbortSignal): Promise<Alignment> {
    const [start] = hunk.before;
    return shared(this.alignments, start, () => alignHunk(this.before, this.after, hunk, signal), signal);
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

  /**
   * True where the lines on one side of a line of the older and one of the later text agree out to one that says
   * something and stands in neither text twice, or to the end of both.
   */
  reachesOnlyOne(line: number, lineAfter: number, direction: 1 | -1): boolean {
    this.mostTimes ??= mostTimesIn([this.numbersBefore, this.numbersAfter], this.lexicon.size);
    let [at, atAfter] = [line, lineAfter];
    for (let seen = 0; seen < REACH; seen++) {
      at = this.nextIn(this.numbersBefore, at, direction);
      atAfter = this.nextIn(this.numbersAfter, atAfter, direction);
      const number = this.numbersBefore[at];
      if (number === undefined || number !== this.numbersAfter[atAfter]) {
        return number === undefined && this.numbersAfter[atAfter] === undefined;
      }
      if (this.mostTimes[number] === 1 && this.lexicon.weight(number) === WEIGHT.telling) {
        return true;
      }
    }
    return false;
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

  /**
   * The changed stretch that ends the run of unchanged lines about a line that stayed, on one side of it; empty where
   * both texts end with the run. A change of blank lines ends no run.
   */
  hunkBeside(line: number, direction: 1 | -1): Hunk {
    const [pairing] = this.ways;
    let at = line;
    for (;;) {
      while (at + direction in pairing && pairing[at + direction] === (pairing[at] ?? 0) + direction) {
        at += direction;
      }
      const hunk = this.hunkAfter(at, direction);
      const beyond = direction === 1 ? hunk.before[1] : hunk.before[0] - 1;
      if (!(beyond in pairing) || !this.isBlankHunk(hunk)) {
        return hunk;
      }
      at = beyond;
    }
  }

  /** The stretch between a line that stayed and the next one that did. */
  private hunkAfter(line: number, direction: 1 | -1): Hunk {
    const [pairing] = this.ways;
    const place = pairing[line] ?? -1;
    let [end, endAfter] = [line + direction, place + direction];
    while (pairing[end] === -1) {
      end += direction;
    }
    while (this.kept[endAfter] === 0) {
      endAfter += direction;
    }
    return direction === 1
      ? { before: [line + 1, end], after: [place + 1, endAfter] }
      : { before: [end + 1, line], after: [endAfter + 1, place] };
  }

  private isBlankHunk({ before, after }: Hunk): boolean {
    const isBlank = (number: number) => this.lexicon.isBlank(number);
    return (
      this.numbersBefore.subarray(...before).every(isBlank) &&
      this.numbersAfter.subarray(...after).every(isBlank)
    );
  }

  /** How much agrees on one side of two lines, blank ones left out. */
  private agreeing(line: number, lineAfter: number, direction: 1 | -1): number {
    let weight = 0;
    let [at, atAfter] = [line, lineAfter];
    for (let seen = 0; seen < REACH; seen++) {
      at = this.nextIn(this.numbersBefore, at, direction);
      atAfter = this.nextIn(this.numbersAfter, atAfter, direction);
      const number = this.numbersBefore[at];
      if (number !== this.numbersAfter[atAfter]) {
        break;
      }
      if (number === undefined) {
        return weight + 1; // both texts begin or end here
      }
      weight += this.lexicon.weight(number);
    }
    return weight;
  }

  /** The next line that is not blank. */
  private nextIn(numbers: LineNumbers, line: number, direction: 1 | -1): number {
    let at = line + direction;
    for (let skipped = 0; skipped < REACH && this.lexicon.isBlank(numbers[at] ?? -1); skipped++) {
      at += direction;
    }
    return at;
  }
}

function paired(line: number | undefined): number | undefined {
  return line === undefined || line < 0 ? undefined : line;
}

function mostTimesIn(texts: readonly LineNumbers[], size: number): Int32Array {
  const most = new Int32Array(size);
  for (const text of texts) {
    const times = new Int32Array(size);
    for (const number of text) {
      const seen = (times[number] ?? 0) + 1;
      times[number] = seen;
      most[number] = Math.max(most[number] ?? 0, seen);
    }
  }
  return most;
}

function placesIn(numbers: LineNumbers, number: number | undefined): readonly number[] {
  const places: number[] = [];
  for (let at = numbers.indexOf(number ?? -1); at !== -1 && at < numbers.length; at++) {
    if (numbers[at] === number) {
      places.push(at);
    }
  }
  return places;
}
