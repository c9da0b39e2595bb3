import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { type LocalSentry, startLocalSentry } from '../../../src/local/localSentry';
import { Accounts, type Secrets } from '../../../src/sentry/accounts';
import { type Fetch, SentryHttp } from '../../../src/sentry/http';
import { memorySecrets } from '../../inMemory';
import { until } from '../../until';

const never = new AbortController().signal;
const ann = { id: '7', name: 'Ann', email: 'ann@x.example' };
const bob = { id: '8', name: 'Bob', email: 'bob@x.example' };

describe('Accounts', () => {
  const directories: string[] = [];
  let [one, other]: LocalSentry[] = [];
  before(async () => {
    [one, other] = await Promise.all([startServer(directories), startServer(directories)]);
  });
  after(async () => {
    await Promise.all([one?.close(), other?.close()]);
    await Promise.all(directories.map((directory) => rm(directory, { recursive: true })));
  });
  const address = (server: LocalSentry | undefined) => server?.address ?? '';

  it('keep account and token in the secret store alone, and take them up again', async () => {
    const secrets = memorySecrets();
    const account = await windowOn(secrets).accounts.signIn(address(one), 'of-ann', never);
    const { accounts } = windowOn(secrets);
    await accounts.restore();
    assert.deepEqual(named(accounts), [account]);
    assert.deepEqual(account.user, ann);
    assert.equal(account.id, `${new URL(address(one)).host}/7`);
    assert.equal(JSON.stringify(account).includes('of-ann'), false);
  });

  it('are several, on several servers, in the order in which they were signed in', async () => {
    const { accounts } = windowOn(memorySecrets());
    const third = await accounts.signIn(address(other), 'of-ann', never);
    const first = await accounts.signIn(address(one), 'of-bob', never);
    const second = await accounts.signIn(address(one), 'of-ann', never);
    assert.deepEqual(named(accounts), [third, first, second]);
    assert.equal(new Set([first, second, third].map(({ id }) => id)).size, 3);
  });

  it('are not known, rather than nobody, before the secret store has answered', async () => {
    const { accounts } = windowOn(memorySecrets());
    assert.equal(accounts.state.kind, 'starting');
    await accounts.restore();
    assert.deepEqual(accounts.state, { kind: 'known', signedIn: [] });
  });

  it('are the same objects as long as account and token stand, and nobody is told', async () => {
    const { accounts, changes } = windowOn(memorySecrets());
    await accounts.signIn(address(one), 'of-ann', never);
    await accounts.signIn(address(one), 'of-bob', never);
    const [before, told] = [accounts.state, changes()];
    await accounts.restore();
    await accounts.signIn(address(one), 'of-ann', never);
    assert.equal(accounts.state, before);
    assert.equal(changes(), told);
  });

  it('get another token in place of the old one, and the others stay as they are', async () => {
    const { accounts, tokens } = windowOn(memorySecrets());
    await accounts.signIn(address(one), 'of-ann', never);
    await accounts.signIn(address(other), 'of-ann', never);
    const [before, beside] = accounts.signedIn;
    await accounts.signIn(address(one), 'of-ann-too', never);
    const [now, still] = accounts.signedIn;
    assert.notEqual(now, before);
    assert.equal(now?.account.id, before?.account.id);
    assert.equal(still, beside);
    assert.equal(accounts.signedIn.length, 2);
    assert.equal(now && tokens.get(now.http), 'of-ann-too');
  });

  it('know what their token may do', async () => {
    const { accounts } = windowOn(memorySecrets());
    assert.deepEqual((await accounts.signIn(address(one), 'reader', never)).scopes, ['event:read']);
  });

  it('speak on with the connection that signed in', async () => {
    const { accounts, tokens } = windowOn(memorySecrets());
    await accounts.signIn(address(one), 'of-ann', never);
    assert.equal(tokens.size, 1);
  });

  it('sign out one by one', async () => {
    const secrets = memorySecrets();
    const { accounts } = windowOn(secrets);
    const gone = await accounts.signIn(address(one), 'of-ann', never);
    const stays = await accounts.signIn(address(other), 'of-ann', never);
    const [, kept] = accounts.signedIn;
    await accounts.signOut(gone.id);
    assert.deepEqual(accounts.signedIn, [kept]);
    await accounts.signOut('nobody.example/1');
    assert.deepEqual(named(accounts), [stays]);
    assert.equal([...secrets.kept.values()].join().includes(gone.id), false);
    assert.equal(secrets.kept.size, 1);
  });

  it('keep nothing of a token that the server does not take', async () => {
    const secrets = memorySecrets();
    const { accounts } = windowOn(secrets);
    await assert.rejects(accounts.signIn(address(one), 'wrong', never), { kind: 'auth' });
    assert.equal(secrets.kept.size, 0);
    assert.equal(accounts.state.kind, 'starting');
  });

  it('keep nothing where the person went away meanwhile', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const secrets = memorySecrets();
    const asking = windowOn(secrets, async (url, init) => {
      first.abort();
      return fetch(url, init);
    });
    const get = async () => {
      second.abort();
      return undefined;
    };
    const keeping = windowOn({ ...secrets, get });
    const gone = { name: 'AbortError' };
    await assert.rejects(asking.accounts.signIn(address(one), 'of-ann', first.signal), gone);
    await assert.rejects(keeping.accounts.signIn(address(one), 'of-ann', second.signal), gone);
    assert.equal(secrets.kept.size, 0);
  });

  it('follow the other windows', async () => {
    const secrets = memorySecrets();
    const [here, there] = [windowOn(secrets).accounts, windowOn(secrets).accounts];
    const account = await there.signIn(address(one), 'of-ann', never);
    await until('this window to be signed in', () => here.signedIn.length === 1);
    assert.deepEqual(named(here), [account]);
    await there.signOut(account.id);
    await until('this window to be signed out', () => here.signedIn.length === 0);
  });

  it('tell who was signed out, here or in another window, and of nobody who cannot be read for once', async () => {
    const secrets = memorySecrets();
    let isLocked = false;
    const locked = { ...secrets, get: async (key: string) => (isLocked ? undefined : secrets.get(key)) };
    const [here, there] = [windowOn(locked).accounts, windowOn(secrets).accounts];
    const left: string[] = [];
    here.onDidSignOut((id) => {
      assert.ok(here.signedIn.every(({ account }) => account.id !== id));
      left.push(id);
    });
    const first = await here.signIn(address(one), 'of-ann', never);
    const second = await here.signIn(address(one), 'of-bob', never);
    const third = await here.signIn(address(other), 'of-ann', never);
    isLocked = true;
    await here.restore();
    assert.deepEqual([here.signedIn.length, left], [0, []]);
    isLocked = false;
    await here.restore();
    assert.deepEqual(named(here), [first, second, third]);
    await there.restore();
    await there.signOut(second.id);
    await until('this window to be told', () => left.length === 1);
    await here.signOut(first.id);
    assert.deepEqual(left, [second.id, first.id]);
    assert.deepEqual(named(here), [third]);
  });

  it('lose nothing where two windows sign in at the same time', async () => {
    const secrets = slowSecrets();
    const windows = [windowOn(secrets).accounts, windowOn(secrets).accounts];
    await Promise.all([
      windows[0]?.signIn(address(one), 'of-ann', never),
      windows[1]?.signIn(address(one), 'of-bob', never),
      windows[1]?.signIn(address(other), 'of-ann', never),
    ]);
    for (const accounts of windows) {
      await until('both windows to know all three', () => accounts.signedIn.length === 3);
    }
  });

  it('let what happens meanwhile go before what the secret store held', async () => {
    const secrets = memorySecrets();
    const account = await windowOn(secrets).accounts.signIn(address(one), 'of-ann', never);
    const { promise, resolve } = held();
    let reads = 0;
    const { accounts } = windowOn({
      ...secrets,
      async keys() {
        const keys = await secrets.keys();
        await (reads++ === 0 ? promise : undefined);
        return keys;
      },
      get: async () => JSON.stringify(stored('https://old.example')),
    });
    const restoring = accounts.restore();
    await accounts.signOut(account.id);
    resolve();
    await restoring;
    assert.deepEqual(accounts.signedIn, []);
  });

  it('take up the one secret of the first version, and keep each account for itself from then on', async () => {
    const secrets = memorySecrets();
    const old = (server: string) => ({ server, user: ann, scopes: ['event:read'], token: 'old' });
    const accounts = [old('https://b.example'), old('https://a.example/sentry'), { server: 'x' }, 1];
    secrets.kept.set('faultline.accounts', JSON.stringify({ version: 1, accounts }));
    const windows = [windowOn(secrets), windowOn(secrets)];
    await Promise.all(windows.map((each) => each.accounts.restore()));
    for (const { accounts: here, tokens } of windows) {
      assert.deepEqual(
        named(here).map(({ id, scopes }) => [id, scopes]),
        [
          ['b.example/7', ['event:read']],
          ['a.example/sentry/7', ['event:read']],
        ],
      );
      assert.deepEqual([...tokens.values()], ['old', 'old']);
    }
    assert.deepEqual([...secrets.kept.keys()].sort(), [
      'faultline.account:a.example/sentry/7',
      'faultline.account:b.example/7',
    ]);
  });

  it('leave alone what they cannot read: it may be of a later version', async () => {
    const secrets = memorySecrets();
    const later = { ...stored('https://x.example'), token: { kind: 'refreshed', value: 'x' } };
    const unreadable = ['', '{', '[]', 'null', '{"version":2}', JSON.stringify(later), '['.repeat(10_000)];
    for (const [at, secret] of unreadable.entries()) {
      secrets.kept.set(`faultline.account:${at}`, secret);
    }
    secrets.kept.set('another.key', JSON.stringify(stored('https://x.example')));
    const before = new Map(secrets.kept);
    const { accounts } = windowOn(secrets);
    await accounts.restore();
    assert.deepEqual(accounts.state, { kind: 'known', signedIn: [] });
    assert.deepEqual(secrets.kept, before);
  });

  it('are nobody, and say so, when the secret store fails at the start', async () => {
    const { accounts } = windowOn(failingSecrets(() => true));
    accounts.onDidSignOut(() => assert.fail('nobody signed out'));
    await assert.rejects(accounts.restore(), /no keyring/);
    assert.deepEqual(accounts.state, { kind: 'known', signedIn: [] });
  });

  it('stay who they are when the secret store fails later, and tell of it', async () => {
    let isBroken = false;
    const secrets = failingSecrets(() => isBroken);
    const { accounts, errors } = windowOn(secrets);
    await accounts.signIn(address(one), 'of-ann', never);
    const before = accounts.state;
    isBroken = true;
    await secrets.set('faultline.account:another', '');
    await until('the failure to be told', () => errors.length > 0);
    assert.equal(accounts.state, before);
  });

  it('end as the secret store has it, whatever two windows do in whatever order', async () => {
    const users = fc.constantFrom('1', '2', '3');
    const step = fc.record({ window: fc.nat(1), user: users, out: fc.boolean() });
    const property = fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 12 }), async (s, steps) => {
      const secrets = scheduledSecrets(s);
      const windows = [windowOn(secrets, identities).accounts, windowOn(secrets, identities).accounts];
      const done = steps.map(async ({ window, user, out }) =>
        out
          ? windows[window]?.signOut(`x.example/${user}`)
          : windows[window]?.signIn('https://x.example', user, never),
      );
      const all = Promise.all([...done, ...windows.map((accounts) => accounts.restore())]);
      await s.waitFor(all);
      await s.waitIdle();
      const ids = [...secrets.kept.keys()].map((key) => key.replace('faultline.account:', '')).sort();
      for (const accounts of windows) {
        assert.deepEqual(
          named(accounts)
            .map(({ id }) => id)
            .sort(),
          ids,
        );
      }
    });
    await fc.assert(property, { numRuns: 200 });
  });
});

