import { oneLine } from '../base/oneLine';
import { toBase1 } from '../base/positions';
import { formerPathOf, hasLine, type Place } from '../mapping/place';
import type { CommitFacts } from '../mapping/releases/commits';
import type { TraceFrame } from '../mapping/trace';
import { placeSentence } from '../words';

/** UTF-16 units of a path or a name. */
const LONGEST = 400;

/** `src/cart.ts:42` where a frame has a place here, else its path as the platform of the event spells it. */
export function whereabouts(frame: TraceFrame, place: Place | undefined): string {
  const told = frame.filename ?? frame.absPath ?? frame.module ?? '?';
  return oneLine(
    place !== undefined && hasLine(place)
      ? `${place.file.path}:${toBase1(place.line)}`
      : `${told}:${frame.lineNo ?? '?'}`,
    LONGEST,
  );
}

/** The function of a frame; empty where it tells none. */
export function calledIn(frame: TraceFrame): string {
  return oneLine(frame.function ?? '', LONGEST);
}

/** What a place is worth, as one sentence. @param release the event's. @param facts of the commit that changed the line. */
export function worth(place: Place, release: string | undefined, facts: CommitFacts | undefined): string {
  const by = facts && { ...facts, author: oneLine(facts.author, 60) || '?' };
  const was = formerPathOf(place);
  return placeSentence(
    place,
    release === undefined ? undefined : oneLine(release),
    was === undefined ? undefined : oneLine(was),
    by,
  );
}
