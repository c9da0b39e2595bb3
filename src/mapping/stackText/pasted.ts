import type { Trace, TraceStack } from '../trace';

/** A stack read from text. */
export interface PastedStack extends TraceStack {
  /** The exception's message as far as its first lines tell it; for a person to read, never for locating. */
  readonly value?: string;
}

/** One failure: an exception with its causes, a panic with its other goroutines. */
export interface PastedTrace extends Pick<Trace, 'platform'> {
  /** Root cause first, the outermost exception last, as an event has them; each has at least one frame. */
  readonly stacks: readonly PastedStack[];
}

/** All that a pasted text tells. */
export interface PastedText {
  /** In the order of the text; empty where it holds no stack. */
  readonly traces: readonly PastedTrace[];
  /** What was left out because there was too much of it; all 0 for an ordinary paste. */
  readonly cut: Cut;
}

export interface Cut {
  /** Characters at the end that were not read. */
  readonly characters: number;
  /** Frames from the middle of their stacks. */
  readonly frames: number;
  /** Stacks behind the first ones. */
  readonly stacks: number;
}

/** UTF-16 units that are read of a text. */
export const LONGEST_TEXT = 5_000_000;

/** UTF-16 units that are read of a line; a frame with its arguments is rarely a tenth of it. */
export const LONGEST_LINE = 8_000;

/** Frames kept of one stack, half of them the newest, half the oldest: what lies between is recursion. */
export const MOST_FRAMES = 500;

/** Frames kept of one text. */
export const MOST_FRAMES_IN_ALL = 10_000;

/** Stacks read of one text. */
export const MOST_STACKS = 1_000;
