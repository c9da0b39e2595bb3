import { Pacer } from '../../base/pacer';

/** Lines over this many UTF-16 units are minified or data: they are compared with nothing. */
const LONGEST_LINE = 2000;

/** Longer texts are no source code. */
const LONGEST_TEXT = 4_000_000;

/** A line as it is compared: trimmed, runs of white space as one space; tabs, CRLF and a byte order mark vanish. */
export function comparable(line: string): string {
  const trimmed = line.trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}

/**
 * A file's text of now, taken apart into lines once and compared many times, all under one signal. Line indexes
 * count from 0.
 */
export class LiveText {
  /** The lines that were asked for by number: most texts are compared in a few places only. */
  private readonly compared = new Map<number, string>();
  private index: Promise<ReadonlyMap<string, number | number[]>> | undefined;

  /** @param starts where each line starts; `text` ends its lines with `\n` or `\r\n`. */
  private constructor(
    private readonly text: string,
    private readonly starts: readonly number[],
  ) {}

  /** `undefined` for a text in which no line can be told: an empty one, or one too long to be source code. */
  static async of(text: string, signal: AbortSignal): Promise<LiveText | undefined> {
    if (text.length > LONGEST_TEXT || text.trim() === '') {
      return undefined;
    }
    const ended = /\r(?!\n)/.test(text) ? text.replace(/\r\n?/g, '\n') : text;
    return new LiveText(ended, await startsOf(ended, signal));
  }

  /** True for another reading of the same text. */
  isSame(other: LiveText): boolean {
    return this.text === other.text;
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

  /** True for a line that exists and is too long to be source code. */
  isTooLong(at: number): boolean {
    return this.end(at) - (this.starts[at] ?? Infinity) > LONGEST_LINE;
  }

  /** Where a text stands, among lines as they are compared: ascending indexes. */
  async placesOf(compared: string, signal: AbortSignal): Promise<readonly number[]> {
    this.index ??= this.indexLines(signal);
    const places = (await this.index).get(compared) ?? [];
    return typeof places === 'number' ? [places] : places;
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

  private end(at: number): number {
    return (this.starts[at + 1] ?? this.text.length + 1) - 1;
  }

  private compare(at: number): string | undefined {
    const raw = this.isTooLong(at) ? undefined : this.raw(at);
    return raw === undefined ? undefined : comparable(raw);
  }

  /** Most lines stand in one place: they get no list of their own. */
  private async indexLines(signal: AbortSignal): Promise<ReadonlyMap<string, number | number[]>> {
    const index = new Map<string, number | number[]>();
    await this.linesWhere((line, at) => {
      const known = index.get(line);
      if (typeof known === 'object') {
        known.push(at);
      } else {
        index.set(line, known === undefined ? at : [known, at]);
      }
      return false;
    }, signal);
    return index;
  }
}

async function startsOf(text: string, signal: AbortSignal): Promise<readonly number[]> {
  const pacer = new Pacer();
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
    if (starts.length % 2048 === 0 && pacer.isDue()) {
      await pacer.rest(signal);
    }
  }
  return starts;
}
