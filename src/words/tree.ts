import type { Grouping, IssueSet } from '../issues/grouping';
import type { Action } from '../issues/triage/action';
import type { Priority } from '../sentry/issues';
import { groupName } from './issues';
import { t } from './speak';
import { untilWhen } from './triage';

const priorities: Readonly<Record<Priority, () => string>> = {
  high: () => t('High Priority'),
  medium: () => t('Medium Priority'),
  low: () => t('Low Priority'),
};

/** What the row of a set says; the settings and the server may say anything in it. */
export function setName(set: IssueSet): string {
  switch (set.by) {
    case 'query':
      return groupName(set.group.query);
    case 'project':
      return set.project;
    case 'priority':
      return set.priority === undefined ? t('No Priority') : priorities[set.priority]();
  }
}

const groupings: Readonly<Record<Grouping, () => string>> = {
  query: () => t('Queries'),
  project: () => t('Project'),
  priority: () => t('Priority'),
};

export const tree = {
  groupBy: () => t('Group the issues by'),
  /** Beside the choice that holds. */
  asNow: () => t('as now'),
  grouping: (grouping: Grouping) => groupings[grouping](),
  filter: () => t('Filter Issues'),
  filterBy: () => t('Short id, title, culprit, assignee, release, file'),
  filterHint: () => t('An issue is shown that has all words somewhere. Escape brings back what was before.'),
  /** The line above the rows while not all issues are shown; `text` is what the person typed. */
  filtered: (text: string) => t('Only “{0}”.', text),
  onlyMapped: () => t('Only what is mapped here.'),
  filteredAndMapped: (text: string) => t('Only “{0}”, mapped here.', text),
  noMatch: () => t('all issues of this group are hidden now'),
  /** Of a group: how many of its issues are shown. */
  some: (shown: number, all: number) => t('{0} of {1}', shown, all),
  more: (rows: number) => t('Show {0} More', rows),
  left: (left: number) => t('{0} are not listed', left),
  isNew: () => t('new'),
  badge: (count: number) => (count === 1 ? t('1 new issue') : t('{0} new issues', count)),
  pending: () => t('waits to be sent'),
  onLine: (line: number) => t('line {0}', line),
};

export const outbox = {
  group: () => t('Not Sent Yet'),
  sending: () => t('is being sent'),
  soon: () => t('is sent next'),
  signIn: () => t('waits until you sign in again'),
  later: (why: string) => t('is tried again by itself: {0}', why),
  unclear: () => t('was sent, and nothing tells that it arrived: looked at again by itself'),
  elsewhere: () => t('is sent by another window as soon as that is possible'),
  disk: () => t('waits: the disk takes nothing'),
  failed: (why: string) => t('was refused: {0}', why),
  unread: (count: number) =>
    count === 1 ? t('One action cannot be read') : t('{0} actions cannot be read', count),
  unreadWhy: () =>
    t('They were written by a later version of Faultline, or are damaged. They are kept on this machine.'),
  conflict: () => t('somebody changed the issue meanwhile: apply yours, or discard it'),
};

/** What a person did, in the few words of a row; an assignee and a version may be any text of a server. */
export function actionBrief(action: Action): string {
  switch (action.kind) {
    case 'resolve':
      return t('resolve');
    case 'resolveInNextRelease':
      return t('resolve in the next release');
    case 'resolveInRelease':
      return t('resolve in {0}', action.version);
    case 'resolveInCommit':
      return t('resolve in {0}', action.commit.slice(0, 7));
    case 'reopen':
      return t('reopen');
    case 'archive':
      return t('archive {0}', untilWhen(action.until));
    case 'assign':
      return t('assign to {0}', action.to.name);
    case 'unassign':
      return t('unassign');
    case 'prioritize':
      return priorities[action.priority]();
    case 'bookmark':
      return action.on ? t('bookmark') : t('remove the bookmark');
    case 'subscribe':
      return action.on ? t('subscribe') : t('unsubscribe');
    case 'see':
      return action.on ? t('mark as seen') : t('mark as not seen');
    case 'comment':
      return t('comment');
    case 'restore':
      return t('undo');
  }
}

/** What the tree says of hidden issues; nothing while it hides none. */
export function hiddenBy(filter: string | undefined, onlyMapped: boolean): string {
  if (filter === undefined) {
    return onlyMapped ? tree.onlyMapped() : '';
  }
  return onlyMapped ? tree.filteredAndMapped(filter) : tree.filtered(filter);
}
