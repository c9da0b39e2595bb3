import { record } from '../../base/decode';
import { decodeIssue, type Issue, type StatusDetails, type Tellable } from '../../sentry/issues';
import { toldInApiShape } from '../apiShape';

/** What a person saw of an issue when they acted: what they did was meant for that, and undoing brings it back. */
export type Seen = Pick<
  Issue,
  | 'status'
  | 'substatus'
  | 'statusDetails'
  | 'assignedTo'
  | 'priority'
  | 'isBookmarked'
  | 'isSubscribed'
  | 'untold'
>;

export function seenOf(issue: Issue): Seen {
  const { status, substatus, statusDetails, assignedTo, priority, isBookmarked, isSubscribed, untold } =
    issue;
  return { status, substatus, statusDetails, assignedTo, priority, isBookmarked, isSubscribed, untold };
}

/** As JSON is to hold it: read by the decoder of the API. */
export function seenInApiShape(seen: Seen): unknown {
  return toldInApiShape(seen);
}

export function decodeSeen(value: unknown): Seen | undefined {
  const issue = decodeIssue({ ...record(value), id: '0' });
  return record(value) && issue && seenOf(issue);
}

/** What of an issue others may have changed. */
export const shared = ['status', 'substatus', 'statusDetails', 'assignedTo', 'priority'] as const;
export type Shared = (typeof shared)[number];

/** What of an issue is not as it was seen; of what a server does not tell nothing is said. */
export function changedSince(seen: Seen, now: Seen): readonly Shared[] {
  const untold: readonly string[] = [...(seen.untold ?? []), ...(now.untold ?? [])];
  return shared.filter(
    (field) => !untold.includes(field satisfies Shared | Tellable) && !isSame[field](seen, now),
  );
}

const isSame: { readonly [Field in Shared]: (one: Seen, other: Seen) => boolean } = {
  status: (one, other) => one.status === other.status,
  substatus: (one, other) => one.substatus === other.substatus,
  statusDetails: (one, other) => comparable(one.statusDetails) === comparable(other.statusDetails),
  assignedTo: ({ assignedTo: one }, { assignedTo: other }) =>
    one?.type === other?.type && one?.id === other?.id,
  priority: (one, other) => one.priority === other.priority,
};

/** What is counted down changes with every event, and nobody does that. */
function comparable(details: StatusDetails = {}): string {
  const { inNextRelease = false, inRelease, inCommit, ignoreUntil, ...counts } = details;
  const { ignoreCount, ignoreWindow, ignoreUserCount, ignoreUserWindow } = counts;
  return JSON.stringify([
    ...[inNextRelease, inRelease, inCommit?.commit, ignoreUntil && Date.parse(ignoreUntil)],
    ...[ignoreWindow === undefined ? ignoreCount !== undefined : ignoreCount, ignoreWindow],
    ...[ignoreUserWindow === undefined ? ignoreUserCount !== undefined : ignoreUserCount, ignoreUserWindow],
  ]);
}
