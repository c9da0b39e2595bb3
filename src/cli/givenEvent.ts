import { list, record } from '../base/decode';
import { type Trace, traceOf } from '../mapping/trace';
import { decodeEvent } from '../sentry/events';
import { entryData, type Stack } from '../sentry/stacks';

/** An event as it was given. */
export interface GivenEvent {
  readonly trace: Trace;
  /** Every frame, in the event's own order. */
  readonly frames: readonly NumberedFrame[];
}

/** A frame by its number in the event. */
export interface NumberedFrame {
  /**
   * The exception among the event's, from 0. The stack of a thread counts as that of the last exception; where the
   * event has none, and for the stack of a message, it is 0.
   */
  readonly exception: number;
  /** Among the frames of that stack, from 0. */
  readonly frame: number;
  /** Where the trace has it; `undefined` for what is no object, or lies beyond the frames that are decoded. */
  readonly at?: { readonly stack: number; readonly frame: number };
}

/** Reads an event in the API's shape; `undefined` for anything without a list of `entries`. */
export function readEvent(value: unknown): GivenEvent | undefined {
  const given = record(value);
  const entries = given?.['entries'];
  // Locating needs no id, so that a file may hold the entries alone.
  const event = Array.isArray(entries) ? decodeEvent({ ...given, eventID: '' }) : undefined;
  return event && { trace: traceOf(event), frames: numberedFrames(entries, event.stacks) };
}

function numberedFrames(entries: unknown, stacks: readonly Stack[]): readonly NumberedFrame[] {
  const exceptions = list(record(entryData(entries, 'exception'))?.['values']);
  const framesOf = exceptions.map((exception) => list(record(record(exception)?.['stacktrace'])?.['frames']));
  if (!framesOf.flat().some((frame) => record(frame) !== undefined)) {
    const exception = Math.max(exceptions.length, 1) - 1;
    return stacks.flatMap(({ frames }, stack) =>
      frames.map((_frame, frame) => ({ exception, frame, at: { stack, frame } })),
    );
  }
  const stackOf = whereDecoded(exceptions, stacks.length);
  return framesOf.flatMap((frames, exception) => {
    const stack = stackOf[exception];
    const frameOf = whereDecoded(
      frames,
      (stack === undefined ? undefined : stacks[stack])?.frames.length ?? 0,
    );
    return frames.map((_frame, frame) => {
      const decoded = frameOf[frame];
      const isKnown = stack !== undefined && decoded !== undefined;
      return { exception, frame, ...(isKnown && { at: { stack, frame: decoded } }) };
    });
  });
}

/** The index that each element got by decoding, which passes over what is no object and keeps the last `count`. */
function whereDecoded(given: readonly unknown[], count: number): readonly (number | undefined)[] {
  let next = count;
  return given
    .toReversed()
    .map((element) => (record(element) === undefined || next === 0 ? undefined : --next))
    .toReversed();
}
