import type { Contested } from '../issues/outbox/entry';
import type { Failure } from '../issues/outbox/failure';
import type { Action, ArchiveUntil } from '../issues/triage/action';
import type { WhyNot } from '../issues/triage/offers';
import type { Shared } from '../issues/triage/seen';
import type { Priority } from '../sentry/issues';
import type { MissingFeature } from '../sentry/server/traits';
import { t } from './speak';
import { undoing } from './undo';

/** What was done with one issue; nothing of a server stands in it but the short id. */
export function doneWith(action: Action, shortId: string): string {
  switch (action.kind) {
    case 'resolve':
      return t('{0} is resolved.', shortId);
    case 'resolveInNextRelease':
      return t('{0} is resolved in the next release.', shortId);
    case 'resolveInRelease':
      return t('{0} is resolved in a release.', shortId);
    case 'resolveInCommit':
      return /^[0-9a-f]{40,64}$/.test(action.commit)
        ? t('{0} is resolved in {1}.', shortId, action.commit.slice(0, 7))
        : t('{0} is resolved in a commit.', shortId);
    case 'reopen':
      return t('{0} is unresolved again.', shortId);
    case 'archive':
      return t('{0} is archived {1}.', shortId, untilWhen(action.until));
    case 'assign':
      return action.to.type === 'team'
        ? t('{0} is assigned to a team.', shortId)
        : t('{0} is assigned.', shortId);
    case 'unassign':
      return t('{0} is assigned to nobody.', shortId);
    case 'prioritize':
      return hasPriority[action.priority](shortId);
    case 'bookmark':
      return action.on ? t('{0} is bookmarked.', shortId) : t('{0} is no longer bookmarked.', shortId);
    case 'subscribe':
      return action.on
        ? t('You are subscribed to {0}.', shortId)
        : t('You are no longer subscribed to {0}.', shortId);
    case 'see':
      return action.on ? t('{0} is marked as seen.', shortId) : t('{0} is marked as not seen.', shortId);
    case 'comment':
      return t('Your comment on {0} was sent.', shortId);
    case 'restore':
      return undoing.asBefore(shortId);
  }
}

const hasPriority: Readonly<Record<Priority, (shortId: string) => string>> = {
  high: (shortId) => t('{0} has high priority.', shortId),
  medium: (shortId) => t('{0} has medium priority.', shortId),
  low: (shortId) => t('{0} has low priority.', shortId),
};

/** How long an issue stays archived, as it follows the word: `until it occurs 5 more times within a day`. */
export function untilWhen(until: ArchiveUntil): string {
  switch (until.kind) {
    case 'escalating':
      return t('until it escalates');
    case 'forever':
      return t('forever');
    case 'later':
      return t('for {0}', spanOf(until.minutes));
    case 'events': {
      const { count, withinMinutes } = until;
      const often = count === 1 ? t('until it occurs once more') : t('until it occurs {0} more times', count);
      return within(often, withinMinutes);
    }
    case 'users': {
      const { count, withinMinutes } = until;
      const many =
        count === 1 ? t('until one more user is affected') : t('until {0} more users are affected', count);
      return within(many, withinMinutes);
    }
  }
}

function within(until: string, minutes: number | undefined): string {
  return minutes === undefined ? until : t('{0} within {1}', until, spanOf(minutes));
}

const [HOUR, DAY, WEEK] = [60, 24 * 60, 7 * 24 * 60];

/** Minutes in the largest unit that says them exactly. */
function spanOf(minutes: number): string {
  if (minutes === WEEK) {
    return t('a week');
  }
  if (minutes % DAY === 0) {
    return minutes === DAY ? t('a day') : t('{0} days', minutes / DAY);
  }
  if (minutes % HOUR === 0) {
    return minutes === HOUR ? t('an hour') : t('{0} hours', minutes / HOUR);
  }
  return minutes === 1 ? t('a minute') : t('{0} minutes', minutes);
}

