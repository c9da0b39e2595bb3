import type { ArchivedUntil, Issue, IssueUpdate, ResolvedWith, StatusDetails } from '../../sentry/issues';

/** What of an issue is compared with what is wanted of it. */
type Comparable = Pick<Issue, Exclude<keyof IssueUpdate, 'hasSeen'>> & Pick<Issue, 'hasSeen'>;

/** For each field that an update may set, whether an issue has it as it was to be set. */
const asWanted: {
  readonly [Field in keyof IssueUpdate]-?: (issue: Comparable, update: IssueUpdate) => boolean;
} = {
  status: ({ status }, update) => status === update.status,
  // What is unresolved goes from one substatus to another by itself, and old servers tell none.
  substatus: ({ substatus }, update) =>
    update.status !== 'ignored' || substatus === undefined || substatus === update.substatus,
  statusDetails: ({ statusDetails = {} }, { statusDetails: details }) =>
    details === undefined || hasDetails(statusDetails, details),
  assignedTo: ({ assignedTo: now }, update) =>
    (now === undefined ? '' : `${now.type}:${now.id}`) === update.assignedTo,
  priority: ({ priority }, update) => priority === update.priority,
  isBookmarked: ({ isBookmarked }, update) => isBookmarked === update.isBookmarked,
  isSubscribed: ({ isSubscribed }, update) => isSubscribed === update.isSubscribed,
  hasSeen: ({ hasSeen }, update) => hasSeen === update.hasSeen,
};

/** Whether an issue is what an update was to make of it. */
export function isAsWanted(issue: Comparable, update: IssueUpdate): boolean {
  const fields = (Object.keys(asWanted) as (keyof IssueUpdate)[]).filter((one) => update[one] !== undefined);
  return fields.every((field) => asWanted[field](issue, update)) && hasNoMore(issue, update);
}

/** Whether an issue has the status that an update was to give it, with all that goes with that. */
export function hasStatusWanted(issue: Comparable, update: IssueUpdate): boolean {
  const { status, substatus, statusDetails } = update;
  return isAsWanted(issue, { status, substatus, statusDetails });
}

/** What was resolved at once is in no release, and what was archived without a condition has none. */
function hasNoMore(
  { statusDetails = {} }: Comparable,
  { status, statusDetails: wanted }: IssueUpdate,
): boolean {
  return (
    status === undefined || wanted !== undefined || Object.values(statusDetails).every((one) => one === false)
  );
}

/**
 * Sentry keeps what it makes of the wish: the next release becomes the one after the newest, a commit that is part of
 * a release becomes that release, a duration becomes a moment, and a count goes down.
 */
function hasDetails(details: StatusDetails, wish: ResolvedWith | ArchivedUntil): boolean {
  if ('inNextRelease' in wish) {
    return details.inRelease !== undefined || details.inNextRelease === true;
  }
  if ('inRelease' in wish) {
    return details.inRelease !== undefined && ['latest', details.inRelease].includes(wish.inRelease);
  }
  if ('inCommit' in wish) {
    const { inRelease, inCommit } = details;
    return inRelease !== undefined || inCommit?.commit === wish.inCommit.commit;
  }
  const { ignoreUntil, ignoreCount, ignoreUserCount, ignoreWindow, ignoreUserWindow } = details;
  return (
    (ignoreUntil === undefined) === (wish.ignoreDuration === undefined) &&
    isOfCount(ignoreCount, ignoreWindow, wish.ignoreCount, wish.ignoreWindow) &&
    isOfCount(ignoreUserCount, ignoreUserWindow, wish.ignoreUserCount, wish.ignoreUserWindow)
  );
}

function isOfCount(left?: number, window?: number, count?: number, windowWanted?: number): boolean {
  return left === undefined || count === undefined
    ? left === count
    : window === windowWanted && (window === undefined ? left <= count : left === count);
}
