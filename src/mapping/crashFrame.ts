import { hasLine, type Place, type UnmappedReason } from './place';
import type { Trace, TraceFrame } from './trace';

/** Where in a trace a frame stands: `trace.stacks[stack].frames[frame]`. */
export interface FrameRef {
  readonly stack: number;
  readonly frame: number;
}

/** Why no frame of a trace gets a lens. */
export type NoCrashFrame =
  /** The event has no stack. */
  | { readonly reason: 'noStack' }
  /** A frame fits several files: `at` is the one to ask about. */
  | { readonly reason: 'ambiguous'; readonly at: FrameRef }
  /** A frame of generated code has no source map that fits. */
  | { readonly reason: 'bundle'; readonly at: FrameRef }
  /** Frames of the application are not in this workspace, or look otherwise here. */
  | { readonly reason: 'elsewhere'; readonly at: FrameRef }
  /** Only dependencies and the runtime are on the stack. */
  | { readonly reason: 'notYours' };

/** Classes whose stack is that of the group: the title names one of those within. */
const GROUPS = /^(?:ExceptionGroup|BaseExceptionGroup|AggregateError|AggregateException)$/;

/**
 * The frame that gets the lens: of the outermost exception the last frame that has a line here; if it has none, of
 * the next inner one. `titleType` is the type in the title: it decides which exception of a group counts
 * first. `places` is parallel to the trace; as long as a pending one may be it, there is none.
 */
export function crashFrame(
  trace: Trace,
  places: readonly (readonly Place[])[],
  titleType?: string,
): FrameRef | undefined {
  const nearest = lastWhere(trace, places, titleType, (place) => hasLine(place) || isPending(place));
  const place = nearest && places[nearest.stack]?.[nearest.frame];
  return place !== undefined && hasLine(place) ? nearest : undefined;
}

/** True for the place of a frame that is still being looked for. */
export function isPending(place: Place): boolean {
  return reasonOf(place) === 'pending';
}

/**
 * The application's own frame that failed, where it has no line here and the crash frame is only one that called it:
 * of another repository, or of a file that is named otherwise now.
 */
export function calledFrame(
  trace: Trace,
  places: readonly (readonly Place[])[],
  { stack, frame }: FrameRef,
): FrameRef | undefined {
  const frames = trace.stacks[stack]?.frames ?? [];
  const called = frames.findLastIndex(({ inApp }, index) => {
    const place = places[stack]?.[index];
    return index > frame && inApp === true && place !== undefined && !isForeign(place);
  });
  return called === -1 ? undefined : { stack, frame: called };
}

/** Why `crashFrame` found none: the nearest that there is to one, in the same order. */
export function whyNoCrashFrame(
  trace: Trace,
  places: readonly (readonly Place[])[],
  titleType?: string,
): NoCrashFrame {
  const find = (test: Test) => lastWhere(trace, places, titleType, test);
  const ambiguous = find((place) => place.verdict === 'ambiguous');
  if (ambiguous !== undefined) {
    return { reason: 'ambiguous', at: ambiguous };
  }
  const bundle = find((place, { inApp }) => inApp !== false && reasonOf(place) === 'bundle');
  if (bundle !== undefined) {
    return { reason: 'bundle', at: bundle };
  }
  const elsewhere = find((place, { inApp }) => inApp !== false && ELSEWHERE.has(reasonOf(place) ?? 'noPath'));
  if (elsewhere !== undefined) {
    return { reason: 'elsewhere', at: elsewhere };
  }
  return { reason: trace.stacks.some(({ frames }) => frames.length > 0) ? 'notYours' : 'noStack' };
}

/** Reasons that leave open whether the frame is the application's. */
const ELSEWHERE: ReadonlySet<UnmappedReason> = new Set(['notFound', 'differs', 'outside']);

type Test = (place: Place, frame: TraceFrame) => boolean;

/** The last frame that passes, of the first exception in order that has one. */
function lastWhere(
  trace: Trace,
  places: readonly (readonly Place[])[],
  titleType: string | undefined,
  test: Test,
): FrameRef | undefined {
  for (const stack of outermostFirst(trace, titleType)) {
    const frame = (trace.stacks[stack]?.frames ?? []).findLastIndex((one, index) => {
      const place = places[stack]?.[index];
      return place !== undefined && test(place, one);
    });
    if (frame !== -1) {
      return { stack, frame };
    }
  }
  return undefined;
}

/** The stacks from the outermost inwards; for a group the exception that the title names comes first. */
function outermostFirst(trace: Trace, titleType: string | undefined): readonly number[] {
  const order = trace.stacks.map((_stack, index) => index).reverse();
  const outermost = trace.stacks.at(-1)?.type;
  if (titleType === undefined || titleType === outermost || !GROUPS.test(outermost ?? '')) {
    return order;
  }
  const named = order.filter((index) => trace.stacks[index]?.type === titleType);
  return [...new Set([...named, ...order])];
}

/** A dependency's or the runtime's, whatever the SDK takes it for. */
function isForeign(place: Place): boolean {
  return ['thirdParty', 'runtime', 'noPath'].includes(reasonOf(place) ?? '');
}

function reasonOf(place: Place): UnmappedReason | undefined {
  return place.verdict === 'unmapped' ? place.reason : undefined;
}