const fields: Readonly<Record<Shared, () => string>> = {
  status: () => t('status'),
  substatus: () => t('status'),
  statusDetails: () => t('status'),
  assignedTo: () => t('assignee'),
  priority: () => t('priority'),
};

type Conflict = Contested['state'];

/** What one action came to. */
export const outcome = {
  waits: (shortId: string) => t('{0}: kept, and sent as soon as that is possible.', shortId),
  notKept: (shortId: string) =>
    t('{0}: not done, since the disk takes nothing. Make room on it, and try again.', shortId),
  failed: (title: string, shortId: string, why: string) =>
    t('{0}: “{1}” was refused. {2}', shortId, title, why),
  again: () => t('Send Again'),
  discard: () => t('Discard'),
  conflict: (shortId: string, { contested, mergedInto }: Pick<Conflict, 'contested' | 'mergedInto'>) => {
    if (mergedInto !== undefined) {
      return t('{0} was merged into {1} meanwhile. Nothing was sent.', shortId, mergedInto.shortId);
    }
    const changed = [...new Set(contested.map((field) => fields[field]()))].join(', ');
    return changed === ''
      ? t('Somebody changed {0} and changed it back meanwhile. Nothing was sent.', shortId)
      : t('Somebody changed {0} meanwhile: {1}. Nothing was sent.', shortId, changed);
  },
  theirs: () => t('Keep Theirs'),
  mine: () => t('Apply Mine'),
  about: (shortId: string, sentence: string) => t('{0}: {1}', shortId, sentence),
  already: (shortId: string) => t('{0} is like that already, so nothing was sent.', shortId),
  busy: (shortId: string) => t('{0} is being merged or deleted.', shortId),
};

/** Why an action does nothing; `why` is the sentence for what the server lacks. */
export function whyNotWords(
  shortId: string,
  reason: WhyNot,
  why: (feature: MissingFeature) => string,
): string {
  switch (reason.kind) {
    case 'lacks':
      return outcome.about(shortId, why(reason.feature));
    case 'already':
      return outcome.already(shortId);
    case 'busy':
      return outcome.busy(shortId);
  }
}

/** Many issues at once. */
export const many = {
  confirm: (title: string, count: number) =>
    count === 1 ? t('{0}: one issue?', title) : t('{0}: {1} issues?', title, count),
  detail: (named: string, skipped: number, isFinal: boolean) =>
    [
      named,
      ...(skipped === 1 ? [t('One more is left out: it is like that already, or cannot be.')] : []),
      ...(skipped > 1
        ? [t('{0} more are left out: they are like that already, or cannot be.', skipped)]
        : []),
      isFinal ? t('This cannot be undone.') : t('Undo takes all of it back.'),
    ].join('\n\n'),
  progress: (title: string, count: number) =>
    count === 1 ? t('{0}: one issue', title) : t('{0}: {1} issues', title, count),
  ended: (ended: number, count: number) => t('{0} of {1}', ended, count),
  done: (title: string, count: number) =>
    count === 1 ? t('{0}: one issue done.', title) : t('{0}: {1} issues done.', title, count),
  waits: (title: string, count: number, waiting: number) =>
    waiting === 1
      ? t('{0}: {1} issues, of which one waits to be sent.', title, count)
      : t('{0}: {1} issues, of which {2} wait to be sent.', title, count, waiting),
  summary: (title: string, done: number, count: number, named: string) =>
    t('{0}: {1} of {2} issues done. Not done: {3}.', title, done, count, named),
  cancelled: (title: string, done: number, count: number) =>
    t('{0}: cancelled after {1} of {2} issues.', title, done, count),
  again: () => t('Try These Again'),
  none: () => t('None of these issues takes that: they are like that already, or cannot be.'),
};

