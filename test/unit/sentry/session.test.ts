import assert from 'node:assert/strict';
import { Session } from '../../../src/sentry/session';
import { Pace } from '../../../src/sentry/pace';
import { memorySecrets, quickClock, storeWorld, type StoreWorld } from '../issues/storeWorld';
import { until } from '../../until';

const never = new AbortController().signal;

describe('Session', () => {
  let world: StoreWorld;
  before(async () => {
    world = await storeWorld({ tokens: [{ token: 'reader', scopes: ['event:read'] }] });
  });
  after(() => world.end());

  it('keeps account and token in the secret store alone, and takes them up again', async () => {
    const secrets = memorySecrets();
    const first = new Session(secrets, globalThis.fetch);
    const account = await first.signIn(world.sentry.address, world.sentry.token, never);
    const second = new Session(secrets, globalThis.fetch);
    await second.restore();
    assert.deepEqual(second.state.kind === 'signedIn' && second.state.account, account);
    assert.equal(JSON.stringify(account).includes(world.sentry.token), false);
  });

  it('knows what the token may do', async () => {
    const session = new Session(memorySecrets(), globalThis.fetch);
    const { scopes } = await session.signIn(world.sentry.address, 'reader', never);
    assert.deepEqual(scopes, ['event:read']);
  });

  it('keeps nothing of a token that the server does not take', async () => {
    const secrets = memorySecrets();
    const session = new Session(secrets, globalThis.fetch);
    await assert.rejects(session.signIn(world.sentry.address, 'wrong', never), { kind: 'auth' });
    assert.equal(secrets.kept.size, 0);
    assert.equal(session.state.kind, 'starting');
  });

  it('follows the other windows: signing in and out there is signing in and out here', async () => {
    const secrets = memorySecrets();
    const [here, there] = [new Session(secrets, globalThis.fetch), new Session(secrets, globalThis.fetch)];
    await there.signIn(world.sentry.address, world.sentry.token, never);
    await until('this window to be signed in', () => here.state.kind === 'signedIn');
    await there.signOut();
    await until('this window to be signed out', () => here.state.kind === 'signedOut');
  });

  it('takes a secret that nobody can read for none', async () => {
    for (const secret of ['', '{', '[]', '{"accounts":[{}]}', '{"accounts":[{"server":1}]}']) {
      const secrets = memorySecrets();
      secrets.kept.set('faultline.accounts', secret);
      const session = new Session(secrets, globalThis.fetch);
      await session.restore();
      assert.equal(session.state.kind, 'signedOut');
    }
  });
});

describe('Pace', () => {
  it('starts no more at once, and no more a second, than it may', async () => {
    const clock = quickClock();
    const pace = new Pace(clock, { atOnce: 4, perSecond: 5 });
    const starts: number[] = [];
    let running = 0;
    let most = 0;
    const work = async () => {
      starts.push(clock.now());
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running--;
    };
    await Promise.all(Array.from({ length: 23 }, () => pace.run(work, never)));
    assert.equal(most, 4);
    for (const [at, start] of starts.entries()) {
      assert.ok(starts.filter((one) => one >= start && one < start + 1000).length <= 5, `at ${at}`);
    }
    assert.equal(starts.length, 23);
  });

  it('lets the others go on when one fails or is cancelled', async () => {
    const pace = new Pace(quickClock(), { atOnce: 1, perSecond: 100 });
    const cancelled = AbortSignal.abort();
    const outcomes = await Promise.allSettled([
      pace.run(async () => Promise.reject(new Error('no')), never),
      pace.run(async () => 'unwanted', cancelled),
      pace.run(async () => 'done', never),
    ]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected', 'fulfilled'],
    );
  });
});
