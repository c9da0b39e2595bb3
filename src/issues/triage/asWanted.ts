import type { ArchivedUntil, Issue, IssueUpdate, ResolvedWith, StatusDetails } from '../../sentry/issues';

/** What of an issue is compared with what is wanted of it. */
type Comparable = Pick<Issue, Exclude<keyof IssueUpdate, 'hasSeen'>> & Pick<Issue, 'hasSeen'>;

/** Whether the details of an issue are those that were wished for. */
type IsOfDetails = (details: StatusDetails, wish: ResolvedWith | ArchivedUntil) => boolean;

/** Whether an issue is what an update wants of it. */
export type Comparison = (issue: Comparable, update: IssueUpdate) => boolean;

/** For each field that an update may set, whether an issue has it as it was to be set. */
const fields: {
  readonly [Field in keyof IssueUpdate]-?: (
    issue: Comparable,
    update: IssueUpdate,
    isOfDetails: IsOfDetails,
  ) => boolean;
} = {
  status: ({ status }, update) => status === update.status,
  // What is unresolved goes from one substatus to another by itself, and old servers tell none.
  substatus: ({ substatus }, update) =>
    update.status !== 'ignored' || substatus === undefined || substatus === update.substatus,
  statusDetails: ({ statusDetails = {} }, { statusDetails: details }, isOfDetails) =>
    details === undefined || isOfDetails(statusDetails, details),
  assignedTo: ({ assignedTo: now }, update) =>
    (now === undefined ? '' : `${now.type}:${now.id}`) === update.assignedTo,
  priority: ({ priority }, update) => priority === update.priority,
  isBookmarked: ({ isBookmarked }, update) => isBookmarked === update.isBookmarked,
  isSubscribed: ({ isSubscribed }, update) => isSubscribed === update.isSubscribed,
  hasSeen: ({ hasSeen }, update) => hasSeen === update.hasSeen,
};

/** Whether an issue is what an update that was sent may have made of it, some time ago. */
export const isAsMade: Comparison = (issue, update) => isAll(issue, update, mayBecome);

/** Whether an issue is just what an update wants of it, whoever made it that. */
export const isAsWanted: Comparison = (issue, update) => isAll(issue, update, isWish);

function isAll(issue: Comparable, update: IssueUpdate, isOfDetails: IsOfDetails): boolean {
  const wanted = (Object.keys(fields) as (keyof IssueUpdate)[]).filter((one) => update[one] !== undefined);
  return wanted.every((field) => fields[field](issue, update, isOfDetails)) && hasNoMore(issue, update);
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
function mayBecome(details: StatusDetails, wish: ResolvedWith | ArchivedUntil): boolean {
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

/** What is archived for a time was archived at another time, and the newest release may be another one. */
function isWish(details: StatusDetails, wish: ResolvedWith | ArchivedUntil): boolean {
  if ('inNextRelease' in wish) {
    return details.inNextRelease === true;
  }
  if ('inRelease' in wish) {
    return details.inRelease === wish.inRelease;
  }
  if ('inCommit' in wish) {
    return details.inCommit?.commit === wish.inCommit.commit;
  }
  const { ignoreUntil, ignoreCount, ignoreUserCount, ignoreWindow, ignoreUserWindow } = details;
  return (
    ignoreUntil === undefined &&
    wish.ignoreDuration === undefined &&
    ignoreCount === wish.ignoreCount &&
    ignoreWindow === wish.ignoreWindow &&
    ignoreUserCount === wish.ignoreUserCount &&
    ignoreUserWindow === wish.ignoreUserWindow
  );
}
