import type { Action } from './action';
import type { Comparison } from './asWanted';
import { changedSince, type Seen, type Shared } from './seen';
import { fieldsOf, isPersonal } from './touched';
import { wanted } from './wanted';

/**
 * What of an issue is neither as the person saw it when they acted nor as they want it: somebody else changed it, and
 * the person is asked before anything is done. None for what is in nobody's way; what brings back what was there before
 * is in the way of nothing but what it brings back.
 * @param isAs what tells whether the issue is as it is wanted.
 */
export function contested(action: Action, seen: Seen, now: Seen, isAs: Comparison): readonly Shared[] {
  if (isPersonal(action)) {
    return [];
  }
  const update = wanted(action);
  const { status, substatus, statusDetails, assignedTo, priority } = update;
  const isWanted: { readonly [Field in Shared]: boolean } = {
    ...sameForAll(status !== undefined && isAs(now, { status, substatus, statusDetails })),
    assignedTo: assignedTo !== undefined && isAs(now, { assignedTo }),
    priority: priority !== undefined && isAs(now, { priority }),
  };
  const changed = changedSince(seen, now).filter((field) => !isWanted[field]);
  return action.kind === 'restore' ? changed.filter((field) => fieldsOf(update).includes(field)) : changed;
}

/** They are one thing: a status with what goes with it. */
function sameForAll(isWanted: boolean) {
  return { status: isWanted, substatus: isWanted, statusDetails: isWanted };
}
