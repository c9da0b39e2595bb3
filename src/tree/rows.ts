import { type IssueSet, setsOf } from '../issues/grouping';
import { matches } from '../issues/issueFilter';
import { noLineReason } from '../issues/noLine';
import type { Entry } from '../issues/outbox/entry';
import { type Choice, limitOf } from '../issues/treeChoice';
import {
  type IssueKey,
  issueOf,
  type ReadyFeed,
  readyFeeds,
  type StoreState,
  type TrackedIssue,
} from '../issues/storeState';
import type { Place } from '../mapping/place';
import type { TraceFrame } from '../mapping/trace';
import { serverLacks } from '../words';
import { viewState } from './viewState';

/** What the rows are a function of. */
export interface Shown {
  readonly state: StoreState;
  readonly choice: Choice;
  /** Actions that the server has not confirmed yet, in order. */
  readonly waiting: readonly Entry[];
  /** How many more there are that cannot be read. */
  readonly unread?: number;
}

/** A row of the tree: plain data; what it looks like is made when VS Code asks. Bindings and groups by their ids. */
export type Row =
  /** The issues of a binding, where there are several. */
  | { readonly kind: 'feed'; readonly binding: string }
  | { readonly kind: 'group'; readonly binding: string; readonly group: string }
  | {
      readonly kind: 'issue';
      readonly binding: string;
      readonly group: string;
      readonly issue: IssueKey;
    }
  | {
      readonly kind: 'frame';
      readonly binding: string;
      readonly group: string;
      readonly issue: IssueKey;
      /** Indexes within the trace. */
      readonly stack: number;
      readonly frame: number;
    }
  /** Says why there is nothing in a group. */
  | {
      readonly kind: 'note';
      readonly binding: string;
      readonly group: string;
      readonly note: Note;
    }
  /** Issues of a group that are not listed yet. */
  | { readonly kind: 'more'; readonly binding: string; readonly group: string }
  /** The actions that wait, and one of them by its id. */
  | { readonly kind: 'outbox' }
  | { readonly kind: 'entry'; readonly entry: string }
  /** Says that there are actions which cannot be read. */
  | { readonly kind: 'unread' }
  /** Says what is to be known of the issues of a binding, or why there are none. */
  | { readonly kind: 'word'; readonly binding: string; readonly word: FeedWord }
  /** Says why an issue has no frames, or how many are left out. */
  | {
      readonly kind: 'reason';
      readonly binding: string;
      readonly group: string;
      readonly issue: IssueKey;
      readonly left: number;
    };

/** Why there is nothing, or not all, in a group. */
export type Note = 'nothingMine' | 'noRows' | 'loading' | 'notLoaded' | 'trouble' | 'noMatch';

/** What is to be known of a feed beside its issues. */
export type FeedWord = 'noAccount' | 'loading' | 'failed' | 'trouble' | 'server' | 'dropped';

/** A row's identity over refreshes. */
export function rowId(row: Row): string {
  switch (row.kind) {
    case 'feed':
      return row.binding;
    case 'group':
      return `${row.binding}/${row.group}`;
    case 'issue':
      return `${row.group}/${row.issue}`;
    case 'frame':
      return `${row.group}/${row.issue}/${row.stack}/${row.frame}`;
    case 'note':
      return `${row.binding}/${row.group}/note/${row.note}`;
    case 'word':
      return `${row.binding}/word/${row.word}`;
    case 'reason':
      return `${row.group}/${row.issue}/reason`;
    case 'more':
      return `${row.binding}/${row.group}/more`;
    case 'outbox':
    case 'unread':
      return row.kind;
    case 'entry':
      return `outbox/${row.entry}`;
  }
}

