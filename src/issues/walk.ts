import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/event';
import type { FrameRef } from '../mapping/crashFrame';
import { type FilePath, hasLine, type LinePlace } from '../mapping/place';
import { type PlacedFrame, type PlacedTrace, stackRows } from './stackRows';
import type { IssueKey } from './storeState';

/** A frame that has a line here. */
export interface Step extends PlacedFrame {
  readonly place: LinePlace;
}

/** The frames that a person walks: those with a line here, in the order of `stackRows`, so that a caller follows. */
export function stepsOf(placed: PlacedTrace): readonly Step[] {
  return stackRows(placed, hasLine)
    .flatMap((row) => (row.kind === 'exception' ? [] : row.kind === 'frame' ? [row.frame] : row.frames))
    .flatMap((frame) => (hasLine(frame.place) ? [{ ...frame, place: frame.place }] : []));
}

/** A line of a file; counted from 0. */
export interface Spot {
  readonly file: FilePath;
  readonly line: number;
}

/**
 * The index of the step on which a person stands: of those on the cursor's line the one where the walk was, so that a
 * function that calls itself is left; else the first there, else where the walk was.
 */
export function standingAt(
  steps: readonly Step[],
  cursor: Spot | undefined,
  was: FrameRef | undefined,
): number | undefined {
  const before = steps.findIndex((step) => was !== undefined && isSameFrame(step, was));
  const isHere = (step: Step | undefined) =>
    cursor !== undefined &&
    step?.place.line === cursor.line &&
    step.place.file.path === cursor.file.path &&
    step.place.file.folder === cursor.file.folder;
  const here = isHere(steps[before]) ? before : steps.findIndex(isHere);
  const at = here >= 0 ? here : before;
  return at >= 0 ? at : undefined;
}

export function isSameFrame(one: FrameRef, other: FrameRef): boolean {
  return one.stack === other.stack && one.frame === other.frame;
}

/** Remembers where a person is on the stack that they walk. */
export class Walk implements Disposable {
  private readonly changed = new Emitter<void>();
  private last: { readonly issue: IssueKey; readonly eventId: string; readonly frame: FrameRef } | undefined;

  /** Fires when another frame is shown. */
  readonly onDidChange = this.changed.event;

  /** Takes note of the frame that is shown now. */
  enter(issue: IssueKey, eventId: string, { stack, frame }: FrameRef): void {
    this.last = { issue, eventId, frame: { stack, frame } };
    this.changed.fire();
  }

  /** The frame that was shown last of an issue's event; `undefined` where another is walked, or none. */
  at(issue: IssueKey, eventId: string): FrameRef | undefined {
    return this.last?.issue === issue && this.last.eventId === eventId ? this.last.frame : undefined;
  }

  dispose(): void {
    this.changed.dispose();
  }
}
