import type { FrameRef } from '../mapping/crashFrame';
import type { Place } from '../mapping/place';
import type { Trace, TraceFrame } from '../mapping/trace';
import { exceptionsOf, type PlacedException } from './exceptions';
import { frameRuns } from './frameRuns';

/** A trace with the places of its frames, parallel to its stacks and frames. */
export interface PlacedTrace {
  readonly trace: Trace;
  readonly places: readonly (readonly Place[])[];
}

/** One frame of a trace, by its indexes, with its place. */
export interface PlacedFrame extends FrameRef {
  readonly told: TraceFrame;
  readonly place: Place;
}

/** A row of a stack that is walked. */
export type StackRow =
  /** Before the frames of an exception. */
  | { readonly kind: 'exception'; readonly exception: PlacedException; readonly type: string | undefined }
  | { readonly kind: 'frame'; readonly frame: PlacedFrame }
  /** Frames of dependencies, one after the other: at least two. */
  | { readonly kind: 'others'; readonly frames: readonly PlacedFrame[] };

/**
 * The stacks as rows: the outermost exception first, and of each the failing frame first.
 * @param isOffered leaves frames out; an exception none of whose frames is offered has no row.
 */
export function stackRows(
  { trace, places }: PlacedTrace,
  isOffered: (place: Place) => boolean = () => true,
): readonly StackRow[] {
  return exceptionsOf(trace.stacks).flatMap((exception): readonly StackRow[] => {
    const { stack } = exception;
    const { frames = [], type } = trace.stacks[stack] ?? {};
    const offered = (frame: number): readonly PlacedFrame[] => {
      const [told, place] = [frames[frame], places[stack]?.[frame]];
      return told !== undefined && place !== undefined && isOffered(place)
        ? [{ stack, frame, told, place }]
        : [];
    };
    const rows = frameRuns(frames, places[stack]).flatMap((run): readonly StackRow[] => {
      const inRun = (run.kind === 'own' ? [run.frame] : run.frames).flatMap(offered);
      return run.kind === 'others' && inRun.length > 1
        ? [{ kind: 'others', frames: inRun }]
        : inRun.map((frame) => ({ kind: 'frame', frame }));
    });
    return rows.length === 0 ? [] : [{ kind: 'exception', exception, type }, ...rows];
  });
}
