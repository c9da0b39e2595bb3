import { oneLine } from '../base/oneLine';
import type { Place } from '../mapping/place';
import type { Trace, TraceFrame } from '../mapping/trace';
import { calledIn, whereabouts, worth } from './frameText';

/**
 * The stacks of a trace as lines, the failing frame first: each frame with where it is, and what that is worth.
 * @param places parallel to the trace's stacks and frames.
 */
export function stackLines(trace: Trace, places: readonly (readonly Place[])[]): readonly string[] {
  return [...trace.stacks.entries()].reverse().flatMap(([stack, { type, frames }]) => [
    ...(type === undefined ? [] : [oneLine(type)]),
    ...[...frames.entries()].reverse().flatMap(([at, frame]) => {
      const place = places[stack]?.[at];
      return place === undefined ? [] : frameLines(frame, place, trace.release);
    }),
  ]);
}

function frameLines(frame: TraceFrame, place: Place, release: string | undefined): readonly string[] {
  return [
    `  ${whereabouts(frame, place)}  ${calledIn(frame)}`.trimEnd(),
    `      ${worth(place, release, undefined)}`,
  ];
}