async function startServer(directories: string[]): Promise<LocalSentry> {
  const directory = await mkdtemp(join(tmpdir(), 'faultline-'));
  directories.push(directory);
  const scopes = ['event:read', 'event:write', 'org:read', 'project:read'];
  return startLocalSentry({
    directory,
    people: [ann, bob],
    tokens: [
      { token: 'of-ann', scopes },
      { token: 'of-ann-too', scopes },
      { token: 'of-bob', scopes, person: bob.id },
      { token: 'reader', scopes: ['event:read'] },
    ],
  });
}

/** A window of the editor: its accounts, what it was told, and the token of each of its connections. */
function windowOn(secrets: Secrets, fetch: Fetch = globalThis.fetch) {
  let [changes, time] = [0, 0];
  const errors: unknown[] = [];
  const tokens = new Map<SentryHttp, string>();
  const accounts = new Accounts({
    secrets,
    connect(server, token) {
      const http = new SentryHttp(server, token, fetch);
      tokens.set(http, token);
      return http;
    },
    now: () => time++,
    failed: (error) => errors.push(error),
  });
  accounts.onDidChange(() => changes++);
  return { accounts, tokens, errors, changes: () => changes };
}

function named({ signedIn }: Accounts) {
  return signedIn.map(({ account }) => account);
}

