import type { Contested } from '../issues/outbox/entry';
import type { Failure } from '../issues/outbox/failure';
import type { Action, ActionKind } from '../issues/triage/action';
import type { WhyNot } from '../issues/triage/offers';
import type { Shared } from '../issues/triage/seen';
import type { MissingFeature } from '../sentry/server/traits';
import { t } from './speak';

/** What was done with one issue; nothing of a server stands in it but the short id. */
export function doneWith(action: Action, shortId: string): string {
  return action.kind === 'resolveInCommit' && /^[0-9a-f]{40,64}$/.test(action.commit)
    ? t('{0} is resolved in {1}.', shortId, action.commit.slice(0, 7))
    : sentences[action.kind](shortId);
}

const sentences: Readonly<Record<ActionKind, (shortId: string) => string>> = {
  resolve: (shortId) => t('{0} is resolved.', shortId),
  resolveInNextRelease: (shortId) => t('{0} is resolved in the next release.', shortId),
  resolveInRelease: (shortId) => t('{0} is resolved in a release.', shortId),
  resolveInCommit: (shortId) => t('{0} is resolved in a commit.', shortId),
  reopen: (shortId) => t('{0} is unresolved again.', shortId),
  archive: (shortId) => t('{0} is archived.', shortId),
  assign: (shortId) => t('{0} is assigned.', shortId),
  unassign: (shortId) => t('{0} is assigned to nobody.', shortId),
  prioritize: (shortId) => t('{0} has another priority.', shortId),
  bookmark: (shortId) => t('The bookmark of {0} is changed.', shortId),
  subscribe: (shortId) => t('The subscription to {0} is changed.', shortId),
  see: (shortId) => t('{0} is marked.', shortId),
  comment: (shortId) => t('The comment on {0} is there.', shortId),
  restore: (shortId) => undoing.asBefore(shortId),
};

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
    t('{0} of {1} was refused. {2}', title, shortId, why),
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
  lacks: (shortId: string, why: string) => t('{0}: {1}', shortId, why),
  already: (shortId: string) => t('{0} is that already.', shortId),
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
      return outcome.lacks(shortId, why(reason.feature));
    case 'already':
      return outcome.already(shortId);
    case 'busy':
      return outcome.busy(shortId);
  }
}

/** Short ids that a sentence names at the most. */
const MOST_NAMED = 30;

/** `SHOP-1, SHOP-2 and 4 more`. */
export function namedIssues(shortIds: readonly string[], most = MOST_NAMED): string {
  const named = shortIds.slice(0, most).join(', ');
  return shortIds.length > most ? t('{0} and {1} more', named, shortIds.length - most) : named;
}

/** Many issues at once. */
export const many = {
  confirm: (title: string, count: number) => t('{0}: {1} issues?', title, count),
  detail: (named: string, skipped: number, isFinal: boolean) =>
    [
      named,
      ...(skipped > 0 ? [t('{0} more are left out: they are that already, or cannot be.', skipped)] : []),
      isFinal ? t('This cannot be undone.') : t('Undo takes all of it back.'),
    ].join('\n\n'),
  progress: (title: string, count: number) => t('{0}: {1} issues', title, count),
  ended: (ended: number, count: number) => t('{0} of {1}', ended, count),
  done: (title: string, count: number) => t('{0}: {1} issues done.', title, count),
  waits: (title: string, count: number, waiting: number) =>
    t('{0}: {1} issues, of which {2} wait to be sent.', title, count, waiting),
  summary: (title: string, done: number, count: number, named: string) =>
    t('{0}: {1} of {2} issues done. Not done: {3}.', title, done, count, named),
  cancelled: (title: string, done: number, count: number) =>
    t('{0}: cancelled after {1} of {2} issues.', title, done, count),
  again: () => t('Try These Again'),
  none: () => t('None of these issues takes that: they are that already, or cannot be.'),
};

export const undoing = {
  name: () => t('Faultline: Undo'),
  item: (count: number, first: string) =>
    count === 1 ? t('$(discard) Undo {0}', first) : t('$(discard) Undo {0} issues', count),
  tooltip: (title: string, named: string) => t('Faultline: take back “{0}” of {1}', title, named),
  nothing: () => t('There is nothing to undo: what was done in this window was taken back, or cannot be.'),
  asBefore: (named: string) => t('{0}: as before.', named),
  startsAnew: () => t('As before. The counter of what was archived until something happens starts anew.'),
  stays: (named: string) => t('What {0} was before cannot be brought back from here.', named),
};

/** What a deed is called in the status bar. */
export function deedName(kind: ActionKind): string {
  return deedNames[kind]();
}

const deedNames: Readonly<Record<ActionKind, () => string>> = {
  resolve: () => t('resolve'),
  resolveInNextRelease: () => t('resolve in the next release'),
  resolveInRelease: () => t('resolve in a release'),
  resolveInCommit: () => t('resolve in a commit'),
  reopen: () => t('reopen'),
  archive: () => t('archive'),
  assign: () => t('assign'),
  unassign: () => t('unassign'),
  prioritize: () => t('set the priority'),
  bookmark: () => t('bookmark'),
  subscribe: () => t('subscribe'),
  see: () => t('mark as seen'),
  comment: () => t('comment'),
  restore: () => t('undo'),
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
  finished: (count: number) =>
    count === 1 ? t('Triage: the issue is done.') : t('Triage: all {0} issues are done.', count),
  next: (key: string) => t('Next Issue ({0})', key),
  previous: (key: string) => t('Previous Issue ({0})', key),
  lacking: () => t('not on this server'),
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
