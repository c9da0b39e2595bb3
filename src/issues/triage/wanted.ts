import type { Assignee, IssueUpdate } from '../../sentry/issues';
import type { Action, ArchiveUntil } from './action';

/** What an action wants of its issue, as Sentry takes it; nothing for a comment, which is no change. */
export function wanted(action: Action): IssueUpdate {
  switch (action.kind) {
    case 'resolve':
      return { status: 'resolved' };
    case 'resolveInNextRelease':
      return { status: 'resolved', statusDetails: { inNextRelease: true } };
    case 'resolveInRelease':
      return { status: 'resolved', statusDetails: { inRelease: action.version } };
    case 'resolveInCommit': {
      const { commit, repository } = action;
      return { status: 'resolved', statusDetails: { inCommit: { commit, repository } } };
    }
    case 'reopen':
      return { status: 'unresolved' };
    case 'archive':
      return { status: 'ignored', ...archived(action.until) };
    case 'assign':
      return { assignedTo: actorOf(action.to) };
    case 'unassign':
      return { assignedTo: '' };
    case 'prioritize':
      return { priority: action.priority };
    case 'bookmark':
      return { isBookmarked: action.on };
    case 'subscribe':
      return { isSubscribed: action.on };
    case 'see':
      return { hasSeen: action.on };
    case 'comment':
      return {};
    case 'restore':
      return action.update;
  }
}

/** Whoever an issue is to be assigned to, as Sentry takes it. */
export function actorOf({ type, id }: Assignee): `user:${string}` | `team:${string}` {
  return type === 'user' ? `user:${id}` : `team:${id}`;
}

function archived(until: ArchiveUntil): Pick<IssueUpdate, 'substatus' | 'statusDetails'> {
  const substatus = 'archived_until_condition_met';
  switch (until.kind) {
    case 'escalating':
      return { substatus: 'archived_until_escalating' };
    case 'forever':
      return { substatus: 'archived_forever' };
    case 'later':
      return { substatus, statusDetails: { ignoreDuration: until.minutes } };
    case 'events': {
      const { count: ignoreCount, withinMinutes: ignoreWindow } = until;
      return { substatus, statusDetails: { ignoreCount, ...(ignoreWindow && { ignoreWindow }) } };
    }
    case 'users': {
      const { count: ignoreUserCount, withinMinutes: ignoreUserWindow } = until;
      return { substatus, statusDetails: { ignoreUserCount, ...(ignoreUserWindow && { ignoreUserWindow }) } };
    }
  }
}
