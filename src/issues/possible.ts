import type { Account } from '../sentry/accounts';
import { assigneeName } from '../sentry/issues';
import { has, sentryTraits } from '../sentry/server/traits';
import { readyFeeds, type StoreState, type TrackedIssue } from './storeState';

/** What a person can do with an issue, as far as its server and the issue let them. */
export interface Possible {
  readonly resolve: boolean;
  readonly resolveInNextRelease: boolean;
  readonly resolveInCommit: boolean;
  /** False where it is theirs already. */
  readonly assignToMe: boolean;
}

/** What can be done with an issue now. */
export function possibleWith(state: StoreState, { issue, binding, account }: TrackedIssue): Possible {
  const feed = readyFeeds(state).find((one) => one.binding.id === binding.id);
  const traits = feed?.traits ?? sentryTraits;
  const me = nameOf(account);
  const canChange = !traits.isReadOnly && !has(traits, 'updates');
  const canResolve = canChange && issue.status === 'unresolved';
  return {
    resolve: canResolve,
    resolveInNextRelease: canResolve && !has(traits, 'resolveInNextRelease'),
    resolveInCommit: canResolve && !has(traits, 'resolveInCommit'),
    assignToMe:
      canChange && !has(traits, 'otherUpdates') && me !== undefined && assigneeName(issue.assignedTo) !== me,
  };
}

/** The person as an assignee, `user:<id>`; `undefined` where the server names people otherwise. */
export function nameOf({ user }: Account): string | undefined {
  return /^\d{1,30}$/.test(user.id)
    ? assigneeName({ type: 'user', id: user.id, name: user.name })
    : undefined;
}
