import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { cutAtWord, escapeIcons, oneLine } from '../base/oneLine';
import { type Base0Line, toBase1 } from '../base/positions';
import { errorLine } from '../issues/errorLine';
import { isNew, isUrgent } from '../issues/newness';
import { instant } from '../issues/order';
import { type FeedState, issueOf, type StoreState, type TrackedIssue } from '../issues/storeState';
import { limitOf, ROWS } from '../issues/treeChoice';
import { canOpen, formerPathOf, hasLine, type Place } from '../mapping/place';
import type { TraceFrame } from '../mapping/trace';
import {
  ago,
  commandTitles,
  hover,
  noLensBecause,
  numbers,
  placeBrief,
  placeSentence,
  tree,
  view,
} from '../words';
import { feedItem, wordItem } from './feedItems';
import { type GroupFacts, groupFacts } from './groups';
import { issueIcon } from './issueIcon';
import { entryItem, outboxItem, unreadItem } from './outboxItems';
import { frameOf, issuesIn, type Row, rowId, type Shown } from './rows';
import { feedOf, noteText } from './rowText';
import { isPending } from './sameRow';
import { spokenIssue, spokenRow } from './spoken';

/** Characters of an error in a row: the numbers behind it are to be seen in a narrow side bar, too. */
const LABEL = 32;

/** What a row looks like. `now` is in milliseconds since the epoch. */
export function itemOf(shown: Shown, row: Row, now: number): TreeItem {
  const item = looksOf(shown, row, now);
  item.id = rowId(row);
  return item;
}

/** The same in the view of one file: an issue says on which line it is. `line` counts from 0. */
export function lineItem(shown: Shown, row: Row, line: Base0Line | undefined, now: number): TreeItem {
  const item = itemOf(shown, row, now);
  if (row.kind === 'issue' && line !== undefined) {
    item.description = joined([tree.onLine(toBase1(line)), `${item.description}`]);
  }
  return item;
}

function looksOf(shown: Shown, row: Row, now: number): TreeItem {
  const { state, waiting } = shown;
  switch (row.kind) {
    case 'feed':
      return itemOfFeed(state, row.binding, (feed, all) => feedItem(feed, all));
    case 'group':
      return groupItem(groupFacts(shown, row));
    case 'issue':
      return issueItem(issueOf(state, row.issue), isPending(shown, row.issue), now);
    case 'frame':
      return frameItem(issueOf(state, row.issue), row);
    case 'note':
      return noteItem(noteText(shown, row), row);
    case 'word':
      return itemOfFeed(state, row.binding, (feed) => wordItem(feed, row.word));
    case 'reason':
      return reasonItem(issueOf(state, row.issue), row.left);
    case 'more':
      return moreItem(shown, row);
    case 'outbox':
      return outboxItem(waiting);
    case 'unread':
      return unreadItem(shown.unread ?? 0);
    case 'entry':
      return entryItem(
        waiting.find(({ id }) => id === row.entry),
        state,
      );
  }
}

function itemOfFeed(
  state: StoreState,
  binding: string,
  make: (feed: FeedState, all: readonly FeedState[]) => TreeItem,
): TreeItem {
  const feed = feedOf(state, binding);
  return feed === undefined || state.kind !== 'bound' ? new TreeItem('') : make(feed, state.feeds);
}

function groupItem(facts: GroupFacts | undefined): TreeItem {
  if (facts === undefined) {
    return new TreeItem('');
  }
  const { name, shown, all, lenses, isOpen } = facts;
  const item = new TreeItem(
    escapeIcons(oneLine(name)),
    isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
  );
  item.description =
    shown === undefined || all === undefined ? '' : shown === all ? `${all}` : tree.some(shown, all);
  item.contextValue = lenses === undefined ? 'group' : lenses ? 'group.on' : 'group.off';
  return item;
}

function moreItem(shown: Shown, row: Extract<Row, { kind: 'more' }>): TreeItem {
  const group = { ...row, kind: 'group' as const };
  const left = issuesIn(shown, group).length - limitOf(shown.choice, row);
  const item = new TreeItem(tree.more(ROWS));
  item.description = tree.left(left);
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command: 'faultline.showMore', title: commandTitles.showMore(), arguments: [row] };
  return item;
}

