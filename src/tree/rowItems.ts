import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { cutAtWord, escapeIcons, oneLine } from '../base/oneLine';
import { toBase1 } from '../base/positions';
import { colorOf, lensColors } from '../contributions';
import { errorLine } from '../issues/errorLine';
import { instant } from '../issues/order';
import {
  type FeedState,
  type IssueGroup,
  issueOf,
  type StoreState,
  type TrackedIssue,
} from '../issues/storeState';
import { canOpen, formerPathOf, hasLine, type Place } from '../mapping/place';
import type { TraceFrame } from '../mapping/trace';
import type { Level } from '../sentry/issues';
import {
  ago,
  commandTitles,
  failure,
  groupName,
  hover,
  noLensBecause,
  numbers,
  placeBrief,
  placeSentence,
  scopeOf,
  view,
} from '../words';
import { feedItem, wordItem } from './feedItems';
import { frameOf, readyFeed, type Row, rowId } from './rows';
import { spokenIssue, spokenRow } from './spoken';

/** Characters of an error in a row: the numbers behind it are to be seen in a narrow side bar, too. */
const LABEL = 32;

/** A level is a shape, not a colour alone. */
const levelIcons: Readonly<Record<Level, string>> = {
  fatal: 'flame',
  error: 'error',
  warning: 'warning',
  info: 'info',
  debug: 'bug',
  sample: 'circle-outline',
  unknown: 'circle-outline',
};

/** What a row looks like. `now` is in milliseconds since the epoch. */
export function itemOf(state: StoreState, row: Row, now: number): TreeItem {
  const item = looksOf(state, row, now);
  item.id = rowId(row);
  return item;
}

function looksOf(state: StoreState, row: Row, now: number): TreeItem {
  switch (row.kind) {
    case 'feed':
      return itemOfFeed(state, row.binding, (feed, all) => feedItem(feed, all));
    case 'group':
      return groupItem(groupOf(state, row));
    case 'issue':
      return issueItem(issueOf(state, row.issue), now);
    case 'frame':
      return frameItem(issueOf(state, row.issue), row);
    case 'note':
      return noteItem(state, row);
    case 'word':
      return itemOfFeed(state, row.binding, (feed) => wordItem(feed, row.word));
    case 'reason':
      return reasonItem(issueOf(state, row.issue), row.left);
  }
}

function feedOf(state: StoreState, binding: string): FeedState | undefined {
  return state.kind === 'bound' ? state.feeds.find((feed) => feed.binding.id === binding) : undefined;
}

function itemOfFeed(
  state: StoreState,
  binding: string,
  make: (feed: FeedState, all: readonly FeedState[]) => TreeItem,
): TreeItem {
  const feed = feedOf(state, binding);
  return feed === undefined || state.kind !== 'bound' ? new TreeItem('') : make(feed, state.feeds);
}

function groupOf(
  state: StoreState,
  { binding, group }: { readonly binding: string; readonly group: string },
): IssueGroup | undefined {
  return readyFeed(state, binding)?.groups.find(({ query }) => query.id === group);
}

function groupItem(group: IssueGroup | undefined): TreeItem {
  if (group === undefined) {
    return new TreeItem('');
  }
  const open = group.query.id === 'mine' || group.lenses === 'on';
  const item = new TreeItem(
    escapeIcons(groupName(group.query)),
    open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
  );
  item.description = group.loaded ? `${group.issues.length}` : '';
  item.contextValue = group.lenses === 'off' ? 'group.off' : 'group.on';
  return item;
}

function issueItem(tracked: TrackedIssue | undefined, now: number): TreeItem {
  if (tracked === undefined) {
    return new TreeItem('');
  }
  const { issue, located } = tracked;
  const item = new TreeItem(
    escapeIcons(cutAtWord(errorLine(issue), LABEL)),
    TreeItemCollapsibleState.Collapsed,
  );
  const reason = noLensBecause(located);
  const parts = [
    numbers(issue.counts),
    reason, // a narrow side bar cuts what follows
    issue.shortId,
    issue.lastSeen === undefined ? '' : ago(instant(issue.lastSeen), now),
  ];
  item.description = joined(parts);
  item.tooltip = [
    errorLine(issue),
    joined(parts),
    oneLine(issue.culprit ?? ''),
    issue.assignedTo === undefined ? hover.unassigned() : hover.assignedTo(oneLine(issue.assignedTo.name)),
  ]
    .filter((line) => line !== '')
    .join('\n');
  item.iconPath = new ThemeIcon(levelIcons[issue.level], new ThemeColor(lensColors[colorOf(issue.level)]));
  item.accessibilityInformation = { label: spokenIssue(tracked, now) };
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

function noteItem(state: StoreState, row: Extract<Row, { kind: 'note' }>): TreeItem {
  const { note } = row;
  const item = new TreeItem(noteOf(state, row));
  item.iconPath = new ThemeIcon(note === 'trouble' ? 'warning' : 'info');
  if (note === 'nothingMine') {
    item.contextValue = 'note.nothingMine';
    item.command = { command: 'faultline.showAll', title: commandTitles.showAll(), arguments: [row] };
    item.tooltip = commandTitles.showAll();
    item.accessibilityInformation = { label: spokenRow(item) };
  }
  return item;
}

function noteOf(state: StoreState, { note, binding, group }: Extract<Row, { kind: 'note' }>): string {
  switch (note) {
    case 'nothingMine': {
      const feed = feedOf(state, binding);
      return view.nothingMine(feed === undefined ? '' : oneLine(scopeOf(feed.binding)));
    }
    case 'trouble': {
      const trouble = groupOf(state, { binding, group })?.trouble;
      return trouble === undefined ? '' : failure(trouble);
    }
    case 'noRows':
    case 'loading':
    case 'notLoaded':
      return view[note]();
  }
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