/** The rows below a row; below nothing, the groups of the one binding, or else the bindings. */
export function rowsBelow(shown: Shown, row: Row | undefined): readonly Row[] {
  const { state } = shown;
  switch (row?.kind) {
    case undefined:
      return topRows(shown);
    case 'feed':
      return feedRows(shown, row.binding);
    case 'group':
      return groupRows(shown, row);
    case 'issue':
      return frameRows(state, row);
    case 'outbox':
      return [
        ...shown.waiting.map(({ id }): Row => ({ kind: 'entry', entry: id })),
        ...(hasUnread(shown) ? [{ kind: 'unread' } as const] : []),
      ];
    case 'frame':
    case 'note':
    case 'word':
    case 'reason':
    case 'more':
    case 'entry':
    case 'unread':
      return [];
  }
}

/** In a state without rows the welcome text stands alone, unless something waits for the person. */
export function rowsOnceReady(shown: Shown, row: Row | undefined): readonly Row[] {
  return viewState(shown.state) === 'ready' || isToBeSeen(shown) ? rowsBelow(shown, row) : [];
}

/** The row above a row, so that a row can be revealed. */
export function rowAbove({ state }: Shown, row: Row): Row | undefined {
  switch (row.kind) {
    case 'feed':
    case 'outbox':
      return undefined;
    case 'entry':
    case 'unread':
      return { kind: 'outbox' };
    case 'group':
    case 'word':
      return state.kind === 'bound' && state.feeds.length > 1
        ? { kind: 'feed', binding: row.binding }
        : undefined;
    case 'issue':
    case 'note':
    case 'more':
      return { kind: 'group', binding: row.binding, group: row.group };
    case 'frame':
    case 'reason':
      return { kind: 'issue', binding: row.binding, group: row.group, issue: row.issue };
  }
}

/** What waits stands above all else once it is not simply on its way. */
function topRows(shown: Shown): readonly Row[] {
  const feeds = shown.state.kind === 'bound' ? shown.state.feeds : [];
  const [only] = feeds;
  const rows: readonly Row[] =
    only !== undefined && feeds.length === 1
      ? feedRows(shown, only.binding.id)
      : feeds.map(({ binding }) => ({ kind: 'feed', binding: binding.id }));
  return isToBeSeen(shown) ? [{ kind: 'outbox' }, ...rows] : rows;
}

/** Whether something waits that the person is to see, whatever else there is to show. */
function isToBeSeen(shown: Shown): boolean {
  return shown.waiting.some(isHeldUp) || hasUnread(shown);
}

function hasUnread({ unread = 0 }: Shown): boolean {
  return unread > 0;
}

/** True for an action that waits for a person, or for better times; nobody waits for what only marks an issue as seen. */
function isHeldUp({ state, action }: Entry): boolean {
  return (
    state.kind === 'failed' ||
    state.kind === 'conflict' ||
    (state.kind === 'pending' && state.trouble !== undefined && action.kind !== 'see')
  );
}

/** What is to be known first, then the groups. */
function feedRows({ state, choice }: Shown, binding: string): readonly Row[] {
  const feed = state.kind === 'bound' ? state.feeds.find((one) => one.binding.id === binding) : undefined;
  const word = (what: FeedWord): Row => ({ kind: 'word', binding, word: what });
  if (feed?.kind !== 'ready') {
    return feed === undefined ? [] : [word(feed.kind)];
  }
  const isOneOfSeveral = state.kind === 'bound' && state.feeds.length > 1;
  return [
    ...(isOneOfSeveral && feed.trouble !== undefined ? [word('trouble')] : []),
    ...(serverLacks(feed.traits) !== '' ? [word('server')] : []),
    ...(feed.dropped > 0 ? [word('dropped')] : []),
    ...setsOf(feed, choice.grouping).map(({ id }): Row => ({ kind: 'group', binding, group: id })),
  ];
}

type GroupRow = Extract<Row, { kind: 'group' }>;

/** The set that the row of a group stands for. */
export function setOf({ state, choice }: Shown, { binding, group }: GroupRow): IssueSet | undefined {
  const feed = readyFeed(state, binding);
  return feed && setsOf(feed, choice.grouping).find(({ id }) => id === group);
}

/** By the ids of groups' rows, made once for what is shown. */
const wanted = new WeakMap<Shown, Map<string, readonly IssueKey[]>>();

