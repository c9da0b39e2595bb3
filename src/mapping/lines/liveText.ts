import { Pacer } from '../../base/pacer';
import { shared } from '../../base/shared';
import { lineHash, type TextLines } from '../../base/textLines';
import { bareHashOf, isBareEqual, LineIndex } from './lineIndex';

/** Lines over this many UTF-16 units are minified or data: they are compared with nothing. */
const LONGEST_LINE = 2000;

/** Texts of more UTF-16 units, or of more lines, are no source code that somebody reads. */
const LONGEST_TEXT = 4_000_000;
const MOST_LINES = 100_000;

/** Lines are looked for among all hashes of a text up to so many UTF-16 units, if so many are like them; else in an index. */
const LONGEST_LOOK = 200_000;
const MOST_SEEN = 64;

const CARRIAGE_RETURN = 13;

/** The hash of a blank line. */
const BLANK = 0;

/** A line as it is compared: trimmed, runs of white space as one space; tabs, CRLF and a byte order mark vanish. */
export function comparable(line: string): string {
  const trimmed = line.trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}

/**
 * A file's text of now, taken apart into lines once and compared many times. Line indexes
 * count from 0.
 */
export class LiveText {
  /** The lines that were asked for by number: most texts are compared in a few places only. */
  private readonly compared = new Map<number, string>();
  private indexed: LineIndex | undefined;
  /** Found in the index before: a line may stand in thousands of places. */
  private found: Map<string, Promise<readonly number[]>> | undefined;
  private longLines: number[] | undefined;

  /** @param starts where each line starts; `text` ends its lines with `\n` or `\r\n`. */
  private constructor(
    private readonly text: string,
    private readonly starts: Uint32Array,
    private hashes: Int32Array | undefined,
  ) {}

  /**
   * `undefined` for a text in which no line can be told: an empty one, or one too long to be source code.
   * @param lines the text's, where they were told already.
   */
  static async of(text: string, signal: AbortSignal, lines?: TextLines): Promise<LiveText | undefined> {
    if (text.length > LONGEST_TEXT || text.trim() === '') {
      return undefined;
    }
    const hasOtherEnds = lines === undefined && text.includes('\r') && /\r(?!\n)/.test(text);
    if (hasOtherEnds && standsMoreOften('\r', MOST_LINES, text)) {
      return undefined;
    }
    const ended = hasOtherEnds ? text.replace(/\r\n?/g, '\n') : text;
    const starts = lines?.starts ?? (await startsOf(ended, signal));
    return starts.length > MOST_LINES ? undefined : new LiveText(ended, starts, lines?.hashes);
  }

  /** True for another reading of the same text. */
  isSame(other: LiveText): boolean {
    return this.text === other.text;
  }

