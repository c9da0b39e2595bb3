import { traceFrame } from './frames';
import type { PastedTrace } from './pasted';
import { looksLikeFile, placeOf } from './places';
import type { Line, Place } from './reading';

/** Places kept: what has more is a list of something else. */
const MOST = 100;

/**
 * Where a text has no stack of a known form: its lines that begin with a path and a line, as compilers and linters
 * print them: `src/cart.ts:12:34 - error …`, `src/cart.ts(12,34): error …`. In the order of the text, the first last.
 */
export function plainPlaces(lines: readonly Line[]): readonly PastedTrace[] {
  const places = lines.map(({ text }) => placeAtStart(text)).filter((place) => place !== undefined);
  const frames = places.slice(0, MOST).map((place) => traceFrame({ platform: 'other', ...place }));
  return frames.length === 0 ? [] : [{ stacks: [{ kind: 'message', frames: frames.reverse() }] }];
}

/** The file has a folder and an ending: a word with a number behind a colon is none. */
function placeAtStart(text: string): Place | undefined {
  const [, spaced] =
    /^((?:[A-Za-z]:)?[^\s:()"'<>|]{1,1000}:\d{1,9}(?::\d{1,9})?)(?:[:\s,]|$)/.exec(text) ?? [];
  const [, file, line, column] =
    /^((?:[A-Za-z]:)?[^\s:()"'<>|]{1,1000})\((\d{1,9})(?:,(\d{1,9}))?\)(?:[:\s]|$)/.exec(text) ?? [];
  const place =
    spaced !== undefined
      ? placeOf(spaced)
      : file === undefined
        ? undefined
        : { file, line: Number(line), ...(column !== undefined && { column: Number(column) }) };
  return place !== undefined && looksLikeFile(place.file) && /[\\/].*\.[A-Za-z]\w{0,9}$/.test(place.file)
    ? place
    : undefined;
}