/** The issues of a group that are wanted, listed or not. */
export function issuesIn(shown: Shown, row: GroupRow): readonly IssueKey[] {
  const known = wanted.get(shown) ?? new Map<string, readonly IssueKey[]>();
  const issues = known.get(rowId(row)) ?? wantedIn(shown, row);
  wanted.set(shown, known.set(rowId(row), issues));
  return issues;
}

function wantedIn(shown: Shown, row: GroupRow): readonly IssueKey[] {
  const issues = setOf(shown, row)?.issues ?? [];
  const { filter, onlyMapped } = shown.choice;
  if (filter === undefined && !onlyMapped) {
    return issues;
  }
  const known = readyFeed(shown.state, row.binding)?.issues;
  return issues.filter((key) => {
    const tracked = known?.get(key);
    return (
      tracked !== undefined &&
      (!onlyMapped || isMapped(tracked)) &&
      (filter === undefined || matches(tracked, filter))
    );
  });
}

function isMapped({ located }: TrackedIssue): boolean {
  return located.kind === 'located' && noLineReason(located) === undefined;
}

function groupRows(shown: Shown, row: GroupRow): readonly Row[] {
  const set = setOf(shown, row);
  if (set === undefined) {
    return [];
  }
  const { binding, group } = row;
  const issues = issuesIn(shown, row);
  const most = limitOf(shown.choice, row);
  const rows: readonly Row[] = issues
    .slice(0, most)
    .map((issue) => ({ kind: 'issue', binding, group, issue }));
  const note = noteAbove(set, rows.length === 0, readyFeed(shown.state, binding));
  return [
    ...(note === undefined ? [] : [{ kind: 'note', binding, group, note } as const]),
    ...rows,
    ...(issues.length > most ? [{ kind: 'more', binding, group } as const] : []),
  ];
}

function noteAbove(set: IssueSet, isEmpty: boolean, feed: ReadyFeed | undefined): Note | undefined {
  if (set.by === 'query' && set.group.trouble !== undefined) {
    return 'trouble';
  }
  if (set.by === 'query' && !set.group.loaded) {
    return feed?.refreshing === true ? 'loading' : 'notLoaded';
  }
  if (isEmpty) {
    return set.issues.length > 0 ? 'noMatch' : set.id === 'mine' ? 'nothingMine' : 'noRows';
  }
  return undefined;
}

/** The outermost exception first, and in each stack the failing frame first; frames of dependencies are left out. */
function frameRows(state: StoreState, row: Extract<Row, { kind: 'issue' }>): readonly Row[] {
  const { binding, group, issue } = row;
  const located = issueOf(state, issue)?.located;
  const reason = (left: number): Row => ({ kind: 'reason', binding, group, issue, left });
  if (located?.kind !== 'located') {
    return [reason(0)];
  }
  const rows: Row[] = [];
  let left = 0;
  for (const [stack, places] of [...located.places.entries()].reverse()) {
    for (const [frame, place] of [...places.entries()].reverse()) {
      if (isForeign(place)) {
        left++;
      } else {
        rows.push({ kind: 'frame', binding, group, issue, stack, frame });
      }
    }
  }
  return left > 0 || rows.length === 0 ? [...rows, reason(left)] : rows;
}

function isForeign(place: Place): boolean {
  return place.verdict === 'unmapped' && (place.reason === 'thirdParty' || place.reason === 'runtime');
}

/** The feed of a binding, where it has something to show. */
export function readyFeed(state: StoreState, binding: string): ReadyFeed | undefined {
  return readyFeeds(state).find((feed) => feed.binding.id === binding);
}

/** A frame of an issue with its place. */
export function frameOf(
  tracked: TrackedIssue | undefined,
  row: { readonly stack: number; readonly frame: number },
): { readonly frame: TraceFrame; readonly place: Place } | undefined {
  if (tracked?.located.kind !== 'located') {
    return undefined;
  }
  const frame = tracked.located.trace.stacks[row.stack]?.frames[row.frame];
  const place = tracked.located.places[row.stack]?.[row.frame];
  return frame && place && { frame, place };
}