/** Of an error's line the length of its type; whole lines are for what came back or grows, else a Monday is a wall of colour. */
function typeLength(label: string): number {
  const end = label.search(/[:…]/); // a long one may be cut at its colon
  return end < 0 ? label.length : end;
}

function issueItem(tracked: TrackedIssue | undefined, pending: boolean, now: number): TreeItem {
  if (tracked === undefined) {
    return new TreeItem('');
  }
  const { issue, located } = tracked;
  const label = escapeIcons(cutAtWord(errorLine(issue), LABEL));
  const isFresh = isNew(issue);
  const item = new TreeItem(
    isFresh ? { label, highlights: [[0, isUrgent(issue) ? label.length : typeLength(label)]] } : label,
    TreeItemCollapsibleState.Collapsed,
  );
  const reason = noLensBecause(located);
  const parts = [
    pending ? tree.pending() : '',
    numbers(issue.counts),
    reason, // a narrow side bar cuts what follows
    issue.shortId,
    issue.lastSeen === undefined ? '' : ago(instant(issue.lastSeen), now),
  ];
  item.description = joined(parts);
  item.tooltip = [
    errorLine(issue),
    joined(isFresh ? [tree.isNew(), ...parts] : parts),
    oneLine(issue.culprit ?? ''),
    issue.assignedTo === undefined ? hover.unassigned() : hover.assignedTo(oneLine(issue.assignedTo.name)),
  ]
    .filter((line) => line !== '')
    .join('\n');
  item.iconPath = issueIcon(issue, { isNew: isFresh, isPending: pending });
  item.accessibilityInformation = {
    label: [isFresh ? tree.isNew() : '', pending ? tree.pending() : '', spokenIssue(tracked, now)]
      .filter((part) => part !== '')
      .join(', '),
  };
  item.contextValue = 'issue';
  item.command = { command: 'faultline.openIssue', title: hover.open(), arguments: [tracked.key] };
  return item;
}

function frameItem(tracked: TrackedIssue | undefined, row: Extract<Row, { kind: 'frame' }>): TreeItem {
  const found = frameOf(tracked, row);
  if (tracked === undefined || found === undefined) {
    return new TreeItem('');
  }
  const { frame, place } = found;
  const release = tracked.located.kind === 'located' ? tracked.located.trace.release : undefined;
  const item = new TreeItem(escapeIcons(frameLabel(frame, place)));
  item.description = escapeIcons(joined([oneLine(frame.function ?? ''), placeBrief(place)]));
  item.tooltip = placeSentence(place, harmless(release), harmless(formerPathOf(place)));
  item.accessibilityInformation = { label: spokenRow(item) };
  item.contextValue = 'frame';
  if (canOpen(place)) {
    const argument = { issue: row.issue, stack: row.stack, frame: row.frame };
    item.command = { command: 'faultline.walkStack', title: hover.frames(), arguments: [argument] };
    item.iconPath = new ThemeIcon('debug-stackframe');
  } else {
    item.iconPath = new ThemeIcon('circle-slash', new ThemeColor('disabledForeground'));
  }
  return item;
}

function harmless(text: string | undefined): string | undefined {
  return text === undefined ? undefined : oneLine(text);
}

function frameLabel(frame: TraceFrame, place: Place): string {
  return hasLine(place)
    ? `${oneLine(place.file.path)}:${toBase1(place.line)}`
    : `${oneLine(frame.filename ?? frame.absPath ?? frame.module ?? '?')}:${frame.lineNo ?? '?'}`;
}

function noteItem(text: string, row: Extract<Row, { kind: 'note' }>): TreeItem {
  const { note } = row;
  const item = new TreeItem(text);
  item.iconPath = new ThemeIcon(note === 'trouble' ? 'warning' : 'info');
  if (note === 'nothingMine') {
    item.contextValue = 'note.nothingMine';
    item.command = { command: 'faultline.showAll', title: commandTitles.showAll(), arguments: [row] };
    item.tooltip = commandTitles.showAll();
    item.accessibilityInformation = { label: spokenRow(item) };
  }
  return item;
}

function reasonItem(tracked: TrackedIssue | undefined, left: number): TreeItem {
  const item = new TreeItem(
    left > 0 ? view.leftOut(left) : tracked === undefined ? '' : noLensBecause(tracked.located),
  );
  item.iconPath = new ThemeIcon('info');
  return item;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
