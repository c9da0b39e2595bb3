import type { Issue, Priority } from '../sentry/issues';
import { t } from './speak';

const priorities: Readonly<Record<Priority, () => string>> = {
  high: () => t('high priority'),
  medium: () => t('medium priority'),
  low: () => t('low priority'),
};

/** What a substatus of Sentry adds to a status; of others nothing is said. */
const substatuses: Readonly<Record<string, () => string>> = {
  new: () => t('new'),
  regressed: () => t('regressed'),
  escalating: () => t('escalating'),
  archived_until_escalating: () => t('until it escalates'),
  archived_forever: () => t('for good'),
};

/** `unresolved, regressed`; nothing for a status that is not known. */
export function statusWords({ status, substatus = '' }: Pick<Issue, 'status' | 'substatus'>): string {
  const named =
    status === undefined
      ? ''
      : { unresolved: t('unresolved'), resolved: t('resolved'), ignored: t('archived') }[status];
  const more = Object.hasOwn(substatuses, substatus) ? substatuses[substatus]?.() : undefined;
  return [named, more].filter(Boolean).join(', ');
}

/** `high priority`; nothing where the server knows none. */
export function priorityWords(priority: Priority | undefined): string {
  return priority === undefined ? '' : priorities[priority]();
}

/** Names, values and messages are harmless where they are going to stand; so are those of all of this file. */
export const story = {
  /** What the numbers are of. */
  counted: (environments: readonly string[], period: string) =>
    environments.length === 0
      ? t('all environments, last {0}', period)
      : t('in {0}, last {1}', environments.join(', '), period),
  staleAsOf: (age: string) => t('numbers of {0}', age),
  /** What an image of how often it happened shows; `counts` is shortened where it is long. */
  sparkline: (step: 'hour' | 'day' | 'step', counts: readonly number[]) => {
    const listed = counts.join(' ');
    switch (step) {
      case 'hour':
        return t('Events per hour, oldest first: {0}', listed);
      case 'day':
        return t('Events per day, oldest first: {0}', listed);
      case 'step':
        return t('Events over time, oldest first: {0}', listed);
    }
  },
  locatedBy: (age: string, release: string, environment: string, events: string) =>
    environment === ''
      ? t('Located by the event of {0}, release {1} (1 of {2}).', age, release, events)
      : t('Located by the event of {0}, release {1}, {2} (1 of {3}).', age, release, environment, events),
  caller: () => t('This line is on the way to the line that fails.'),
  asking: (what: string) => t('{0}: asking…', what),
  failed: (what: string, why: string) => t('{0}: not known. {1}', what, why),
  is: (what: string, told: string) => t('{0}: {1}', what, told),
  releases: () => t('Releases'),
  onlyIn: (release: string) => t('only {0}', release),
  firstAndLast: (first: string, last: string) => t('first {0}, last {1}', first, last),
  noReleases: () => t('none known'),
  tags: () => t('Tags'),
  noTags: () => t('none'),
  /** Every event that has the tag has this value. */
  always: (value: string) => t('always {0}', value),
  share: (value: string, percent: string) => t('{0} {1}', value, percent),
  percent: (share: number) => (share > 0 && share < 0.01 ? t('< 1 %') : t('{0} %', Math.floor(share * 100))),
  others: (count: number) => t('{0} more', count),
  /** Not every event has the tag. */
  onShareOfEvents: (told: string, percent: string) => t('{0} (on {1} of the events)', told, percent),
  suspect: () => t('Suspect commit'),
  noSuspect: () => t('none'),
  commit: (hash: string, author: string, day: string, subject: string) =>
    [[hash, author, day].filter((part) => part !== '').join(', '), subject]
      .filter((part) => part !== '')
      .join(': '),
  line: () => t('This line'),
  writtenIn: (commit: string) => t('last changed in {0}', commit),
  uncommitted: () => t('not committed yet'),
  unknownAuthor: () => t('what is here of its history does not tell who changed it'),
  slowAuthor: () => t('git takes too long to tell who changed it'),
  variables: () => t('Variables'),
  noVariables: () => t('none came with the event'),
  noEvent: () => t('the server does not have the event any more'),
  variable: (name: string, value: string) => `${name} = ${value}`,
  more: (count: number) => t('… {0} more', count),
};
