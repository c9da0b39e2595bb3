import { brief, flag, number, oneOf, record } from '../../base/decode';
import { type IssueUpdate, priorities, statuses, substatuses } from '../../sentry/issues';

/** UTF-16 units of a version, a hash, a name. */
const LONGEST = 1000;

type Row = Readonly<Record<string, unknown>>;

/** Reads a change of an issue that was written as JSON; `undefined` for one that sets nothing. */
export function decodeUpdate(value: unknown): IssueUpdate | undefined {
  const row = record(value) ?? {};
  const read = {
    status: oneOf(statuses, row['status']),
    substatus: oneOf(substatuses, row['substatus']),
    statusDetails: decodeDetails(record(row['statusDetails'])),
    assignedTo: decodeActor(row['assignedTo']),
    priority: oneOf(priorities, row['priority']),
    isBookmarked: flag(row['isBookmarked']),
    isSubscribed: flag(row['isSubscribed']),
    hasSeen: flag(row['hasSeen']),
  };
  const told = Object.entries(read).filter(([, one]) => one !== undefined);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

function decodeDetails(row: Row = {}): IssueUpdate['statusDetails'] {
  const inRelease = brief(row['inRelease'], LONGEST);
  const inCommit = record(row['inCommit']);
  const [commit, repository] = [
    brief(inCommit?.['commit'], LONGEST),
    brief(inCommit?.['repository'], LONGEST),
  ];
  if (row['inNextRelease'] === true) {
    return { inNextRelease: true };
  }
  if (inRelease !== undefined) {
    return { inRelease };
  }
  if (commit !== undefined && repository !== undefined) {
    return { inCommit: { commit, repository } };
  }
  const names = ['ignoreDuration', 'ignoreCount', 'ignoreWindow', 'ignoreUserCount', 'ignoreUserWindow'];
  const told = names.map((name) => [name, number(row[name])] as const).filter(([, one]) => one !== undefined);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

function decodeActor(value: unknown): IssueUpdate['assignedTo'] {
  const [, type, id] = /^(user|team):(.{1,100})$/.exec(brief(value, LONGEST) ?? '') ?? [];
  return value === '' ? '' : type === 'user' || type === 'team' ? `${type}:${id}` : undefined;
}