export const choose = {
  archiveUntil: (subject: string) => t('Archive {0} Until…', subject),
  minutes30: () => t('For 30 minutes'),
  hours2: () => t('For 2 hours'),
  day: () => t('For a day'),
  week: () => t('For a week'),
  month: () => t('For 30 days'),
  events: () => t('Until it occurs more often…'),
  users: () => t('Until more users are affected…'),
  howManyEvents: () => t('After how many more events?'),
  howManyUsers: () => t('After how many more users?'),
  count: () => t('A whole number from 1 to 1000000'),
  within: () => t('Within which time?'),
  everAll: () => t('In all, from now on'),
  withinHour: () => t('Within an hour'),
  withinDay: () => t('Within a day'),
  withinWeek: () => t('Within a week'),
  release: (subject: string) => t('Resolve {0} in Which Release?', subject),
  noReleases: () => t('The server knows no release of this project.'),
  noCommonReleases: () => t('The server knows no release that all projects of these issues have.'),
  severalOrganizations: () =>
    t(
      'These issues are of several organizations or accounts, which know different people and releases. Select issues of one.',
    ),
  assignee: (subject: string) => t('Assign {0} to Whom?', subject),
  suggested: () => t('suggested'),
  teams: () => t('teams'),
  members: () => t('people'),
  nobody: () => t('The server names nobody to whom issues of this project can be assigned.'),
  noSuggestion: (shortId: string) => t('The server suggests no owner for {0}.', shortId),
  priority: (subject: string) => t('Priority of {0}', subject),
  comment: (subject: string) => t('Comment on {0}', subject),
  commentPrompt: () => t('Everybody who sees the issue can read it. A comment cannot be undone from here.'),
  subject: (count: number, first: string) => (count === 1 ? first : t('{0} issues', count)),
};

export const copied = {
  links: (count: number) => (count === 1 ? t('The link is copied.') : t('{0} links are copied.', count)),
  ids: (count: number) =>
    count === 1 ? t('The short id is copied.') : t('{0} short ids are copied.', count),
  markdown: (count: number) =>
    count === 1 ? t('The Markdown is copied.') : t('The Markdown of {0} issues is copied.', count),
};

export const pages = {
  confirm: (count: number) => t('Open {0} pages in the browser?', count),
  open: () => t('Open'),
};

export const releases = {
  notSemantic: () =>
    t(
      'The releases of this project are no semantic versions. Sentry orders them by date then, and a late event of an old release can reopen an issue that was resolved in a release.',
    ),
};

export const headCommit = {
  none: () => t('There is no commit yet.'),
};

export const triage = {
  title: (shortId: string, at: number, count: number) => t('{0} · {1} of {2}', shortId, at, count),
  nothing: () => t('There is nothing to triage: no issue is assigned to you or waits for review.'),
  nothingOpen: () => t('There is nothing to triage: none of these issues is unresolved.'),
  notListed: () => t('It is not known yet what there is to triage: the issues are not loaded.'),
  listing: () => t('Faultline: asking what there is to triage'),
  finished: (count: number) =>
    count === 1 ? t('Triage: the issue is done.') : t('Triage: all {0} issues are done.', count),
  next: (key: string) => t('Next Issue ({0})', key),
  previous: (key: string) => t('Previous Issue ({0})', key),
  lacking: () => t('not on this server'),
  inCommitOfLine: () => t('Resolve in the Commit That Changed the Line'),
  bookmark: (on: boolean) => (on ? t('Bookmark') : t('Remove Bookmark')),
  subscribe: (on: boolean) => (on ? t('Subscribe') : t('Unsubscribe')),
  pending: () => t('waits to be sent'),
  states: {
    resolved: () => t('resolved'),
    ignored: () => t('archived'),
  },
};

/** What the server's own refusal of a commit means: `said` is compared and never shown. */
export function refusedCommit({ said = '' }: Failure): 'unknownRepository' | 'unknownCommit' | 'refused' {
  return /given repository/i.test(said)
    ? 'unknownRepository'
    : /given commit/i.test(said)
      ? 'unknownCommit'
      : 'refused';
}
