import assert from 'node:assert/strict';
import { standardQueries } from '../../../../src/issues/groups';
import { readyFeeds, type StoreState, type TrackedIssue } from '../../../../src/issues/storeState';
import {
  beside,
  goOnAt,
  inOrder,
  ownQueueOf,
  queueOf,
  unlistedOf,
} from '../../../../src/issues/triage/queue';
import { decodeIssue } from '../../../../src/sentry/issues';
import { SentryError } from '../../../../src/sentry/sentryError';
import { readyFeed, waiting } from '../../../inMemory';

const tracked = (id: string, more: object = {}): TrackedIssue =>
  waiting(decodeIssue({ id, shortId: `A-${id}`, status: 'unresolved', count: id, ...more }) ?? assert.fail());

function stateOf(groups: Readonly<Record<string, readonly TrackedIssue[]>>): StoreState {
  const all = Object.values(groups).flat();
  const feed = readyFeed({
    issues: new Map(all.map((one) => [one.key, one])),
    groups: standardQueries.map((query) => ({
      ...{ query, lenses: 'on', loaded: true },
      issues: (groups[query.id] ?? []).map(({ key }) => key),
    })),
  });
  return { kind: 'bound', feeds: [feed] };
}

const [one, two, three] = [tracked('1'), tracked('2'), tracked('3')];
const archived = tracked('4', { status: 'ignored' });

describe('the queue of triage', () => {
  it('is what is mine or for review, each once, the most pressing first, and only what is open', () => {
    const state = stateOf({ mine: [one, archived], forReview: [three, one], all: [two] });
    assert.deepEqual(queueOf(state), [three.key, one.key]);
  });

  it('is all that is listed where nothing is mine', () => {
    assert.deepEqual(queueOf(stateOf({ all: [one, two] })), [two.key, one.key]);
    assert.deepEqual(inOrder(stateOf({ all: [one] }), ['gone', one.key]), [one.key]);
  });

  it('knows what is not listed yet: nobody can say then that there is nothing', () => {
    const [feed] = readyFeeds(stateOf({ all: [one] }));
    assert.ok(feed !== undefined);
    const groups = feed.groups.map((group) => ({ ...group, loaded: group.query.id === 'all' }));
    const state: StoreState = { kind: 'bound', feeds: [{ ...feed, groups }] };
    const binding = feed.binding.id;
    assert.deepEqual(unlistedOf(state), [
      { binding, group: 'mine' },
      { binding, group: 'forReview' },
    ]);
    assert.deepEqual([ownQueueOf(state), queueOf(state)], [[], [one.key]]);
    assert.deepEqual(unlistedOf(stateOf({ all: [one] })), []);
    const troubled = groups.map((group) => ({ ...group, trouble: new SentryError('server', 'GET /') }));
    assert.deepEqual(unlistedOf({ kind: 'bound', feeds: [{ ...feed, groups: troubled }] }), []);
  });

  it('goes on where it was left, else at what came after it, else at the first', () => {
    const before = ['a', 'b', 'c', 'd'];
    assert.equal(goOnAt(before, before, 'b'), 'b');
    assert.equal(goOnAt(['a', 'd'], before, 'b'), 'd');
    assert.equal(goOnAt(['x', 'a'], before, 'c'), 'x');
    assert.equal(goOnAt(['a', 'b'], [], undefined), 'a');
    assert.equal(goOnAt([], before, 'b'), undefined);
  });

  it('passes over what is done, and goes round', () => {
    const state = stateOf({ all: [one, archived, three] });
    const queue = [one.key, archived.key, three.key];
    assert.equal(beside(state, queue, one.key, 1), three.key);
    assert.equal(beside(state, queue, three.key, 1), one.key);
    assert.equal(beside(state, queue, one.key, -1), three.key);
    assert.equal(beside(stateOf({ all: [archived] }), [archived.key], archived.key, 1), undefined);
  });
});
