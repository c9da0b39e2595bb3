import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { standardQueries } from '../../../src/issues/groups';
import {
  type FeedState,
  issueKey,
  type ReadyFeed,
  type StoreState,
  type TrackedIssue,
} from '../../../src/issues/storeState';
import type { Place } from '../../../src/mapping/place';
import { decodeIssue } from '../../../src/sentry/issues';
import { SentryError } from '../../../src/sentry/sentryError';
import { readyFeed, someAccount, someBinding } from '../../inMemory';
import { type Row, rowAbove, rowId, rowsBelow, type Shown } from '../../../src/tree/rows';
import { viewState } from '../../../src/tree/viewState';

const file = { folder: 'file:///app', path: 'a.ts' };
const here: Place = { verdict: 'moved', file, line: base0(4), from: base1(2) };
const foreign: Place = { verdict: 'unmapped', reason: 'thirdParty' };
const lost: Place = { verdict: 'unmapped', reason: 'notFound' };

function tracked(places: readonly (readonly Place[])[]): TrackedIssue {
  const issue = decodeIssue({ id: '1' });
  assert.ok(issue !== undefined);
  const stacks = places.map((stack) => ({
    kind: 'exception' as const,
    frames: stack.map(() => ({ context: [] })),
  }));
  const trace = { eventId: 'e', stacks };
  return {
    ...{ key: issueKey(someBinding, '1'), issue, binding: someBinding, account: someAccount },
    located: { kind: 'located', trace, places, crash: { reason: 'noStack' }, dependsOn: new Set() },
  };
}

function ready(issues: readonly string[], more: Partial<ReadyFeed> = {}): ReadyFeed {
  const keys = issues.map((id) => issueKey(someBinding, id));
  return readyFeed({
    groups: standardQueries.map((query) => ({
      ...{ query, lenses: query.lenses, loaded: query.id !== 'all' },
      issues: query.id === 'mine' ? keys : [],
    })),
    issues: new Map(keys.map((key) => [key, tracked([[here]])])),
    ...more,
  });
}

const binding = someBinding.id;
const key = issueKey(someBinding, '1');
const bound = (...feeds: readonly FeedState[]): StoreState => ({ kind: 'bound', feeds });
const shown = (state: StoreState): Shown => ({
  state,
  choice: { grouping: 'query', onlyMapped: false, limits: new Map() },
  waiting: [],
});

describe('the rows of the tree', () => {
  it('say why a group is empty, each in its own way', () => {
    const state = shown(bound(ready([])));
    const below = (group: string) => rowsBelow(state, { kind: 'group', binding, group });
    assert.deepEqual(below('mine'), [{ kind: 'note', binding, group: 'mine', note: 'nothingMine' }]);
    assert.deepEqual(below('forReview'), [{ kind: 'note', binding, group: 'forReview', note: 'noRows' }]);
    assert.deepEqual(below('all'), [{ kind: 'note', binding, group: 'all', note: 'notLoaded' }]);
  });

  it('show the outermost exception first, the failing frame first, and count what they leave out', () => {
    const issues = new Map([
      [
        key,
        tracked([
          [here, foreign, lost],
          [foreign, here],
        ]),
      ],
    ]);
    const rows = rowsBelow(shown(bound(ready(['1'], { issues }))), {
      ...{ kind: 'issue', binding, group: 'mine' },
      issue: key,
    });
    assert.deepEqual(
      rows.map((row) => (row.kind === 'frame' ? [row.stack, row.frame] : row.kind === 'reason' && row.left)),
      [[1, 1], [0, 2], [0, 0], 2],
    );
  });

  it('have an identity of their own and know the row above', () => {
    const state = shown(bound(ready(['1'])));
    const walk = (row: Row | undefined): Row[] => rowsBelow(state, row).flatMap((one) => [one, ...walk(one)]);
    const rows = walk(undefined);
    assert.equal(new Set(rows.map(rowId)).size, rows.length);
    const parentOf = (row: Row) => rowAbove(state, row);
    const frame = rows.find(({ kind }) => kind === 'frame');
    assert.ok(frame !== undefined);
    assert.deepEqual(parentOf(frame), { kind: 'issue', binding, group: 'mine', issue: key });
  });
});

describe('the state of the view', () => {
  it('is empty only when every group was asked for and holds nothing', () => {
    assert.equal(viewState(bound(ready([]))), 'ready');
    const groups = ready([]).groups.map((group) => ({ ...group, loaded: true }));
    assert.equal(viewState(bound(ready([], { groups }))), 'empty');
    assert.equal(viewState(bound(ready([], { groups, trouble: new SentryError('auth', 'GET /') }))), 'auth');
  });
});
