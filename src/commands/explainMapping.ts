import type { TrackedIssue } from '../issues/storeState';
import type { Trace } from '../mapping/trace';
import { pick } from '../words';
import { hasFrame, namedFrame, type PickedFrame, pickFrame } from './pickFrame';
import { tellNoFrames } from './tellNoFrames';

/** Opens the story of one frame. */
export type Explain = (frame: {
  /** What the trace is called. */
  readonly title: string;
  readonly trace: Trace;
  /** Indexes within the trace. */
  readonly stack: number;
  readonly frame: number;
  /** Which folders, each the string of a URI, may hold it; every one where nothing is said. */
  readonly mayHold?: (folder: string) => boolean;
}) => Promise<void>;

const everyFrame = () => true;

/** *Explain This Mapping*: of the frame that the argument names, else of the one that the person picks. */
export async function explainMapping(
  tracked: TrackedIssue,
  argument: unknown,
  explain: Explain,
): Promise<void> {
  const { issue, located } = tracked;
  if (located.kind !== 'located' || !hasFrame(located, everyFrame)) {
    await tellNoFrames(tracked);
    return;
  }
  const title = pick.explain(issue.shortId);
  const picked = namedFrame(located, argument) ?? (await pickFrame(located, { title }));
  await (picked && explainer(issue.shortId, located.trace, explain)(picked));
}

/** Opens the story of a frame of this trace. */
export function explainer(title: string, trace: Trace, explain: Explain) {
  return ({ stack, frame }: PickedFrame) => explain({ title, trace, stack, frame });
}
