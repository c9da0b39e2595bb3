import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import { keyActedOn } from '../issues/actedOn';
import type { Entry, Trouble } from '../issues/outbox/entry';
import { failureAsError } from '../issues/outbox/failure';
import type { StoreState } from '../issues/storeState';
import { actionBrief, commandTitles, failure, outbox } from '../words';

/** Characters of a comment in a tooltip; all of it is copied. */
const LONGEST_TEXT = 1000;

/** The row above the actions that wait. */
export function outboxItem(waiting: readonly Entry[]): TreeItem {
  const item = new TreeItem(outbox.group(), TreeItemCollapsibleState.Expanded);
  item.description = `${waiting.length}`;
  item.iconPath = new ThemeIcon('cloud-upload');
  item.contextValue = 'outbox';
  return item;
}

/** Lines that say nothing any more, or are of a later version. */
export function unreadItem(count: number): TreeItem {
  const item = new TreeItem(outbox.unread(count));
  item.tooltip = outbox.unreadWhy();
  item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  item.command = { command: 'faultline.showLog', title: commandTitles.showLog() };
  return item;
}

/** An action that waits: of which issue, what, and why it waits. */
export function entryItem(entry: Entry | undefined, state: StoreState): TreeItem {
  if (entry === undefined) {
    return new TreeItem('');
  }
  const item = new TreeItem(entry.shortId);
  const [brief, why] = [oneLine(actionBrief(entry.action)), oneLine(whyWaiting(entry))];
  item.description = escapeIcons(`${brief} · ${why}`);
  const text = entry.action.kind === 'comment' ? oneLine(entry.action.text, LONGEST_TEXT) : '';
  item.tooltip = [oneLine(entry.title), brief, text, why].filter((line) => line !== '').join('\n');
  item.accessibilityInformation = { label: `${entry.shortId}, ${brief}, ${why}` };
  item.iconPath = iconOf(entry);
  item.contextValue = `entry.${standingOf(entry)}${text === '' ? '' : '.comment'}`;
  const key = keyActedOn(state, entry);
  item.command = { command: 'faultline.openIssue', title: commandTitles.openIssue(), arguments: [key] };
  return item;
}

/** What can be done with an action follows from how it stands. */
function standingOf({ state }: Entry): 'waiting' | 'signIn' | 'failed' | 'conflict' {
  switch (state.kind) {
    case 'failed':
    case 'conflict':
      return state.kind;
    case 'sending':
      return 'waiting';
    case 'pending':
      return state.trouble?.kind === 'signIn' ? 'signIn' : 'waiting';
  }
}

function whyWaiting({ state }: Entry): string {
  switch (state.kind) {
    case 'sending':
      return outbox.sending();
    case 'failed':
      return outbox.failed(failure(failureAsError(state.reason)));
    case 'conflict':
      return outbox.conflict();
    case 'pending':
      return state.trouble === undefined ? outbox.soon() : ofTrouble(state.trouble);
  }
}

function ofTrouble(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'signIn':
      return outbox.signIn();
    case 'unclear':
      return outbox.unclear();
    case 'elsewhere':
      return outbox.elsewhere();
    case 'disk':
      return outbox.disk();
    case 'later':
      return outbox.later(failure(failureAsError(trouble.failure)));
  }
}

function iconOf({ state }: Entry): ThemeIcon {
  switch (state.kind) {
    case 'sending':
      return new ThemeIcon('sync~spin');
    case 'pending':
      return new ThemeIcon('watch');
    case 'conflict':
      return new ThemeIcon('git-compare', new ThemeColor('list.warningForeground'));
    case 'failed':
      return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  }
}
