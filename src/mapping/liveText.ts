import { Pacer } from './pacer';

/** Lines over this many UTF-16 units are minified or data: they are compared with nothing (`mapping.md` 3.4). */
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
  private readonly compared: (string | undefined)[];
  private index: Promise<ReadonlyMap<string, readonly number[]>> | undefined;

  private constructor(private readonly lines: readonly string[]) {
    this.compared = Array.from<string | undefined>({ length: lines.length });
  }

  /** `undefined` for a text in which no line can be told: an empty one, or one too long to be source code. */
  static async of(text: string, signal: AbortSignal): Promise<LiveText | undefined> {
    if (text.length > LONGEST_TEXT || text.trim() === '') {
      return undefined;
    }
    return new LiveText(await split(/\r(?!\n)/.test(text) ? text.replace(/\r\n?/g, '\n') : text, signal));
  }

  /** How many lines there are; one at least. */
  get count(): number {
    return this.lines.length;
  }

  /** The line as it is compared; `undefined` outside the text and for lines too long to be source code. */
  line(at: number): string | undefined {
    const raw = this.lines[at];
    if (raw === undefined || raw.length > LONGEST_LINE) {
      return undefined;
    }
    return (this.compared[at] ??= comparable(raw));
  }

  /** The line as it stands in the file. */
  raw(at: number): string | undefined {
    return this.lines[at];
  }

  /** True for a line that exists and is too long to be source code. */
  isTooLong(at: number): boolean {
    return (this.lines[at]?.length ?? 0) > LONGEST_LINE;
  }

  /** Where a text stands, among lines as they are compared: ascending indexes. */
  async placesOf(compared: string, signal: AbortSignal): Promise<readonly number[]> {
    this.index ??= this.indexLines(signal);
    return (await this.index).get(compared) ?? [];
  }

  /** The lines that satisfy a test: for context lines that were cut, which no index can find. */
  async linesWhere(
    test: (compared: string, at: number) => boolean,
    signal: AbortSignal,
  ): Promise<readonly number[]> {
    const pacer = new Pacer();
    const found: number[] = [];
    for (let at = 0; at < this.count; at++) {
      const line = this.line(at);
      if (line !== undefined && test(line, at)) {
        found.push(at);
      }
      if (at % 256 === 0 && pacer.isDue()) {
        await pacer.rest(signal);
      }
    }
    return found;
  }

  private async indexLines(signal: AbortSignal): Promise<ReadonlyMap<string, readonly number[]>> {
    const index = new Map<string, number[]>();
    await this.linesWhere((line, at) => {
      const known = index.get(line);
      if (known === undefined) {
        index.set(line, [at]);
      } else {
        known.push(at);
      }
      return false;
    }, signal);
    return index;
  }
}

/** The lines of a text that ends its lines with `\n` or `\r\n`. */
async function split(text: string, signal: AbortSignal): Promise<readonly string[]> {
  const pacer = new Pacer();
  const lines: string[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    lines.push(text.slice(start, end));
    start = end + 1;
    if (lines.length % 2048 === 0 && pacer.isDue()) {
      await pacer.rest(signal);
    }
  }
  lines.push(text.slice(start));
  return lines;
}
