import assert from 'node:assert/strict';
import { FeedLists } from '../../../src/issues/feedLists';
import { SentryHttp } from '../../../src/sentry/http';
import { bindingTo, MemorySwitches } from '../../inMemory';
import { exceptionAt, sendEvents } from '../../sendEvent';
import { storeWorld, type StoreWorld } from './storeWorld';

const noAbort = new AbortController().signal;

describe('The lists of a feed', () => {
  let world: StoreWorld;
  beforeEach(async () => {
    world = await storeWorld();
    const events = Array.from({ length: 150 }, (_, at) => ({
      ...exceptionAt('TypeError', `n${at}`, 'src/run.js', ['run();'], 1),
      fingerprint: [`n${at}`],
    }));
    await sendEvents(world.sentry.dsn('app'), events);
  });
  afterEach(() => world.end());

  it('are read as far as they changed, and whole every tenth time', async () => {
    const { address, token } = world.sentry;
    const query = { id: 'all', query: 'is:unresolved', lenses: 'on', whenOn: 'on' } as const;
    const binding = { ...bindingTo({ server: address, org: 'local', projects: ['app'] }), queries: [query] };
    const http = new SentryHttp(address, token, (url, init) => globalThis.fetch(url, init));
    const lists = new FeedLists(binding, http, new MemorySwitches());
    const pages = async (asked: 'changes' | 'all') => {
      await lists.load(asked, noAbort);
      return world.calls().length;
    };
    assert.equal(await pages('all'), 2);
    const next: number[] = [];
    for (let at = 0; at < 11; at++) {
      next.push(await pages('changes'));
    }
    assert.deepEqual(next, [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1]);
    assert.equal(lists.book.list(query)?.length, 150);
  });
});
