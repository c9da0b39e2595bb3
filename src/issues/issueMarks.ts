import { calledFrame, type FrameRef } from '../mapping/crashFrame';
import type { LinePlace, Place } from '../mapping/place';
import { hasLine } from '../mapping/place';
import type { TraceFrame } from '../mapping/trace';
import type { LensSwitch } from './groups';
import type { Located, TrackedIssue } from './storeState';
import { fileKey } from './whereabouts';

/** A line that fails in production, by the crash frame of one issue; or one that called it. */
export interface LensMark {
  readonly tracked: TrackedIssue;
  readonly frame: TraceFrame;
  readonly place: LinePlace;
  /** The frame that failed, where it is not in this workspace and the line only called it. */
  readonly called?: TraceFrame;
  /** True where the frame is not the crash frame, and another line has that. */
  readonly isCaller?: boolean;
  /** True where the line is not certain or only called what failed, or the issue's group is shown dimmed. */
  readonly dimmed: boolean;
  /** When its numbers were last known to be true, where that is too long ago; milliseconds since the epoch. */
  readonly staleAsOf?: number;
}

/** What the marks of an issue are made from, beside itself. */
export interface MarkReason {
  readonly lenses: LensSwitch;
  /** True for the issue that a person looks at. */
  readonly isLooked: boolean;
  readonly staleAsOf: number | undefined;
  /** Whose callers are marked, too. */
  readonly callers?: 'off' | 'currentIssue' | 'all';
  /** Tells whether the lines of a file are marked, by its path below the workspace folder. */
  readonly showsFile?: (path: string) => boolean;
}

/** A mark with the `fileKey` of its file. */
export interface FiledMark {
  readonly file: string;
  readonly mark: LensMark;
}

/** Callers of one issue that are marked. */
const MOST_CALLERS = 50;

/** The `fileKey` of the file that its crash frame stands in, whether that is marked or not. */
export function failingFile({ located }: TrackedIssue): string | undefined {
  const { crash } = located.kind === 'located' ? located : {};
  const place =
    located.kind === 'located' && crash !== undefined && 'stack' in crash
      ? located.places[crash.stack]?.[crash.frame]
      : undefined;
  return place && hasLine(place) ? fileKey(place.file) : undefined;
}

/** Of its crash frame and, where they are wanted, of its callers. */
export function marksOfIssue(tracked: TrackedIssue, reason: MarkReason): readonly FiledMark[] {
  const { located } = tracked;
  if (located.kind !== 'located' || 'reason' in located.crash) {
    return [];
  }
  const { lenses, isLooked, callers = 'off', showsFile = () => true, staleAsOf } = reason;
  const failing = failingFrame(located, located.crash);
  const isShown = failing !== undefined && (!isGone(failing.place) || isLooked);
  const showsCallers = callers === 'all' || (callers === 'currentIssue' && isLooked);
  const marks: readonly LensMark[] = [
    ...(isShown ? [{ tracked, ...failing, dimmed: failing.dimmed || lenses === 'dimmed' }] : []),
    ...(showsCallers ? callingFrames(located, located.crash) : []).map((caller) => ({
      tracked,
      ...caller,
      isCaller: true,
      dimmed: true,
    })),
  ];
  return marks
    .filter(({ place }) => showsFile(place.file.path))
    .map((mark) => ({
      file: fileKey(mark.place.file),
      mark: staleAsOf === undefined ? mark : { ...mark, staleAsOf },
    }));
}

type LocatedTrace = Extract<Located, { readonly kind: 'located' }>;
type MarkedFrame = Pick<LensMark, 'frame' | 'place'>;

function failingFrame(
  { trace, places }: LocatedTrace,
  crash: FrameRef,
): (MarkedFrame & Pick<LensMark, 'called' | 'dimmed'>) | undefined {
  const place = places[crash.stack]?.[crash.frame];
  const frame = trace.stacks[crash.stack]?.frames[crash.frame];
  if (place === undefined || frame === undefined || !hasLine(place)) {
    return undefined;
  }
  const calledAt = calledFrame(trace, places, crash);
  const called = calledAt && trace.stacks[calledAt.stack]?.frames[calledAt.frame];
  const certain = called === undefined && (place.verdict === 'exact' || place.verdict === 'moved');
  return { frame, place, called, dimmed: !certain };
}

/** Other frames of one's own code that stand here, each line once, those next to the crash frame first. */
function callingFrames({ trace, places }: LocatedTrace, crash: FrameRef): readonly MarkedFrame[] {
  const lines = new Set([lineKey(places[crash.stack]?.[crash.frame])]);
  const callers: MarkedFrame[] = [];
  for (const [stack, { frames }] of [...trace.stacks.entries()].toReversed()) {
    for (const [at, frame] of [...frames.entries()].toReversed()) {
      const place = places[stack]?.[at];
      const isOwn = place !== undefined && hasLine(place) && !isGone(place) && frame.inApp !== false;
      if (isOwn && !lines.has(lineKey(place)) && callers.length < MOST_CALLERS) {
        lines.add(lineKey(place));
        callers.push({ frame, place });
      }
    }
  }
  return callers;
}

/** A line of a file; `undefined` for a place that names none. */
function lineKey(place: Place | undefined): string | undefined {
  return place && hasLine(place) ? `${place.line} ${fileKey(place.file)}` : undefined;
}

export function isGone(place: Place): boolean {
  return place.verdict === 'gone';
}
