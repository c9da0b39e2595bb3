import assert from 'node:assert/strict';
import { Session } from '../../../src/sentry/session';
import { memorySecrets, storeWorld, type StoreWorld } from '../issues/storeWorld';
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

  it('lets what happens meanwhile go before what the secret store held', async () => {
    const { promise, release } = held();
    let reads = 0;
    const old = '{"accounts":[{"server":"https://x","token":"t","user":{"id":"1"}}]}';
    const slow = {
      ...memorySecrets(),
      get: async () => (reads++ === 0 ? promise.then(() => old) : undefined),
    };
    const session = new Session(slow, globalThis.fetch);
    const restoring = session.restore();
    await session.signOut();
    release();
    await restoring;
    assert.equal(session.state.kind, 'signedOut');
  });

  it('is signed out, and says so, when the secret store fails', async () => {
    const broken = { ...memorySecrets(), get: async () => Promise.reject(new Error('no keyring')) };
    const session = new Session(broken, globalThis.fetch);
    await assert.rejects(session.restore(), /no keyring/);
    assert.equal(session.state.kind, 'signedOut');
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

function held() {
  let release: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (release = resolve));
  return { promise, release: () => release() };
}
