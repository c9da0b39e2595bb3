import { type StoreState, type TrackedIssue, traitsOf } from './storeState';
import type { Action } from './triage/action';
import { whyNot } from './triage/offers';

/** What a person can do with an issue, as far as its server and the issue let them. */
export interface Possible {
  readonly resolve: boolean;
  readonly resolveInNextRelease: boolean;
  readonly resolveInCommit: boolean;
  /** False where it is theirs already. */
  readonly assignToMe: boolean;
}

/** What can be done with an issue now. */
export function possibleWith(state: StoreState, tracked: TrackedIssue): Possible {
  const { issue, account } = tracked;
  const traits = traitsOf(tracked, state);
  const isPossible = (action: Action) => !traits.isReadOnly && whyNot(action, issue, traits) === undefined;
  const isOpen = issue.status === 'unresolved';
  const { id, name } = account.user;
  return {
    resolve: isOpen && isPossible({ kind: 'resolve' }),
    resolveInNextRelease: isOpen && isPossible({ kind: 'resolveInNextRelease' }),
    resolveInCommit: isOpen && isPossible({ kind: 'resolveInCommit', commit: '', repository: '' }),
    assignToMe: isOfServer(id) && isPossible({ kind: 'assign', to: { type: 'user', id, name } }),
  };
}

/** Some servers name the person otherwise than they name assignees. */
function isOfServer(user: string): boolean {
  return /^\d{1,30}$/.test(user);
}
