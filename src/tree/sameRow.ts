import { nameOf } from '../issues/outbox/withPending';
import type { Entry } from '../issues/outbox/entry';
import { isSameLocated } from '../issues/sameIssue';
import { issueOf, type Located, type TrackedIssue } from '../issues/storeState';
import { feedLabel, feedSentence } from './feedWords';
import { groupFacts } from './groups';
import { issuesIn, type Row, type Shown } from './rows';
import { feedOf, noteText } from './rowText';

/** Whether a row, and what stands below that of an issue, looks the same in two states. */
export function isSameRow(row: Row, one: Shown, other: Shown): boolean {
  switch (row.kind) {
    case 'issue':
      return (
        isSameIssue(issueOf(one.state, row.issue), issueOf(other.state, row.issue)) &&
        isPending(one, row.issue) === isPending(other, row.issue)
      );
    case 'frame':
    case 'reason':
      return true; // drawn with its issue
    case 'feed':
    case 'group':
    case 'note':
    case 'word':
    case 'more':
    case 'outbox':
    case 'entry':
    case 'unread':
      return faceOf(row, one) === faceOf(row, other);
  }
}

type Plain = Exclude<Row, { readonly kind: 'issue' | 'frame' | 'reason' }>;

/** All that the row shows, as one text to compare. */
function faceOf(row: Plain, shown: Shown): string {
  const { state, waiting } = shown;
  switch (row.kind) {
    case 'feed': {
      const feeds = state.kind === 'bound' ? state.feeds : [];
      const account = feeds.map((feed) => ('account' in feed ? feed.account.id : ''));
      return JSON.stringify([account, feeds.map(({ binding }) => binding)]);
    }
    case 'group':
      return JSON.stringify(groupFacts(shown, row));
    case 'note':
      return noteText(shown, row);
    case 'word': {
      const feed = feedOf(state, row.binding);
      return feed === undefined ? '' : `${feedLabel(feed, row.word)}\n${feedSentence(feed, row.word)}`;
    }
    case 'more':
      return `${issuesIn(shown, { ...row, kind: 'group' }).length}`;
    case 'outbox':
      return `${waiting.length}`;
    case 'unread':
      return `${shown.unread}`;
    case 'entry':
      return JSON.stringify(waiting.find(({ id }) => id === row.entry)?.state);
  }
}

/** Of an issue that is not shown in a row. */
const UNSHOWN: ReadonlySet<string> = new Set(['stats', 'lifetime', 'lastChange', 'permalink']);

/** What did not change keeps its identity for the most part; an answer that says the same again has another. */
function isSameIssue(one: TrackedIssue | undefined, other: TrackedIssue | undefined): boolean {
  if (one === other) {
    return true;
  }
  return (
    one !== undefined &&
    other !== undefined &&
    isSamePlace(one.located, other.located) &&
    (one.issue === other.issue || shownOf(one) === shownOf(other))
  );
}

function shownOf({ issue }: TrackedIssue): string {
  return JSON.stringify(issue, (key, value: unknown) => (UNSHOWN.has(key) ? undefined : value));
}

/** A trace that was looked for again may well stand where it stood. */
function isSamePlace(one: Located, other: Located): boolean {
  return one.kind === 'located' && other.kind === 'located'
    ? one === other ||
        (one.trace === other.trace &&
          JSON.stringify([one.crash, one.places]) === JSON.stringify([other.crash, other.places]))
    : isSameLocated(one, other);
}

/** The issues for which something is on its way, made once for the entries as they are. */
const pendingIssues = new WeakMap<readonly Entry[], ReadonlySet<string>>();

/** Whether an action on an issue is still to be confirmed by the server; not what marks it as seen. */
export function isPending({ state, waiting }: Shown, key: string): boolean {
  const tracked = waiting.length === 0 ? undefined : issueOf(state, key);
  if (tracked === undefined) {
    return false;
  }
  const { account, binding, issue } = tracked;
  const pending = pendingIssues.get(waiting) ?? new Set(waiting.filter(isOnItsWay).map(nameOf));
  pendingIssues.set(waiting, pending);
  return pending.has(nameOf({ account: account.id, org: binding.org, issue: issue.id }));
}

function isOnItsWay({ action, state }: Entry): boolean {
  return action.kind !== 'see' && (state.kind === 'pending' || state.kind === 'sending');
}
