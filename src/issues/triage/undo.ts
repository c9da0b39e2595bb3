import { type ArchivedUntil, type IssueUpdate, type StatusDetails, substatuses } from '../../sentry/issues';
import { oneOf } from '../../base/decode';
import type { Action } from './action';
import { changedSince, type Seen } from './seen';
import { touched } from './touched';
import { actorOf, wanted } from './wanted';

const MINUTE_MS = 60_000;

/** What brings back what was there before an action, or why nothing does. */
export type Undo =
  | {
      readonly kind: 'possible';
      readonly action: Extract<Action, { kind: 'restore' }>;
      /** An archived issue's counter begins anew. */
      readonly startsAnew: boolean;
    }
  /** A comment stays; a commit whose repository is not told cannot be named again; all is as it was. */
  | { readonly kind: 'impossible'; readonly why: 'comment' | 'commit' | 'nothing' };

/**
 * The inverse of an action.
 * @param before what was there before it. @param after what it came to, where that is known.
 * @param me the id of the person who acted: a server may assign an issue to whom resolves it, and that goes, too.
 * @param now milliseconds since the epoch.
 */
export function undoOf(action: Action, before: Seen, after: Seen | undefined, me: string, now: number): Undo {
  if (action.kind === 'comment') {
    return { kind: 'impossible', why: 'comment' };
  }
  const update = wanted(action);
  const { inCommit } = before.statusDetails ?? {};
  if (update.status !== undefined && inCommit !== undefined && inCommit.repository === undefined) {
    return { kind: 'impossible', why: 'commit' };
  }
  const touchesAssignee =
    after === undefined
      ? update.assignedTo !== undefined
      : touched(action, after, me).includes('assignedTo') &&
        changedSince(before, after).includes('assignedTo');
  const restored: IssueUpdate = {
    ...(update.status !== undefined && statusOf(before, now)),
    ...(touchesAssignee && { assignedTo: before.assignedTo ? actorOf(before.assignedTo) : '' }),
    ...(update.priority !== undefined && before.priority && { priority: before.priority }),
    ...(update.isBookmarked !== undefined && { isBookmarked: before.isBookmarked ?? !update.isBookmarked }),
    ...(update.isSubscribed !== undefined && { isSubscribed: before.isSubscribed ?? !update.isSubscribed }),
    ...(update.hasSeen !== undefined && { hasSeen: !update.hasSeen }),
  };
  if (Object.keys(restored).length === 0) {
    return { kind: 'impossible', why: 'nothing' };
  }
  const assignee = touchesAssignee && before.assignedTo ? { assignee: before.assignedTo } : {};
  const { ignoreCount, ignoreUserCount } = before.statusDetails ?? {};
  const startsAnew = update.status !== undefined && (ignoreCount ?? ignoreUserCount) !== undefined;
  return { kind: 'possible', action: { kind: 'restore', update: restored, ...assignee }, startsAnew };
}

/** A status that is not known was none that takes an action: the issue is unresolved then. */
function statusOf({ status = 'unresolved', substatus, statusDetails = {} }: Seen, now: number): IssueUpdate {
  const known = status === 'resolved' ? undefined : oneOf(substatuses, substatus);
  const details = status === 'resolved' ? resolvedWith(statusDetails) : archivedUntil(statusDetails, now);
  return { status, ...(known && { substatus: known }), ...(details && { statusDetails: details }) };
}

function resolvedWith({ inCommit, inRelease, inNextRelease }: StatusDetails): IssueUpdate['statusDetails'] {
  if (inCommit?.repository !== undefined) {
    return { inCommit: { commit: inCommit.commit, repository: inCommit.repository } };
  }
  return inRelease !== undefined ? { inRelease } : inNextRelease === true ? { inNextRelease } : undefined;
}

function archivedUntil(details: StatusDetails, now: number): ArchivedUntil | undefined {
  const { ignoreUntil, ignoreCount, ignoreWindow, ignoreUserCount, ignoreUserWindow } = details;
  const until = ignoreUntil === undefined ? Number.NaN : Date.parse(ignoreUntil);
  const counts = { ignoreCount: atLeastOne(ignoreCount), ignoreUserCount: atLeastOne(ignoreUserCount) };
  const all = {
    ignoreDuration: Number.isNaN(until) ? undefined : Math.max(1, Math.ceil((until - now) / MINUTE_MS)),
    ...{ ...counts, ignoreWindow, ignoreUserWindow },
  };
  const told = Object.entries(all).filter(([, value]) => value !== undefined);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

function atLeastOne(count: number | undefined): number | undefined {
  return count === undefined ? undefined : Math.max(1, count);
}
