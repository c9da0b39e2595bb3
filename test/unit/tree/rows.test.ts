import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import type { ReadyState, TrackedIssue } from '../../../src/issues/storeState';
import type { Place } from '../../../src/mapping/place';
import { decodeIssue } from '../../../src/sentry/issues';
import { SentryError } from '../../../src/sentry/sentryError';
import { nextRefreshIn } from '../../../src/issues/nextRefresh';
import { type Row, rowAbove, rowId, rowsBelow } from '../../../src/tree/rows';
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
    issue,
    located: { kind: 'located', trace, places, crash: { reason: 'noStack' }, dependsOn: new Set() },
  };
}

function ready(issues: readonly string[], more: Partial<ReadyState> = {}): ReadyState {
  return {
    kind: 'ready',
    account: { server: 'https://x', user: { id: '1', name: 'A' }, scopes: [] },
    binding: { org: 'o', projects: ['p'], environments: [], statsPeriod: '14d' },
    groups: [
      { id: 'mine', lenses: 'on', loaded: true, issues },
      { id: 'forReview', lenses: 'dimmed', loaded: true, issues: [] },
      { id: 'all', lenses: 'off', loaded: false, issues: [] },
    ],
    issues: new Map(issues.map((id) => [id, tracked([[here]])])),
    asOf: 1000,
    refreshing: false,
    ...more,
  };
}

describe('the rows of the tree', () => {
  it('say why a group is empty, each in its own way', () => {
    const state = ready([]);
    const below = (group: 'mine' | 'forReview' | 'all') => rowsBelow(state, { kind: 'group', group });
    assert.deepEqual(below('mine'), [{ kind: 'note', group: 'mine', note: 'nothingMine' }]);
    assert.deepEqual(below('forReview'), [{ kind: 'note', group: 'forReview', note: 'noRows' }]);
    assert.deepEqual(below('all'), [{ kind: 'note', group: 'all', note: 'notLoaded' }]);
  });

  it('show the outermost exception first, the failing frame first, and count what they leave out', () => {
    const issues = new Map([
      [
        '1',
        tracked([
          [here, foreign, lost],
          [foreign, here],
        ]),
      ],
    ]);
    const rows = rowsBelow(ready(['1'], { issues }), { kind: 'issue', group: 'mine', issue: '1' });
    assert.deepEqual(
      rows.map((row) => (row.kind === 'frame' ? [row.stack, row.frame] : row.kind === 'reason' && row.left)),
      [[1, 1], [0, 2], [0, 0], 2],
    );
  });

  it('have an identity of their own and know the row above', () => {
    const state = ready(['1']);
    const walk = (row: Row | undefined): Row[] => rowsBelow(state, row).flatMap((one) => [one, ...walk(one)]);
    const rows = walk(undefined);
    assert.equal(new Set(rows.map(rowId)).size, rows.length);
    const parentOf = (row: Row) => rowAbove(row);
    const frame = rows.find(({ kind }) => kind === 'frame');
    assert.ok(frame !== undefined);
    assert.deepEqual(parentOf(frame), { kind: 'issue', group: 'mine', issue: '1' });
  });
});

describe('the state of the view', () => {
  it('is empty only when every group was asked for and holds nothing', () => {
    assert.equal(viewState(ready([])), 'ready');
    const groups = ready([]).groups.map((group) => ({ ...group, loaded: true }));
    assert.equal(viewState(ready([], { groups })), 'empty');
    assert.equal(viewState(ready([], { groups, trouble: new SentryError('auth', 'GET /') })), 'auth');
  });
});

describe('the next refresh', () => {
  const minute = 60_000;
  const offline = new SentryError('network', 'GET /');
  const limited = new SentryError('rateLimited', 'GET /', { retryAt: 1000 + 10 * minute });

  it('comes when the lists are as old as the person wants them', () => {
    assert.equal(nextRefreshIn(ready([]), 5, 1000 + minute), 4 * minute);
    assert.equal(nextRefreshIn(ready([]), 5, 1000 + 9 * minute), 0);
  });

  it('does not come by itself where that is off, while one is under way, or without a session', () => {
    assert.equal(nextRefreshIn(ready([]), 0, 1000), undefined);
    assert.equal(nextRefreshIn(ready([]), -1, 1000), undefined);
    assert.equal(nextRefreshIn(ready([]), Number.NaN, 1000), undefined);
    assert.equal(nextRefreshIn(ready([], { refreshing: true }), 5, 1000), undefined);
    assert.equal(nextRefreshIn({ kind: 'signedOut' }, 5, 1000), undefined);
  });

  it('is never so far away that a timer overflows', () => {
    const patient = new SentryError('rateLimited', 'GET /', { retryAt: 1e15 });
    assert.equal(nextRefreshIn(ready([], { trouble: patient }), 5, 1000), 60 * minute);
    assert.equal(nextRefreshIn(ready([]), 1e9, 1000), 60 * minute);
  });

  it('comes a minute after a failure, and not before the server wants it', () => {
    assert.equal(nextRefreshIn(ready([], { trouble: offline }), 5, 1000 + 60 * minute), minute);
    assert.equal(nextRefreshIn(ready([], { trouble: limited }), 5, 1000), 10 * minute);
    const auth = new SentryError('auth', 'GET /');
    assert.equal(nextRefreshIn(ready([], { trouble: auth }), 5, 1000), 5 * minute);
  });
});
