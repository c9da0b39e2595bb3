import { FlattenMap, originalPositionFor, type SourceMapInput } from '@jridgewell/trace-mapping';
import { base1 } from '../../src/base/positions';
import type { OpenMap } from '../../src/mapping/sourceMaps/sourceMap';
import type { Random } from './random';

/** A source map as it stands in a file. */
export type RawMap = PlainMap | SectionedMap;

export interface PlainMap {
  readonly version: number;
  readonly sources: readonly (string | null)[];
  readonly names: readonly string[];
  readonly mappings: string;
}

export interface SectionedMap {
  readonly version: number;
  readonly sections: readonly {
    readonly offset: { readonly line: number; readonly column: number };
    readonly map: PlainMap;
  }[];
}

/** Maps one below the other, as bundlers join them. */
export function joined(maps: readonly PlainMap[]): SectionedMap {
  let line = 0;
  const sections = maps.map((map) => {
    const section = { offset: { line, column: 0 }, map };
    line += map.mappings.split(';').length;
    return section;
  });
  return { version: 3, sections };
}

/** A position in generated code: line from 1, column from 0. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** Positions all over the code that a map is of, on its long lines more than on its short ones. */
export function pointsOf(map: RawMap, count: number, random: Random): readonly Point[] {
  const lines = linesOf(map);
  const ends: number[] = [];
  lines.forEach(({ width }) => ends.push((ends.at(-1) ?? 0) + width));
  const targets = Array.from({ length: count }, () => random.below(ends.at(-1) ?? 1)).toSorted(
    (a, b) => a - b,
  );
  let at = 0;
  return targets.map((target) => {
    while ((ends[at] ?? Infinity) <= target) at++;
    return { line: lines[at]?.line ?? 1, column: random.below(lines[at]?.width ?? 1) };
  });
}

/** The lines that have mappings; their width is only guessed, from the space that their mappings take. */
function linesOf(map: RawMap): readonly { readonly line: number; readonly width: number }[] {
  const sections = 'sections' in map ? map.sections : [{ offset: { line: 0, column: 0 }, map }];
  return sections.flatMap(({ offset, map: { mappings } }) =>
    mappings
      .split(';')
      .flatMap((line, at) => (line === '' ? [] : [{ line: offset.line + at + 1, width: line.length * 2 }])),
  );
}

/** The points that our interface answers otherwise than trace-mapping: another line, column, name or source. */
export async function disagreements(
  map: OpenMap,
  raw: RawMap,
  points: readonly Point[],
): Promise<readonly Point[]> {
  const traced = new FlattenMap(raw as SourceMapInput);
  const wrong: Point[] = [];
  for (const point of points) {
    const ours = await map.originalOf(base1(point.line), point.column);
    const theirs = originalPositionFor(traced, point);
    const isSame =
      (ours?.line ?? null) === theirs.line &&
      (ours?.column0 ?? null) === theirs.column &&
      (ours?.name ?? null) === theirs.name &&
      normal(ours?.source ?? null) === normal(theirs.source);
    if (!isSame) wrong.push(point);
  }
  return wrong;
}

/** trace-mapping resolves the address of a source, where we leave it as the map spells it. */
function normal(source: string | null): string | null {
  return source === null ? null : decodeURI(new URL(source, 'x:///a/b/c/d/e/f/g/h/').href);
}
