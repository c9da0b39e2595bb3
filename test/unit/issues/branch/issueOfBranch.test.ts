import assert from 'node:assert/strict';
import { branchOfIssue, issueOfBranch, nameOfIssue } from '../../../../src/issues/branch/issueOfBranch';
import { bindingTo } from '../../../inMemory';
import { exceptionAt, sendEvents } from '../../../sendEvent';
import { storeWorld, type StoreWorld, trackedIn, untilReady } from '../storeWorld';

describe('the issue that a branch was started for', () => {
  let world: StoreWorld;

  beforeEach(async () => (world = await storeWorld()));
  afterEach(() => world.end());

  it('is found though its folder is bound otherwise since, and only in its organization, for its account', async () => {
    const thrown = exceptionAt('TypeError', 'no price', 'src/run.js', ['run();'], 1);
    await sendEvents(world.sentry.dsn('app'), [thrown]);
    const { bindings, store, signIn } = world.createStore();
    await signIn();
    const target = { server: world.sentry.address, org: 'local', projects: ['app'] };
    const load = async (id: string) => {
      bindings.become([{ ...bindingTo(target), id }]);
      await store.refresh('all');
      const feed = await untilReady(store, ({ binding, refreshing }) => binding.id === id && !refreshing);
      return trackedIn(feed, '1') ?? assert.fail();
    };
    const before = await load('before');
    const named = nameOfIssue(before);
    const commit = 'a'.repeat(40);
    const started = {
      ...{ repository: 'file:///shop', branch: 'fix/a', ...named, shortId: 'APP-1' },
      ...{ former: { commit }, start: commit, isNew: true },
    };
    const after = await load('after');
    assert.notEqual(after.key, before.key);
    assert.equal(issueOfBranch(store.state, started)?.key, after.key);
    assert.equal(branchOfIssue([started], after), started);
    for (const other of [{ account: 'x/1' }, { org: 'other' }, { issue: '2' }]) {
      assert.equal(issueOfBranch(store.state, { ...named, ...other }), undefined);
      assert.equal(branchOfIssue([{ ...started, ...other }], after), undefined);
    }
  });
});
