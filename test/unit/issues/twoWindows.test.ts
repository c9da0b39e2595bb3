import assert from 'node:assert/strict';
import { exceptionAt, sendEvents } from '../../sendEvent';
import { until } from '../../until';
import { memoryFiles, storeWorld, type StoreWorld, trackedIn, untilReady } from './storeWorld';

const source = ['function run(cart) {', '  return cart.items.length;', '}'];
const MINUTE_MS = 60_000;

/** Windows of one machine share the secret store, the files of the extension, and its leases. */
describe('Two windows on one project', () => {
  let world: StoreWorld;
  beforeEach(async () => {
    world = await storeWorld();
    const fail = (value: string) => ({
      ...exceptionAt('TypeError', value, 'src/run.js', source, 2),
      fingerprint: [value],
    });
    await sendEvents(
      world.sentry.dsn('app'),
      Array.from({ length: 12 }, (_, at) => fail(`n${at}`)),
    );
  });
  afterEach(() => world.end());

  const open = async () => {
    const made = world.createStore(memoryFiles({ 'src/run.js': source.join('\n') }));
    await made.signIn();
    await made.bindings.assume({ server: world.sentry.address, org: 'local', projects: ['app'] });
    return made.store;
  };
  const asked = () =>
    world
      .calls()
      .filter((call) => call.includes('/issues/'))
      .sort();

  it('ask once for what both want at the same time, and know the same', async () => {
    const windows = [await open(), await open()];
    await Promise.all(windows.map((store) => store.refresh('all', world.clock.now() - MINUTE_MS)));
    const calls = asked();
    assert.equal(calls.filter((call) => call.includes('/events/')).length, 12);
    assert.equal(new Set(calls).size, 1 + 12);
    const [one, other] = await Promise.all(windows.map((store) => untilReady(store)));
    assert.deepEqual([...(one?.issues.keys() ?? [])], [...(other?.issues.keys() ?? [])]);
    assert.ok([...(other?.issues.values() ?? [])].every(({ located }) => located.kind === 'located'));
  });

  it('ask nothing for what the other was just answered, and ask once it is too old', async () => {
    const first = await open();
    await first.refresh('all', world.clock.now() - MINUTE_MS);
    await untilReady(first);
    const { asOf } = await untilReady(first);
    asked();
    const second = await open();
    await second.refresh('all', asOf - MINUTE_MS);
    assert.deepEqual(asked(), []);
    assert.equal((await untilReady(second)).asOf, asOf);
    world.clock.advance(2 * MINUTE_MS);
    await second.refresh('changes', world.clock.now() - MINUTE_MS);
    assert.deepEqual(new Set(asked()), new Set(['GET /organizations/local/issues/']));
  });

  it('take nothing for fresh that the other does not ask for', async () => {
    const [first, second] = [await open(), await open()];
    await second.refresh('all');
    await second.open({ binding: 'local-app', group: 'all' });
    await untilReady(second, ({ groups }) => groups.every(({ loaded }) => loaded));
    await first.refresh('all');
    asked();
    await second.refresh('changes', world.clock.now() - MINUTE_MS);
    assert.equal(asked().length, 3);
  });

  it('ask for nothing that the other did while nobody looks, and know of it once somebody does', async () => {
    const busy = world.createStore();
    await busy.signIn();
    await busy.store.refresh('all');
    const [tracked = assert.fail()] = (await untilReady(busy.store)).issues.values();
    const sent: string[] = [];
    const quiet = world.createStore(undefined, (url, init) => {
      sent.push(`${init.method} ${new URL(url).pathname}`);
      return globalThis.fetch(url, init);
    });
    await quiet.bindings.assume({ server: world.sentry.address, org: 'local', projects: ['app'] });
    await quiet.accounts.restore();
    await quiet.outbox.open();
    let finished = 0;
    quiet.outbox.onDidFinish(() => finished++);
    await busy.act(tracked, { kind: 'resolve' });
    await until('the other window to be told', () => finished === 1);
    assert.ok(trackedIn(await untilReady(quiet.store), tracked.issue.id));
    assert.equal(sent.length, 0, sent.join());
    await quiet.store.refresh('changes');
    assert.equal(trackedIn(await untilReady(quiet.store), tracked.issue.id), undefined);
    assert.ok(!sent.some((call) => call.endsWith(`/issues/${tracked.issue.id}/`)), sent.join());
  });

  it('ask both where a person asks', async () => {
    const windows = [await open(), await open()];
    await windows[0]?.refresh('all');
    asked();
    await windows[1]?.refresh('all');
    assert.ok(asked().length > 0);
  });

  it('goes on alone when the other is gone in the middle', async () => {
    const [first, second] = [await open(), await open()];
    const refreshed = first.refresh('all', world.clock.now());
    first.dispose();
    await refreshed;
    await second.refresh('all', world.clock.now() - MINUTE_MS);
    assert.equal(trackedIn(await untilReady(second), '1')?.located.kind, 'located');
  });
});
