import { type Action, isPersonal } from './action';
import { hasStatusWanted, isAsWanted } from './asWanted';
import { changedSince, type Seen, type Shared } from './seen';
import { wanted } from './wanted';

/**
 * What of an issue is neither as the person saw it when they acted nor as they want it: somebody else changed it, and
 * the person is asked before anything is done. None for what is in nobody's way.
 */
export function contested(action: Action, seen: Seen, now: Seen): readonly Shared[] {
  if (isPersonal(action)) {
    return [];
  }
  const { assignedTo, priority, ...update } = wanted(action);
  const isWanted: { readonly [Field in Shared]: boolean } = {
    ...sameForAll(update.status !== undefined && hasStatusWanted(now, update)),
    assignedTo: assignedTo !== undefined && isAsWanted(now, { assignedTo }),
    priority: priority !== undefined && isAsWanted(now, { priority }),
  };
  return changedSince(seen, now).filter((field) => !isWanted[field]);
}

/** They are one thing: a status with what goes with it. */
function sameForAll(isWanted: boolean) {
  return { status: isWanted, substatus: isWanted, statusDetails: isWanted };
}
