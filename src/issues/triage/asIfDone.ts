import type { Assignee, Issue, IssueUpdate, StatusDetails } from '../../sentry/issues';
import type { Action } from './action';
import { wanted } from './wanted';

/** An issue as it is to look as soon as a person has acted, before the server knows. @param now in milliseconds. */
export function asIfDone(issue: Issue, action: Action, now: number): Issue {
  const update = wanted(action);
  const { isBookmarked, isSubscribed, hasSeen, priority } = update;
  return {
    ...issue,
    ...(update.status !== undefined && {
      status: update.status,
      substatus: update.substatus,
      statusDetails: update.statusDetails && asDetails(update.statusDetails, now),
    }),
    ...(update.assignedTo !== undefined && { assignedTo: assigneeOf(action) }),
    ...(priority !== undefined && { priority }),
    ...(isBookmarked !== undefined && { isBookmarked }),
    ...(isSubscribed !== undefined && { isSubscribed }),
    ...(hasSeen !== undefined && { hasSeen }),
  };
}

function assigneeOf(action: Action): Assignee | undefined {
  return action.kind === 'assign' ? action.to : action.kind === 'restore' ? action.assignee : undefined;
}

function asDetails(details: NonNullable<IssueUpdate['statusDetails']>, now: number): StatusDetails {
  if ('inNextRelease' in details || 'inRelease' in details || 'inCommit' in details) {
    return details;
  }
  const { ignoreDuration, ...counts } = details;
  const until = ignoreDuration === undefined ? undefined : new Date(now + ignoreDuration * 60_000);
  return { ...counts, ...(until && { ignoreUntil: until.toISOString() }) };
}
