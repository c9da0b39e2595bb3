import { Assembly } from './assembly';
import { FORMS } from './forms';
import { traceFrame } from './frames';
import { linesOf } from './lines';
import {
  type Cut,
  LONGEST_TEXT,
  MOST_FRAMES,
  MOST_FRAMES_IN_ALL,
  type PastedStack,
  type PastedText,
  type PastedTrace,
} from './pasted';
import { plainPlaces } from './plainPlaces';
import type { Line, ReadFrame, Reading } from './reading';
import { newestFirst, type OpenStack } from './stacks';

/**
 * Reads the stacks in a text that a person pasted: a log, a mail, a terminal's output, in any of a score of languages.
 * Lines that are no stack's are passed over. Takes time in proportion to the text's length; never throws.
 */
export function parseStackText(text: string): PastedText {
  const lines = linesOf(text.slice(0, LONGEST_TEXT));
  const { failures, tooMany } = assembled(lines);
  const cut = {
    characters: Math.max(0, text.length - LONGEST_TEXT),
    frames: 0,
    stacks: tooMany,
  };
  const room = { frames: MOST_FRAMES_IN_ALL };
  const traces = failures.flatMap((failure) => traceOf(failure, room, cut));
  return { traces: traces.length > 0 ? traces : plainPlaces(lines), cut };
}

function assembled(lines: readonly Line[]): Assembly {
  const assembly = new Assembly(lines);
  for (let at = 0; at < lines.length;) {
    const reading = readingAt(lines, at, assembly);
    if (reading === undefined) {
      assembly.pass();
    } else {
      assembly.accept(reading, at);
    }
    at += reading?.lines ?? 1;
  }
  assembly.end();
  return assembly;
}

function readingAt(lines: readonly Line[], at: number, { here }: Assembly): Reading | undefined {
  for (const form of FORMS) {
    const reading = form(lines, at, here);
    if (reading !== undefined) {
      return reading;
    }
  }
  return undefined;
}

type Counted = { -readonly [K in keyof Cut]: number };

/** None where no stack has a frame. */
function traceOf(
  failure: readonly OpenStack[],
  room: { frames: number },
  cut: Counted,
): readonly PastedTrace[] {
  const stacks = failure.flatMap((stack) => {
    const read = newestFirst(stack);
    const kept = withoutMiddle(read, Math.min(MOST_FRAMES, room.frames));
    room.frames -= kept.length;
    cut.frames += read.length - kept.length;
    return kept.length === 0 ? [] : [pastedStack(stack, kept)];
  });
  const platform = stacks.at(-1)?.frames.at(-1)?.platform;
  return stacks.length === 0 ? [] : [{ stacks, ...(platform !== undefined && { platform }) }];
}

function pastedStack({ heading, name }: OpenStack, read: readonly ReadFrame[]): PastedStack {
  const { type, value } = name ?? heading;
  return {
    kind: heading.kind ?? 'exception',
    ...(type !== undefined && { type }),
    ...(value !== undefined && { value }),
    frames: read.map(traceFrame).reverse(),
  };
}

/** The newest and the oldest frames; between them lies a recursion. */
function withoutMiddle(frames: readonly ReadFrame[], most: number): readonly ReadFrame[] {
  if (frames.length <= most) {
    return frames;
  }
  const newest = Math.ceil(most / 2);
  return [...frames.slice(0, newest), ...frames.slice(frames.length - (most - newest))];
}
