import { number, oneOf, record } from '../../base/decode';
import type { Caller } from '../http/call';
import { refusals } from '../http/refusal';
import type { IssueChanges, Substatus } from '../model/changes';
import type { Issue } from '../model/issue';
import type { Actor, Organization } from '../model/organization';
import type { Store } from '../model/store';
import { resolutionOf } from './resolution';
import { snoozeOf } from './snooze';

type Body = Readonly<Record<string, unknown>>;

const STATUSES = ['resolved', 'unresolved', 'ignored', 'resolvedInNextRelease', 'muted'] as const;
const PRIORITIES = ['high', 'medium', 'low'] as const;
const SUBSTATUSES = {
  ignored: ['archived_until_escalating', 'archived_until_condition_met', 'archived_forever'],
  unresolved: ['new', 'ongoing', 'regressed', 'escalating'],
  resolved: [],
} as const satisfies Readonly<Record<string, readonly Substatus[]>>;
const ALL_SUBSTATUSES: readonly Substatus[] = [...SUBSTATUSES.ignored, ...SUBSTATUSES.unresolved];

/**
 * What the body of an update asks for. Unknown fields are passed over, as Sentry does.
 * @throws {Refusal} 400 with the field that is wrong (SN `group_index/validators`).
 */
export function changesOf(body: unknown, issue: Issue, store: Store, caller: Caller): IssueChanges {
  const asked = record(body);
  if (asked === undefined) {
    throw refusals.field('non_field_errors', 'Invalid data. Expected a dictionary.');
  }
  if (asked['discard'] === true) {
    throw refusals.field(
      'discard',
      caller.scopes.includes('event:admin')
        ? 'The local Sentry discards nothing.'
        : 'You do not have permission to discard events',
    );
  }
  return {
    ...statusChanges(asked, issue, store),
    assignedTo: given(asked['assignedTo'], (value) => assignee(value, issue, store.organization)),
    priority: given(asked['priority'], (value) => choice('priority', PRIORITIES, value)),
    isBookmarked: given(asked['isBookmarked'], (value) => checkedFlag('isBookmarked', value)),
    isSubscribed: given(asked['isSubscribed'], (value) => checkedFlag('isSubscribed', value)),
    hasSeen: given(asked['hasSeen'], (value) => checkedFlag('hasSeen', value)),
    isPublic: given(asked['isPublic'], (value) => checkedFlag('isPublic', value)),
    inbox: given(asked['inbox'], (value) => checkedFlag('inbox', value)),
  };
}

function given<T>(value: unknown, read: (value: unknown) => T): T | undefined {
  return value === undefined ? undefined : read(value);
}

function statusChanges(asked: Body, issue: Issue, store: Store): IssueChanges {
  if (asked['status'] === undefined) {
    return {};
  }
  const word = choice('status', STATUSES, asked['status']);
  const substatus =
    asked['substatus'] == null ? undefined : choice('substatus', ALL_SUBSTATUSES, asked['substatus']);
  const details = detailsOf(asked['statusDetails']);
  switch (word) {
    case 'unresolved':
      return { status: word, substatus: fitting('unresolved', substatus) ?? reopened(issue, store) };
    case 'resolved':
    case 'resolvedInNextRelease': {
      const resolution = resolutionOf(word === 'resolved' ? details : { inNextRelease: true }, issue, store);
      return { status: 'resolved', resolution };
    }
    case 'ignored':
    case 'muted': {
      const snooze = snoozeOf(asked['statusDetails'] === undefined ? asked : details, store.now());
      const inferred = snooze === undefined ? 'archived_until_escalating' : 'archived_until_condition_met';
      return {
        status: 'ignored',
        substatus: fitting('ignored', substatus) ?? inferred,
        snooze,
      };
    }
  }
}

/** A substatus that does not go with the status is dropped without a word. */
function fitting(status: keyof typeof SUBSTATUSES, substatus: Substatus | undefined): Substatus | undefined {
  return oneOf(SUBSTATUSES[status], substatus);
}

/** An archived issue of the last week is new again, every other one goes on. */
function reopened(issue: Issue, store: Store): Substatus {
  const isRecent = store.now() - issue.firstSeen < 7 * 24 * 3_600_000;
  return issue.status === 'ignored' && isRecent ? 'new' : 'ongoing';
}

function detailsOf(value: unknown): Body {
  const details = value == null ? {} : record(value);
  if (details === undefined) {
    throw refusals.field('statusDetails', 'Invalid data. Expected a dictionary.');
  }
  return details;
}

function choice<const T extends string>(name: string, words: readonly T[], value: unknown): T {
  const word = oneOf(words, value);
  if (word === undefined) {
    throw refusals.field(name, `${JSON.stringify(value)} is not a valid choice.`);
  }
  return word;
}

function checkedFlag(name: string, value: unknown): boolean {
  if (typeof value !== 'boolean') {
    throw refusals.field(name, 'Must be a valid boolean.');
  }
  return value;
}

/** `user:ID`, `team:ID`, the bare id of a person, a user name, an e-mail address; nothing for nobody. */
function assignee(value: unknown, issue: Issue, organization: Organization): Actor | null {
  if (value === null || value === '') {
    return null;
  }
  const name = typeof value === 'string' ? value : (number(value)?.toString() ?? '');
  const [, type, id = ''] = /^(user|team):(\d+)$/.exec(name) ?? [];
  if (type === 'team') {
    const team = organization.team(id);
    if (team === undefined || !organization.teamsOfProject(issue.project).includes(team)) {
      throw refusals.field('assignedTo', 'Cannot assign to a team without access to the project');
    }
    return { type, id };
  }
  const person = type === undefined ? organization.findPerson(name) : organization.person(id);
  if (person === undefined) {
    throw refusals.field(
      'assignedTo',
      type === undefined && !/^\d+$/.test(name)
        ? "Could not parse actor. Format should be `type:id` where type is one of ['team', 'user']"
        : 'User is not a member of this organization',
    );
  }
  return { type: 'user', id: person.id };
}
