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
      readonly note: 'nothingMine' | 'noRows' | 'loading' | 'notLoaded' | 'trouble';
    }
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
  }
}

/** The rows below a row; below nothing, the groups of the one binding, or else the bindings. */
export function rowsBelow(state: StoreState, row: Row | undefined): readonly Row[] {
  switch (row?.kind) {
    case undefined: {
      const feeds = state.kind === 'bound' ? state.feeds : [];
      const [only] = feeds;
      return only !== undefined && feeds.length === 1
        ? feedRows(state, only.binding.id)
        : feeds.map(({ binding }) => ({ kind: 'feed', binding: binding.id }));
    }
    case 'feed':
      return feedRows(state, row.binding);
    case 'group':
      return groupRows(readyFeed(state, row.binding), row.group);
    case 'issue':
      return frameRows(state, row);
    case 'frame':
    case 'note':
    case 'word':
    case 'reason':
      return [];
  }
}

/** The row above a row, so that a row can be revealed. */
export function rowAbove(state: StoreState, row: Row): Row | undefined {
  switch (row.kind) {
    case 'feed':
      return undefined;
    case 'group':
    case 'word':
      return state.kind === 'bound' && state.feeds.length > 1
        ? { kind: 'feed', binding: row.binding }
        : undefined;
    case 'issue':
    case 'note':
      return { kind: 'group', binding: row.binding, group: row.group };
    case 'frame':
    case 'reason':
      return { kind: 'issue', binding: row.binding, group: row.group, issue: row.issue };
  }
}

/** What is to be known first, then the groups. */
function feedRows(state: StoreState, binding: string): readonly Row[] {
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
    ...feed.groups.map(({ query }): Row => ({ kind: 'group', binding, group: query.id })),
  ];
}

function groupRows(feed: ReadyFeed | undefined, id: string): readonly Row[] {
  const group = feed?.groups.find(({ query }) => query.id === id);
  if (feed === undefined || group === undefined) {
    return [];
  }
  const binding = feed.binding.id;
  const note = (why: Extract<Row, { kind: 'note' }>['note']): Row => ({
    ...{ kind: 'note', binding, group: id },
    note: why,
  });
  const rows: readonly Row[] = group.issues.map((issue) => ({ kind: 'issue', binding, group: id, issue }));
  if (group.trouble !== undefined) {
    return [note('trouble'), ...rows];
  }
  if (!group.loaded) {
    return [note(feed.refreshing ? 'loading' : 'notLoaded')];
  }
  return rows.length > 0 ? rows : [note(id === 'mine' ? 'nothingMine' : 'noRows')];
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
