import assert from 'node:assert/strict';
import { readyFeeds } from '../../../src/issues/storeState';
import { defaultScopes } from '../../../src/local/options';
import { bindingTo } from '../../inMemory';
import { exceptionAt, sendEvents } from '../../sendEvent';
import { until } from '../../until';
import { feedOf, storeWorld, type StoreWorld } from './storeWorld';

const BEA = 'b'.repeat(64);
const people = [
  { id: '1', name: 'Ann', email: 'ann@x.example' },
  { id: '2', name: 'Bea', email: 'bea@x.example' },
];

/** Ann and Bea are signed in to one server; some answers are kept from one of them. */
describe('with two accounts on a server', () => {
  let world: StoreWorld;
  /** Whose token is refused, with which status, whatever of the organization it asks for. */
  let refused: Readonly<Record<string, number>> = {};

  beforeEach(async () => {
    refused = {};
    world = await storeWorld({
      people,
      tokens: [{ token: BEA, scopes: defaultScopes, person: '2' }],
      faults({ url = '', headers }, response) {
        const status = refused[headers.authorization?.replace('Bearer ', '') ?? ''];
        const isKept = status !== undefined && url.includes('/organizations/local/');
        return (
          isKept && response.writeHead(status, { 'content-type': 'application/json' }).end('{}') !== undefined
        );
      },
    });
    const thrown = exceptionAt('TypeError', 'no price', 'src/run.js', ['run();'], 1);
    await sendEvents(world.sentry.dsn('app'), [thrown]);
  });
  afterEach(() => world.end());

  const signedIn = async (account?: string) => {
    const parts = world.createStore();
    const { accounts, bindings, store, signIn } = parts;
    const { id: ann } = await signIn();
    const { id: bea } = await accounts.signIn(world.sentry.address, BEA, new AbortController().signal);
    const target = { server: world.sentry.address, org: 'local', projects: ['app'] };
    bindings.become([bindingTo({ ...target, ...(account !== undefined && { account }) })]);
    await store.refresh('all');
    return { ...parts, ann, bea };
  };
  const shownBy = async ({ store }: Awaited<ReturnType<typeof signedIn>>, kind: 'ready' | 'failed') =>
    until(`a feed that is ${kind}`, () => {
      const feed = feedOf(store);
      return feed?.kind === kind && !('refreshing' in feed && feed.refreshing)
        ? feed.account.user.name
        : undefined;
    });

  it('the first shows what is bound for nobody in particular', async () => {
    assert.equal(await shownBy(await signedIn(), 'ready'), 'Ann');
  });

  it('the one that a binding names shows it', async () => {
    const bea = `${new URL(world.sentry.address).host}/2`;
    assert.equal(await shownBy(await signedIn(bea), 'ready'), 'Bea');
  });

  for (const status of [403, 404]) {
    it(`the second shows what the first is refused: ${status}`, async () => {
      refused = { [world.sentry.token]: status };
      const parts = await signedIn();
      assert.equal(await shownBy(parts, 'ready'), 'Bea');
      assert.equal(readyFeeds(parts.store.state).length, 1);
      world.calls();
      await parts.store.refresh('changes');
      assert.ok(world.calls().length > 0);
      assert.equal(await shownBy(parts, 'ready'), 'Bea');
    });
  }

  it('the refusal of the first is told where all are refused, and each was asked once more at most', async () => {
    refused = { [world.sentry.token]: 404, [BEA]: 404 };
    const parts = await signedIn();
    assert.equal(await shownBy(parts, 'failed'), 'Ann');
    const lists = world.calls().filter((call) => call.endsWith('/issues/'));
    assert.ok(lists.length <= 9, `${lists.length} calls`);
  });

  it('a binding that names an account stays with it, refused or not', async () => {
    refused = { [world.sentry.token]: 403 };
    const ann = `${new URL(world.sentry.address).host}/1`;
    assert.equal(await shownBy(await signedIn(ann), 'failed'), 'Ann');
  });

  it('a question that is not understood is no refusal', async () => {
    refused = { [world.sentry.token]: 400 };
    assert.equal(await shownBy(await signedIn(), 'failed'), 'Ann');
  });

  it('signing one out leaves what the other shows', async () => {
    const parts = await signedIn();
    assert.equal(await shownBy(parts, 'ready'), 'Ann');
    await parts.store.signOut(parts.ann);
    assert.equal(await shownBy(parts, 'ready'), 'Bea');
  });
});