/** A server on which every token is the id of its user. */
const identities: Fetch = async (_, { headers }) => {
  const id = headers['Authorization']?.replace('Bearer ', '');
  return Response.json({ version: '0', user: { id, name: id, emails: [] }, auth: { scopes: [] } });
};

function stored(server: string) {
  return { version: 2, server, user: ann, scopes: [], since: 0, token: { kind: 'personal', value: 'x' } };
}

/** Answers and writes only after others had their turn. */
function slowSecrets(): Secrets {
  const { kept: _, ...fast } = memorySecrets();
  const later = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    ...fast,
    keys: async () => later().then(() => fast.keys()),
    get: async (key) => later().then(() => fast.get(key)),
    set: async (key, value) => later().then(() => fast.set(key, value)),
  };
}

/** Each step of the store comes when the scheduler lets it. */
function scheduledSecrets(s: fc.Scheduler) {
  const { kept, ...fast } = memorySecrets();
  const secrets: Secrets = {
    keys: async () => s.schedule(Promise.resolve()).then(() => fast.keys()),
    get: async (key) => s.schedule(Promise.resolve()).then(() => fast.get(key)),
    set: async (key, value) => s.schedule(Promise.resolve()).then(() => fast.set(key, value)),
    delete: async (key) => s.schedule(Promise.resolve()).then(() => fast.delete(key)),
    onDidChange: fast.onDidChange,
  };
  return { ...secrets, kept };
}

function failingSecrets(isBroken: () => boolean): Secrets {
  const { kept: _, ...working } = memorySecrets();
  const keys = async () => (isBroken() ? Promise.reject(new Error('no keyring')) : working.keys());
  return { ...working, keys };
}

function held() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((release) => (resolve = release));
  return { promise, resolve: () => resolve() };
}
