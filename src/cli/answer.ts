import { type Base1Line, toBase1 } from '../base/positions';
import type { Step } from '../mapping/explain';
import { hasLine, type Place, type Verdict } from '../mapping/place';
import type { GivenEvent, NumberedFrame } from './givenEvent';
import type { Found } from './workspace';

/** Where one frame is, as it is answered in JSON. */
export interface FrameAnswer {
  /** Numbers among the event's exceptions, and among the frames of the stack; from 0. */
  readonly exception: number;
  readonly frame: number;
  readonly verdict: Verdict;
  /** Below the workspace, with `/` between segments. */
  readonly path?: string;
  readonly line?: Base1Line;
  /** The file's path in the release, as above, where it was another one. */
  readonly was?: string;
  /** From 1. */
  readonly column?: number;
  readonly reason?: string;
  /** Of an ambiguous frame, the best guess first: paths as above. */
  readonly candidates?: readonly string[];
  readonly steps?: readonly Step[];
}

/** Every frame of an event, in its order; `found` is parallel to the stacks and frames of its trace. */
export function frameAnswers(
  { frames }: GivenEvent,
  found: readonly (readonly Found[])[],
  explain: boolean,
): readonly FrameAnswer[] {
  return frames.map((one) => answerOf(one, one.at && found[one.at.stack]?.[one.at.frame], explain));
}

function answerOf(
  { exception, frame }: NumberedFrame,
  found: Found | undefined,
  explain: boolean,
): FrameAnswer {
  if (found === undefined) {
    return { exception, frame, verdict: 'unmapped', reason: 'notDecoded' };
  }
  const { place, column, steps } = found;
  const { verdict } = place;
  return { exception, frame, verdict, ...whereabouts(place), column, ...(explain && { steps }) };
}

function whereabouts(place: Place): Pick<FrameAnswer, 'path' | 'line' | 'was' | 'reason' | 'candidates'> {
  return {
    ...(hasLine(place) && { path: place.file.path, line: toBase1(place.line) }),
    ...('was' in place && { was: place.was }),
    ...('reason' in place && { reason: place.reason }),
    ...(place.verdict === 'ambiguous' && { candidates: place.candidates.map(({ path }) => path) }),
  };
}
