import { isAbort } from '../../base/abort';
import { text } from '../../base/decode';
import type { Disposable } from '../../base/disposable';
import { type Base1Line, base1, toBase0 } from '../../base/positions';
import type { ContextLine } from '../../sentry/stacks';
import { jsonAt, type JsonRange } from './jsonRanges';
import { LinedText, linesAround } from './linedText';
import { debugIdOf, type MapSection, mapMembers, mapSections, sectionIndexAt } from './mapSections';
import { type OpenSection, openSection } from './openSection';

/** Where a position of generated code comes from. */
export interface OriginalPosition {
  /** As the map spells it, below its `sourceRoot`: `../src/cart.ts`, `webpack://shop/./src/cart.ts`; some have no name. */
  readonly source: string | undefined;
  readonly line: Base1Line;
  /** From 0. */
  readonly column0: number;
  /** What the source calls what stands there. */
  readonly name: string | undefined;
  /** True for a source that the map marks as somebody else's code. */
  readonly isIgnored: boolean;
  /** The line and those around it as they were built; none where the map does not bring the source. */
  readonly context: readonly ContextLine[];
}

/** A source map that can be asked. */
export interface OpenMap {
  /** The build that the map belongs to, where the bundler stamped it. */
  readonly debugId: string | undefined;
  /**
   * The origin of a position in the generated file, `column0` from 0; without a column that of the line's first
   * mapping. `undefined` for what has none: code that the bundler wrote itself.
   */
  originalOf(line: Base1Line, column0: number | undefined): Promise<OriginalPosition | undefined>;
}

/** The package takes columns modulo 2 ** 32. */
const LAST_COLUMN = 0x7fffffff;

/** So many sources of a map are kept as text. */
const MOST_SOURCES = 16;

/** A source map in memory. Of what it brings only the parts that are asked for are ever parsed. */
export class SourceMap implements OpenMap, Disposable {
  private readonly opened = new Map<MapSection, Promise<OpenSection>>();
  private readonly read = new Map<JsonRange, LinedText>();

  private constructor(
    readonly debugId: string | undefined,
    private readonly sections: readonly MapSection[],
  ) {}

  /** Opens a map, the bytes of a file; `undefined` for what is no source map. */
  static async open(bytes: Uint8Array): Promise<SourceMap | undefined> {
    return unlessBroken(async () => {
      const members = mapMembers(bytes);
      if (members === undefined) {
        return undefined;
      }
      const map = new SourceMap(debugIdOf(bytes, members), mapSections(bytes, members));
      const [only, other] = map.sections;
      if (only !== undefined && other === undefined) {
        await map.open(only); // what is broken is no map; an indexed one is read where it is asked
      }
      return map;
    });
  }

  async originalOf(line: Base1Line, column0: number | undefined): Promise<OriginalPosition | undefined> {
    return unlessBroken(async () => {
      const here = { line: toBase0(line), column: column0 ?? 0 };
      for (let at = sectionIndexAt(this.sections, here); at >= 0; at--) {
        const section = this.sections[at];
        const found = section && this.ask(await this.open(section), line, column0);
        const isWholeLine = section === undefined || section.line < here.line || section.column === 0;
        if (found !== undefined || isWholeLine) {
          return found; // else the line begins in the section before
        }
      }
      return undefined;
    });
  }

  dispose(): void {
    for (const opened of this.opened.values()) {
      void opened.then(
        ({ consumer }) => consumer.destroy(),
        () => undefined, // told when it was opened
      );
    }
    this.opened.clear();
  }

  private async open(section: MapSection): Promise<OpenSection> {
    const opened = this.opened.get(section) ?? openSection(section);
    this.opened.set(section, opened);
    return opened;
  }

  private ask(
    { section, consumer, sources, contents, ignored, after }: OpenSection,
    line: Base1Line,
    column0: number | undefined,
  ): OriginalPosition | undefined {
    const lineBelow = line - section.line;
    const right = Math.max(0, (column0 ?? 0) - (lineBelow === 1 ? section.column : 0));
    const needle = { line: lineBelow, column: Math.min(right, LAST_COLUMN) };
    const before = consumer.originalPositionFor(needle);
    const found =
      before.line === null && column0 === undefined
        ? consumer.originalPositionFor({ ...needle, bias: after })
        : before;
    if (found.source === null || found.line === null || found.column === null) {
      return undefined;
    }
    const number = Number(found.source);
    const original = base1(found.line);
    const content = contents[number];
    return {
      source: sources[number],
      line: original,
      column0: found.column,
      name: found.name ?? undefined,
      isIgnored: ignored.has(number),
      context: content === undefined ? [] : linesAround(this.sourceAt(section, content), original),
    };
  }

  /** A source; the last ones are kept, as a stack asks for the same few many times. */
  private sourceAt({ bytes }: MapSection, content: JsonRange): LinedText {
    const known = this.read.get(content);
    const source = known ?? new LinedText(text(jsonAt(bytes, content)) ?? '');
    this.read.delete(content); // the longest unused stands first
    this.read.set(content, source);
    const [oldest] = this.read.keys();
    if (this.read.size > MOST_SOURCES && oldest !== undefined) {
      this.read.delete(oldest);
    }
    return source;
  }
}

/**
 * `undefined` where the map is not what it says it is: the package tells this by throwing whatever came up, at
 * opening or at a question.
 */
async function unlessBroken<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && !isAbort(error)) {
      return undefined;
    }
    throw error;
  }
}
