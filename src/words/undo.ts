import type { ActionKind } from '../issues/triage/action';
import { t } from './speak';

/** Short ids that a sentence names at the most. */
const MOST_NAMED = 30;

/** `SHOP-1, SHOP-2 and 4 more`. */
export function namedIssues(shortIds: readonly string[], most = MOST_NAMED): string {
  const named = shortIds.slice(0, most).join(', ');
  return shortIds.length > most ? t('{0} and {1} more', named, shortIds.length - most) : named;
}

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
export function deedName(kind: ActionKind | 'startWorking'): string {
  return deedNames[kind]();
}

const deedNames: Readonly<Record<ActionKind | 'startWorking', () => string>> = {
  startWorking: () => t('start working'),
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
