import { withoutAddresses } from '../base/oneLine';
import type { InPieces } from '../base/pacer';
import { openedIssue } from '../words';

/** A line of a page with what stands below it, one step further in. Its text is one harmless line. */
export interface Item<Target> {
  readonly text: string;
  /** Read once, and only where there is room for it: what is costly to make is best made by a getter. */
  readonly below?: readonly Item<Target>[];
  /** Where the beginning of the text leads to. */
  readonly link?: { readonly text: string; readonly target: Target };
  /** True where what is below is folded away at first. */
  readonly isFolded?: boolean;
}

/** A text document: its structure is its indentation, and no address in it is one that an editor makes a link of. */
export interface Page<Target> {
  readonly lines: readonly string[];
  readonly links: readonly PageLink<Target>[];
  readonly outline: readonly OutlineEntry[];
  /** Lines, from 0, below which all is folded away at first. */
  readonly folded: readonly number[];
}

/** A part of a line that leads somewhere: line and column from 0, in UTF-16 units. */
export interface PageLink<Target> {
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly target: Target;
}

/** A line that has something below it; lines count from 0, `last` is the last below. */
export interface OutlineEntry {
  readonly text: string;
  readonly line: number;
  readonly last: number;
  readonly below: readonly OutlineEntry[];
}

/** What a step further in is told by. */
const STEP = '  ';

/** Lines of a page: beyond that nobody reads, and an editor takes long. Headings and what is right below go further. */
const MOST_LINES = 3000;
const MOST_DEPTH_BEYOND = 1;

/** Prints parts one below the other, with an empty line between; a line is a piece of work. */
export function* printPage<Target>(parts: readonly Item<Target>[]): InPieces<Page<Target>> {
  const lines: string[] = [];
  const links: PageLink<Target>[] = [];
  const folded: number[] = [];
  const hasRoom = (depth: number) => depth <= MOST_DEPTH_BEYOND || lines.length < MOST_LINES;
  const print = function* (item: Item<Target>, depth: number): InPieces<OutlineEntry | undefined> {
    yield;
    const { text, below = [], link } = item;
    const indent = STEP.repeat(depth);
    const line = lines.push(`${indent}${withoutAddresses(text)}`) - 1;
    if (link !== undefined) {
      const { length } = withoutAddresses(link.text);
      links.push({ line, start: indent.length, length, target: link.target });
    }
    if (item.isFolded === true && below.length > 0) {
      folded.push(line);
    }
    const entries: OutlineEntry[] = [];
    for (const [at, one] of below.entries()) {
      if (!hasRoom(depth + 1)) {
        lines.push(`${indent}${STEP}${openedIssue.more(below.length - at)}`);
        break;
      }
      const entry = yield* print(one, depth + 1);
      entries.push(...(entry === undefined ? [] : [entry]));
    }
    return below.length === 0 ? undefined : { text, line, last: lines.length - 1, below: entries };
  };
  const outline: OutlineEntry[] = [];
  for (const part of parts) {
    const { length } = lines;
    const entry = yield* print(part, 0);
    outline.push(entry ?? { text: part.text, line: length, last: length, below: [] });
    lines.push('');
  }
  return { lines, links, outline, folded };
}