  /** How many lines the two texts begin with that are the same, and how many of the others they end with. */
  sameEnds(other: LiveText): { readonly first: number; readonly last: number } {
    const [a, b] = [this.text, other.text];
    const shorter = Math.min(a.length, b.length);
    const start = commonLength(shorter, (from, to) => a.slice(from, to) === b.slice(from, to));
    if (start === shorter && a.length === b.length) {
      return { first: this.count, last: 0 };
    }
    const end = commonLength(
      shorter - start,
      (from, to) => a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from),
    );
    return { first: this.lineAround(start), last: this.count - 1 - this.lineAround(a.length - end) };
  }

  /** In UTF-16 units. */
  get length(): number {
    return this.text.length;
  }

  /** How many lines there are; one at least. */
  get count(): number {
    return this.starts.length;
  }

  /** The line as it is compared; `undefined` outside the text and for lines too long to be source code. */
  line(at: number): string | undefined {
    const known = this.compared.get(at);
    const line = known ?? this.compare(at);
    if (known === undefined && line !== undefined) {
      this.compared.set(at, line);
    }
    return line;
  }

  /** The line as it stands in the file. */
  raw(at: number): string | undefined {
    const start = this.starts[at];
    return start === undefined ? undefined : this.text.slice(start, this.end(at));
  }

  /** The lines that are too long to be source code. */
  get tooLong(): readonly number[] {
    if (this.longLines === undefined) {
      this.longLines = [];
      for (let at = 0; at < this.count; at++) {
        if (this.isTooLong(at)) {
          this.longLines.push(at);
        }
      }
    }
    return this.longLines;
  }

  /** True for a line that exists and is too long to be source code. */
  isTooLong(at: number): boolean {
    return this.end(at) - (this.starts[at] ?? Infinity) > LONGEST_LINE;
  }

  /** True for a line that stands in the file as it is given here; how it ends does not count. */
  isVerbatim(at: number, line: string): boolean {
    const [start, end] = [this.start(at), this.end(at)];
    const length = this.text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - start - 1 : end - start;
    return line.length === length && length < LONGEST_LINE && this.text.startsWith(line, start);
  }

  /** The hash of a line without its white space. */
  bareHash(at: number): number {
    return bareHashOf(this.text, this.start(at), this.end(at));
  }

  /** True for a line that differs from one of another text in white space only. */
  isBareEqual(at: number, other: LiveText, there: number): boolean {
    const [start, end, otherStart, otherEnd] = [
      this.start(at),
      this.end(at),
      other.start(there),
      other.end(there),
    ];
    return isBareEqual(this.text, start, end, other.text, otherStart, otherEnd);
  }

  /** True for a line that is, as lines are compared, this text; `hash` is the text's. */
  isLine(at: number, { text, hash }: { readonly text: string; readonly hash: number }): boolean {
    return (this.hashes === undefined || this.hashes[at] === hash) && this.line(at) === text;
  }

  /** True for a line of nothing but white space. */
  isBlank(at: number): boolean {
    return (this.hashes === undefined || this.hashes[at] === BLANK) && this.line(at) === '';
  }

  /** Where a text stands, among lines as they are compared: ascending indexes. */
  async placesOf(compared: string, signal: AbortSignal): Promise<readonly number[]> {
    const hashes = this.allHashes();
    const hash = lineHash(compared, 0, compared.length);
    const places: number[] = [];
    let seen = 0;
    for (let at = hashes?.indexOf(hash) ?? -1; at !== -1; at = hashes?.indexOf(hash, at + 1) ?? -1) {
      if (++seen > MOST_SEEN) {
        break;
      }
      if (this.line(at) === compared) {
        places.push(at);
      }
    }
    return hashes === undefined || seen > MOST_SEEN ? this.placesInIndex(compared, signal) : places;
  }

  /**
   * The line that is the only one to be compared as equal to a line of another text; `undefined` for none, for several,
   * and where that takes long to tell.
   */
  onlyPlaceOf(raw: string): number | undefined {
    const hashes = this.allHashes();
    const hash = lineHash(raw, 0, raw.length);
    const at = hashes?.indexOf(hash) ?? -1;
    const isOnly = at !== -1 && hashes?.indexOf(hash, at + 1) === -1;
    return isOnly && this.line(at) === comparable(raw) ? at : undefined;
  }

  /** Of each line; `undefined` for a long text. */
  private allHashes(): Int32Array | undefined {
    if (this.text.length > LONGEST_LOOK) {
      return undefined;
    }
    this.hashes ??= this.hashNow();
    return this.hashes;
  }

  private hashNow(): Int32Array {
    const hashes = new Int32Array(this.count);
    for (let at = 0; at < hashes.length; at++) {
      hashes[at] = lineHash(this.text, this.start(at), this.end(at));
    }
    return hashes;
  }

  private async placesInIndex(compared: string, signal: AbortSignal): Promise<readonly number[]> {
    this.found ??= new Map();
    return shared(this.found, compared, () => this.findInIndex(compared, signal), signal);
  }

  private async findInIndex(compared: string, signal: AbortSignal): Promise<readonly number[]> {
    const index = await this.lineIndex(signal);
    const pacer = new Pacer();
    const places: number[] = [];
    let seen = 0;
    for (const at of index.linesOf(lineHash(compared, 0, compared.length))) {
      if (this.compare(at) === compared) {
        places.push(at);
      }
      if (++seen % 256 === 0 && pacer.isDue()) {
        await pacer.rest(signal);
      }
    }
    return places;
  }

  /** The lines that satisfy a test: for context lines that were cut, which no index can find. */
  async linesWhere(
    test: (compared: string, at: number) => boolean,
    signal: AbortSignal,
  ): Promise<readonly number[]> {
    const pacer = new Pacer();
    const found: number[] = [];
    for (let at = 0; at < this.count; at++) {
      const line = this.compare(at);
      if (line !== undefined && test(line, at)) {
        found.push(at);
      }
      if (at % 256 === 0 && pacer.isDue()) {
        await pacer.rest(signal);
      }
    }
    return found;
  }

  /** The line that an offset of the text lies in. */
  private lineAround(offset: number): number {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private start(at: number): number {
    return this.starts[at] ?? this.text.length;
  }

  private end(at: number): number {
    return (this.starts[at + 1] ?? this.text.length + 1) - 1;
  }

  private compare(at: number): string | undefined {
    const raw = this.isTooLong(at) ? undefined : this.raw(at);
    return raw === undefined ? undefined : comparable(raw);
  }

  private async lineIndex(signal: AbortSignal): Promise<LineIndex> {
    this.indexed ??= await shared(indexing, this, () => this.indexLines(signal), signal);
    return this.indexed;
  }

  private async indexLines(signal: AbortSignal): Promise<LineIndex> {
    const pacer = new Pacer();
    const index = new LineIndex(this.count);
    for (let at = this.count - 1; at >= 0; at--) {
      if (!this.isTooLong(at)) {
        index.add(at, this.hash(at));
      }
      if (at % 256 === 0 && pacer.isDue()) {
        await pacer.rest(signal);
      }
    }
    return index;
  }

  private hash(at: number): number {
    return this.hashes?.[at] ?? lineHash(this.text, this.start(at), this.end(at));
  }
}

/** The indexes that are being made: few texts need one. */
const indexing = new WeakMap<LiveText, Promise<LineIndex>>();

function standsMoreOften(sign: string, times: number, text: string): boolean {
  let found = -1;
  for (let seen = 0; seen <= times; seen++) {
    found = text.indexOf(sign, found + 1);
    if (found === -1) {
      return false;
    }
  }
  return true;
}

async function startsOf(text: string, signal: AbortSignal): Promise<Uint32Array> {
  const pacer = new Pacer();
  let starts = new Uint32Array(Math.max(16, text.length >>> 4));
  let count = 1; // the first line starts at 0
  for (let end = text.indexOf('\n'); end !== -1 && count <= MOST_LINES; end = text.indexOf('\n', end + 1)) {
    if (count === starts.length) {
      starts = grown(starts);
    }
    starts[count++] = end + 1;
    if (count % 2048 === 0 && pacer.isDue()) {
      await pacer.rest(signal);
    }
  }
  return starts.slice(0, count);
}

/** How far two texts are the same, `most` at the farthest; `isSame` compares a stretch of both. */
function commonLength(most: number, isSame: (from: number, to: number) => boolean): number {
  let common = 0;
  for (let step = 4096; step > 0; step >>>= 1) {
    while (common + step <= most && isSame(common, common + step)) {
      common += step;
    }
  }
  return common;
}

function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
