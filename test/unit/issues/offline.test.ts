import assert from 'node:assert/strict';
import { offlineIn } from '../../../src/issues/offline';
import type { FeedState, ReadyFeed, StoreState } from '../../../src/issues/storeState';
import { SentryError, type SentryErrorKind } from '../../../src/sentry/sentryError';
import { sentryTraits } from '../../../src/sentry/server/traits';
import { bindingTo, someAccount, someBinding } from '../../inMemory';
import { storeWorld, type StoreWorld, untilReady } from './storeWorld';

const error = (kind: SentryErrorKind) => new SentryError(kind, 'GET /');
const elsewhere = bindingTo({ server: 'https://other.example', org: 'o', projects: [] });
const bound = (...feeds: readonly FeedState[]): StoreState => ({ kind: 'bound', feeds });
const ready = (more: Partial<ReadyFeed>): ReadyFeed => ({
  ...{ kind: 'ready', binding: someBinding, account: someAccount, groups: [], issues: new Map() },
  ...{ asOf: 1000, refreshing: false, triedAt: 0, traits: sentryTraits, dropped: 0, ...more },
});
const failed = (kind: SentryErrorKind): FeedState => ({
  ...{
    kind: 'failed',
    binding: elsewhere,
    account: someAccount,
    error: error(kind),
    refreshing: false,
    triedAt: 0,
  },
});

describe('being offline', () => {
  it('is where no server answered, and not where one refused', () => {
    const isOffline = (kind: SentryErrorKind) => offlineIn(bound(failed(kind))) !== undefined;
    assert.deepEqual((['network', 'timeout', 'proxy'] as const).map(isOffline), [true, true, true]);
    assert.deepEqual((['auth', 'tls', 'server', 'shape'] as const).map(isOffline), [
      ...[false, false, false, false],
    ]);
    assert.equal(offlineIn({ kind: 'signedOut' }), undefined);
    assert.equal(offlineIn(bound(ready({}))), undefined);
  });

  it('names each server once, and the age of the oldest that is shown', () => {
    const trouble = error('network');
    const state = bound(
      ready({ trouble }),
      ready({ trouble, asOf: 400 }),
      ready({ asOf: 1 }),
      failed('timeout'),
    );
    assert.deepEqual(offlineIn(state), { servers: [someBinding.server, elsewhere.server], asOf: 400 });
    assert.deepEqual(offlineIn(bound(failed('timeout'))), { servers: [elsewhere.server], asOf: undefined });
  });

  describe('with a server that comes back', () => {
    let world: StoreWorld;
    before(async () => {
      world = await storeWorld();
    });
    after(() => world.end());

    it('lasts until the server has answered: what was written down before is no news', async () => {
      const { store, bindings, signIn } = world.createStore();
      await signIn();
      await bindings.assume({ server: world.sentry.address, org: 'local', projects: ['app'] });
      await store.refresh('all');
      await world.sentry.close();
      await store.refresh('all');
      const { asOf } = await untilReady(store, ({ trouble }) => trouble?.kind === 'network');
      const pace = { minutes: 5 };
      world.clock.advance(61_000);
      await store.refreshDue(pace);
      const later = await untilReady(store, ({ trouble }) => trouble?.kind === 'network');
      assert.equal(later.asOf, asOf);
      await world.restart();
      world.clock.advance(61_000);
      await store.refreshDue(pace);
      const fresh = await untilReady(store, ({ trouble }) => trouble === undefined);
      assert.ok(fresh.asOf > asOf);
    });
  });
});
