import type { Located, TrackedIssue } from '../issues/storeState';
import type { Place } from '../mapping/place';
import { hasFrame, namedFrame, type PickedFrame, pickFrame } from './pickFrame';

/** An issue whose frames have places. */
export type LocatedIssue = TrackedIssue & { readonly located: Extract<Located, { kind: 'located' }> };

/** True for an issue whose event is known and was looked for. */
export function isLocated(tracked: TrackedIssue): tracked is LocatedIssue {
  return tracked.located.kind === 'located';
}

/** The frame that gets the issue's lens. */
export function crashFrameOf({ located: { crash, places } }: LocatedIssue): PickedFrame | undefined {
  const place = 'stack' in crash ? places[crash.stack]?.[crash.frame] : undefined;
  return 'stack' in crash && place !== undefined ? { ...crash, place } : undefined;
}

/** The frame that a command is for: the one that its argument names, that of the lens, or the one that a person picks. */
export async function frameOfIssue(
  tracked: LocatedIssue,
  argument: unknown,
  title: string,
): Promise<PickedFrame | undefined> {
  const { located } = tracked;
  const known = namedFrame(located, argument) ?? crashFrameOf(tracked);
  return (
    known ??
    (hasFrame(located, isOfOneFile) ? pickFrame(located, { title, isOffered: isOfOneFile }) : undefined)
  );
}

function isOfOneFile(place: Place): boolean {
  return 'file' in place || (place.verdict === 'unmapped' && place.reason === 'removed');
}
