import { oneLine } from '../base/oneLine';
import { toBase1 } from '../base/positions';
import type { Change } from '../issues/changes';
import { formerPathOf, hasLine, type Place } from '../mapping/place';
import type { CommitFacts } from '../mapping/releases/commits';
import type { Trace, TraceFrame } from '../mapping/trace';
import { placeSentence } from '../words';

/**
 * The stacks of a trace as lines, the failing frame first: each frame with where it is, and what that is worth.
 * @param places parallel to the trace's stacks and frames.
 * @param changeOf what is known of the commit that changed a place's line.
 */
export function stackLines(
  trace: Trace,
  places: readonly (readonly Place[])[],
  changeOf: (place: Place) => Change | undefined = () => undefined,
): readonly string[] {
  const release = trace.release === undefined ? undefined : oneLine(trace.release);
  return [...trace.stacks.entries()].reverse().flatMap(([stack, { type, frames }]) => [
    ...(type === undefined ? [] : [oneLine(type)]),
    ...[...frames.entries()].reverse().flatMap(([at, frame]) => {
      const place = places[stack]?.[at];
      return place === undefined ? [] : frameLines(frame, place, release, changeOf(place)?.facts);
    }),
  ]);
}

function frameLines(
  frame: TraceFrame,
  place: Place,
  release: string | undefined,
  facts: CommitFacts | undefined,
): readonly string[] {
  const by = facts && { ...facts, author: oneLine(facts.author, 60) || '?' };
  const was = formerPathOf(place);
  const named = frame.filename ?? frame.absPath ?? frame.module ?? '?';
  const where = hasLine(place)
    ? `${place.file.path}:${toBase1(place.line)}`
    : `${named}:${frame.lineNo ?? '?'}`;
  return [
    `  ${oneLine(where)}  ${oneLine(frame.function ?? '')}`.trimEnd(),
    `      ${placeSentence(place, release, was === undefined ? undefined : oneLine(was), by)}`,
  ];
}
