import { standardQueries } from '../../../src/issues/groups';
import {
  type IssueKey,
  issueKey,
  type ReadyFeed,
  type StoreState,
  type TrackedIssue,
} from '../../../src/issues/storeState';
import type { Choice } from '../../../src/issues/treeChoice';
import type { Issue } from '../../../src/sentry/issues';
import type { Shown } from '../../../src/tree/rows';
import { readyFeed, someAccount, someBinding } from '../../inMemory';

/** Everything, by query. */
export const everything: Choice = { grouping: 'query', onlyMapped: false, limits: new Map() };

/** An issue of which nothing is known but its list row. */
export function issueOfRow(id: number, more: Partial<Issue> = {}): Issue {
  return {
    ...{ id: `${id}`, shortId: `SHOP-${id}`, title: `TypeError: failure ${id}`, level: 'error' },
    ...{ type: 'TypeError', value: `failure ${id}`, culprit: `pay in checkout${id}.ts` },
    ...{ project: { id: '1', slug: 'shop' }, status: 'unresolved', hasSeen: true },
    ...{ counts: { events: 10, users: 2 }, lastSeen: '1970-01-01T00:00:00Z', ...more },
  };
}

export function trackedRow(issue: Issue, more: Partial<TrackedIssue> = {}): TrackedIssue {
  const [binding, account] = [someBinding, someAccount];
  return {
    ...{ key: issueKey(binding, issue.id), issue, located: { kind: 'unasked' }, binding, account },
    ...more,
  };
}

/** A feed of these issues in this order, all of them in *Mine*, the other groups loaded and empty. */
export function feedOfRows(issues: readonly TrackedIssue[], more: Partial<ReadyFeed> = {}): ReadyFeed {
  const keys: readonly IssueKey[] = issues.map(({ key }) => key);
  return readyFeed({
    groups: standardQueries.map((query) => ({
      ...{ query, lenses: query.lenses, loaded: true },
      issues: query.id === 'mine' ? keys : [],
    })),
    issues: new Map(issues.map((tracked) => [tracked.key, tracked])),
    ...more,
  });
}

export function shownOf(feed: ReadyFeed, more: Partial<Shown> = {}): Shown {
  const state: StoreState = { kind: 'bound', feeds: [feed] };
  return { state, choice: everything, waiting: [], ...more };
}
