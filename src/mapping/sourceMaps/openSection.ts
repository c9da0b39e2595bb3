import type { SourceMapConsumer } from 'source-map';
import { list, text } from '../../base/decode';
import type { JsonRange } from './jsonRanges';
import { elementsOf, ignoredSources, type MapSection, mappingsOf, valueOf } from './mapSections';
import { shortestNumbers } from './shortestNumbers';

/** A section of a map with the package's reading of its mappings. */
export interface OpenSection {
  readonly section: MapSection;
  /** Names each source by its number. */
  readonly consumer: SourceMapConsumer;
  /** By number, below the `sourceRoot`; `undefined` for a source without a name. */
  readonly sources: readonly (string | undefined)[];
  /** By number, unparsed. */
  readonly contents: readonly JsonRange[];
  /** The numbers of the sources that are somebody else's code. */
  readonly ignored: ReadonlySet<unknown>;
  /** The package's word for: where no mapping is before a position, the next one behind it. */
  readonly after: number;
}

/**
 * Has the package `source-map` read the mappings of a section; it is loaded at first use, with its wasm. It gets
 * numbers for the names of the sources: it would resolve every one as an address, and cannot tell a source without a
 * name from one that is called `null`.
 * @throws {Error} for a section that is no source map; the package throws whatever came up.
 */
export async function openSection(section: MapSection): Promise<OpenSection> {
  const { bytes, members } = section;
  const sources = valueOf(bytes, members, 'sources');
  const mappings = mappingsOf(section);
  if (!Array.isArray(sources) || mappings === undefined || Number(valueOf(bytes, members, 'version')) !== 3) {
    throw new SyntaxError('no source map of version 3');
  }
  const root = text(valueOf(bytes, members, 'sourceRoot')) ?? '';
  const names = list(valueOf(bytes, members, 'names')).map(String);
  const { SourceMapConsumer: Consumer } = await import('source-map');
  const open = (read: string) => consumerOf(Consumer, { sources: sources.length, names, mappings: read });
  return {
    section,
    consumer: await open(mappings).catch(() => open(shortestNumbers(mappings))),
    after: Consumer.LEAST_UPPER_BOUND,
    sources: sources.map((source) => belowRoot(root, text(source))),
    contents: elementsOf(section, 'sourcesContent'),
    ignored: ignoredSources(section),
  };
}

interface Readable {
  readonly sources: number;
  readonly names: readonly string[];
  readonly mappings: string;
}

async function consumerOf(
  Consumer: typeof SourceMapConsumer,
  { sources, names, mappings }: Readable,
): Promise<SourceMapConsumer> {
  const numbers = Array.from({ length: sources }, (_source, at) => String(at));
  const consumer = await new Consumer({
    version: 3,
    file: '',
    sources: numbers,
    names: [...names],
    mappings,
  });
  try {
    consumer.originalPositionFor({ line: 1, column: 0 }); // only now it reads the mappings
    return consumer;
  } catch (error) {
    consumer.destroy();
    throw error;
  }
}

/** A source's address below the map's `sourceRoot`, in front of which stands whatever has a scheme of its own. */
function belowRoot(root: string, source: string | undefined): string | undefined {
  return root === '' || source === undefined || /^[a-z][a-z0-9+.-]+:/i.test(source)
    ? source
    : `${root.replace(/\/$/, '')}/${source.replace(/^\//, '')}`;
}
