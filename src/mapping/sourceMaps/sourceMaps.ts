import type { RawSourceMap, SourceMapConsumer } from 'source-map';
import { isAbort } from '../../base/abort';
import { record, text } from '../../base/decode';
import type { Disposable } from '../../base/disposable';
import { parseJson } from '../../base/json';
import { type Base1Line, base1 } from '../../base/positions';

/**
 * Larger maps are not opened, in UTF-16 units. A map is parsed on the event loop: one of more than a megabyte may
 * hold it up for longer than 20 ms, until such maps get the worker that is meant for them.
 */
const LARGEST = 5_000_000;

/** So many maps are kept open at a time: an open one takes six times its size. */
const MOST_OPEN = 4;

/** Where generated code comes from. */
export interface OriginalPosition {
  /** As the map spells it, under its `sourceRoot`: `../src/cart.ts`, `webpack://shop/./src/cart.ts`. */
  readonly source: string;
  readonly line: Base1Line;
  /** The source as it was built, where the map brings it. */
  readonly content: string | undefined;
}

/** A source map that can be asked. */
export interface OpenMap {
  /** The build that the map belongs to, where the bundler stamped it. */
  readonly debugId: string | undefined;
  /** The source of a position in the generated file: line from 1, column from 0. */
  originalOf(line: Base1Line, column0: number): Promise<OriginalPosition | undefined>;
}

interface Kept {
  readonly map: OpenMap;
  readonly consumer: SourceMapConsumer;
}

/** The source maps of one call: each is opened once, and all are let go of at the end. */
export class SourceMaps implements Disposable {
  private readonly kept = new Map<string, Promise<Kept | undefined>>();

  /** The map of this text, remembered under `key`; `undefined` for one that is too large or no source map. */
  async open(key: string, read: () => Promise<string | undefined>): Promise<OpenMap | undefined> {
    const known = this.kept.get(key);
    const opened = known ?? open(read);
    this.kept.set(key, opened);
    if (known === undefined && this.kept.size > MOST_OPEN) {
      this.close(this.kept.keys().next().value ?? key);
    }
    return (await opened)?.map;
  }

  dispose(): void {
    [...this.kept.keys()].forEach((key) => this.close(key));
  }

  private close(key: string): void {
    void this.kept.get(key)?.then(
      (kept) => kept?.consumer.destroy(),
      () => undefined, // told to whoever opened it
    );
    this.kept.delete(key);
  }
}

/** Loads the package `source-map` and its wasm at first use. */
async function open(read: () => Promise<string | undefined>): Promise<Kept | undefined> {
  const json = await read();
  if (json === undefined || json.length > LARGEST) {
    return undefined;
  }
  const { SourceMapConsumer: Consumer } = await import('source-map');
  return unlessBroken(async () => {
    // `)]}'` keeps browsers from running a map as a script.
    const raw = parseJson(json.replace(/^\)\]\}'[^\n]*\n/, ''));
    const consumer = await new Consumer(raw as RawSourceMap);
    const debugId = text(record(raw)?.['debugId']) ?? text(record(raw)?.['debug_id']);
    const originalOf: OpenMap['originalOf'] = (line, column0) =>
      unlessBroken(() => ask(consumer, line, column0, Consumer.LEAST_UPPER_BOUND));
    return { consumer, map: { debugId, originalOf } };
  });
}

function ask(
  consumer: SourceMapConsumer,
  line: Base1Line,
  column0: number,
  after: number,
): OriginalPosition | undefined {
  const before = consumer.originalPositionFor({ line, column: column0 });
  // A line's first mapping often starts behind its indentation.
  const found =
    before.source === null ? consumer.originalPositionFor({ line, column: column0, bias: after }) : before;
  return found.source === null || found.line === null
    ? undefined
    : {
        source: found.source,
        line: base1(found.line),
        content: consumer.sourceContentFor(found.source, true) ?? undefined,
      };
}

/**
 * `undefined` where the map is not what it says it is: the package tells this by throwing whatever came up, at
 * opening or, since it reads mappings late, at the first question.
 */
async function unlessBroken<T>(work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && !isAbort(error)) {
      return undefined;
    }
    throw error;
  }
}
