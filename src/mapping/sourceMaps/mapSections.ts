import { list, number, record, text } from '../../base/decode';
import { arrayElements, jsonAt, type JsonRange, objectMembers, plainStringAt } from './jsonRanges';

/** A source map, or the part of an indexed one that holds from a position of the generated file on. */
export interface MapSection {
  /** Line and column from 0. */
  readonly line: number;
  readonly column: number;
  readonly bytes: Uint8Array;
  readonly members: ReadonlyMap<string, JsonRange>;
}

/** Indexed maps may hold indexed maps; no bundler nests them even once. */
const DEEPEST = 8;

/** Bytes of UTF-8 that mark the beginning of a text. */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** `)]}'` keeps browsers from running a map as a script: its line is no part of the map. */
const GUARD = Buffer.from(")]}'");

/** What stands at the top of a map, by name. `undefined` for what is no JSON object. */
export function mapMembers(bytes: Uint8Array): ReadonlyMap<string, JsonRange> | undefined {
  const start = BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte) ? BYTE_ORDER_MARK.length : 0;
  const isGuarded = GUARD.every((byte, at) => bytes[start + at] === byte);
  const json = isGuarded ? bytes.indexOf(0x0a, start) : start;
  return json === -1 ? undefined : objectMembers(bytes, json);
}

/** The build that a map was stamped with. */
export function debugIdOf(bytes: Uint8Array, members: ReadonlyMap<string, JsonRange>): string | undefined {
  const read = (name: string) => text(valueOf(bytes, members, name));
  return read('debugId') ?? read('debug_id');
}

/**
 * The parts of a map in the order of the generated file; a map without sections is its own only one.
 * @throws {SyntaxError} for sections that are out of order, or are not all in this file.
 */
export function mapSections(
  bytes: Uint8Array,
  members: ReadonlyMap<string, JsonRange>,
): readonly MapSection[] {
  const sections = sectionsFrom({ line: 0, column: 0, bytes, members }, 0);
  const isInOrder = sections.every(
    (section, at) => at === 0 || !isBefore(section, sections[at - 1] ?? section),
  );
  if (!isInOrder) {
    throw new SyntaxError('sections of a source map overlap');
  }
  return sections;
}

function sectionsFrom(whole: MapSection, depth: number): readonly MapSection[] {
  const { bytes, members } = whole;
  const sections = members.get('sections');
  if (sections === undefined) {
    return [whole];
  }
  const elements = depth < DEEPEST ? arrayElements(bytes, sections.start) : undefined;
  if (elements === undefined) {
    throw new SyntaxError('no list of sections');
  }
  return elements.flatMap((element) => sectionsFrom(sectionAt(whole, element), depth + 1));
}

function sectionAt({ line, column, bytes }: MapSection, element: JsonRange): MapSection {
  const section = objectMembers(bytes, element.start);
  const map = section?.get('map');
  const members = map && objectMembers(bytes, map.start);
  const offset = record(section && valueOf(bytes, section, 'offset'));
  const [lines, columns] = [natural(offset?.['line']), natural(offset?.['column'])];
  if (members === undefined || lines === undefined || columns === undefined) {
    throw new SyntaxError('a section of a source map without a map or a place');
  }
  return { line: line + lines, column: lines === 0 ? column + columns : columns, bytes, members };
}

/** The parsed value of a member; `undefined` where there is none. */
export function valueOf(bytes: Uint8Array, members: ReadonlyMap<string, JsonRange>, name: string): unknown {
  const range = members.get(name);
  return range && jsonAt(bytes, range);
}

/** The elements of a member that is a list, unparsed; none for any other. */
export function elementsOf({ bytes, members }: MapSection, name: string): readonly JsonRange[] {
  const range = members.get(name);
  return (range && arrayElements(bytes, range.start)) ?? [];
}

/** The mappings, which are ASCII in any map that a tool wrote. */
export function mappingsOf({ bytes, members }: MapSection): string | undefined {
  const range = members.get('mappings');
  return range && (plainStringAt(bytes, range) ?? text(jsonAt(bytes, range)));
}

/** The sources that are somebody else's code, by their numbers. */
export function ignoredSources({ bytes, members }: MapSection): ReadonlySet<unknown> {
  const told = valueOf(bytes, members, 'ignoreList') ?? valueOf(bytes, members, 'x_google_ignoreList');
  return new Set(list(told));
}

/** The number of the section in which a position of the generated file lies, or -1; line and column from 0. */
export function sectionIndexAt(sections: readonly Position[], here: Position): number {
  let [low, high] = [0, sections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(here, sections[middle] ?? here)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low - 1;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column);
}

function natural(value: unknown): number | undefined {
  const read = typeof value === 'number' ? number(value) : undefined;
  return read !== undefined && Number.isInteger(read) && read >= 0 ? read : undefined;
}
