import assert from 'node:assert/strict';
import { standardQueries } from '../../../src/issues/groups';
import { asBefore } from '../../../src/issues/sameIssue';
import type { StoreState } from '../../../src/issues/storeState';
import type { Trace } from '../../../src/mapping/trace';
import { SentryError } from '../../../src/sentry/sentryError';
import { exceptionAt, sendEvents } from '../../sendEvent';
import { issueOfRow, trackedRow } from '../tree/manyRows';
import { memoryFiles, storeWorld, type StoreWorld, trackedIn, untilReady } from './storeWorld';

describe('an issue that is published again', () => {
  let world: StoreWorld;
  beforeEach(async () => {
    world = await storeWorld();
  });
  afterEach(() => world.end());

  it('is the same as long as nothing of it has changed', async () => {
    const source = ['throw new Error(1);'];
    for (const value of ['a', 'b']) {
      const event = { ...exceptionAt('TypeError', value, 'src/run.js', source, 1), fingerprint: [value] };
      await sendEvents(world.sentry.dsn('app'), [event]);
    }
    const { store, signIn, bindings, switches } = world.createStore(
      memoryFiles({ 'src/run.js': source.join('\n') }),
    );
    await signIn();
    await store.refresh('all');
    const before = await untilReady(store);
    const [binding] = bindings.current;
    const [query] = standardQueries;
    assert.ok(binding !== undefined && query !== undefined);
    await switches.set(binding, query, 'off');
    const after = await untilReady(store, ({ groups }) => groups[0]?.lenses === 'off');
    assert.equal(after.issues.size, 2);
    assert.equal(after.issues, before.issues);
    assert.deepEqual(
      after.groups.map((group, at) => group === before.groups[at]),
      [false, true, true],
    );
  });

  it('fires for what has changed, and for nothing else', async () => {
    const { store, signIn, bindings, switches, outbox, act } = world.createStore();
    await sendEvents(world.sentry.dsn('app'), [{ ...exceptionAt('TypeError', 'a', 'src/run.js', ['a'], 1) }]);
    await signIn();
    await store.refresh('all');
    const before = await untilReady(store);
    const [binding, query] = [bindings.current[0] ?? assert.fail(), standardQueries[0] ?? assert.fail()];
    const states: StoreState[] = [store.state];
    store.onDidChange((state) => states.push(state));
    await switches.set(binding, query, switches.of(binding, query));
    assert.equal(states.length, 1);
    await switches.set(binding, query, 'off');
    assert.equal(states.length, 2);

    const [tracked = assert.fail()] = before.issues.values();
    let stirs = 0;
    outbox.onDidChange(() => stirs++);
    await act(tracked, { kind: 'prioritize', priority: 'low' });
    await untilReady(store, (feed) => {
      const now = trackedIn(feed, tracked.issue.id);
      return now?.told === undefined && now?.issue.priority === 'low';
    });
    for (const [at, state] of states.entries()) {
      assert.notDeepEqual(state, states[at - 1]);
    }
    assert.ok(states.length - 2 < stirs, `${stirs} stirs of the outbox, ${states.length - 2} states`);
  });

  it('is another once anything of it has', () => {
    const issue = issueOfRow(1);
    const trace: Trace = { eventId: 'e', stacks: [] };
    const error = new SentryError('network', 'GET /');
    const located = [
      { kind: 'unasked' },
      { kind: 'waiting' },
      { kind: 'noEvent' },
      { kind: 'failed', error },
      { kind: 'failed', error: new SentryError('network', 'GET /') },
      { kind: 'traced', trace },
      { kind: 'traced', trace: { ...trace } },
    ] as const;
    for (const [at, one] of located.entries()) {
      const before = trackedRow(issue, { located: one });
      for (const [nextAt, other] of located.entries()) {
        const next = trackedRow(issue, { located: { ...other } });
        assert.equal(asBefore(before, next) === before, at === nextAt, `${one.kind}, ${other.kind}`);
      }
      const changed = trackedRow({ ...issue }, { located: one });
      assert.equal(asBefore(before, changed), changed);
      assert.equal(asBefore(undefined, changed), changed);
    }
  });
});
