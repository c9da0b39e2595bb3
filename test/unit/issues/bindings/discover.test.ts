import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinding, type Target } from '../../../../src/issues/binding';
import { discover, type FolderEvidence, listAllChoices } from '../../../../src/issues/bindings/discover';
import { type LocalSentry, startLocalSentry } from '../../../../src/local/localSentry';
import type { LocalSentryOptions } from '../../../../src/local/options';
import type { SignedIn } from '../../../../src/sentry/accounts';
import { SentryHttp } from '../../../../src/sentry/http';

const never = new AbortController().signal;

describe('what a folder could be bound to', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) {
      await close();
    }
  });

  const start = async (options: Partial<LocalSentryOptions> = {}): Promise<LocalSentry> => {
    const directory = await mkdtemp(join(tmpdir(), 'faultline-'));
    const sentry = await startLocalSentry({ directory, ...options });
    closing.push(async () => {
      await sentry.close();
      await rm(directory, { recursive: true });
    });
    return sentry;
  };
  const signedInTo = (server: string, token: string, user = '1'): SignedIn => ({
    account: { id: `${new URL(server).host}/${user}`, server, user: { id: user, name: 'Ann' }, scopes: [] },
    http: new SentryHttp(server, token, globalThis.fetch),
  });
  const evidence = (
    texts: Readonly<Record<string, string>>,
    ...remotes: readonly string[]
  ): FolderEvidence => ({
    files: {
      tracked: async () => undefined,
      async *list() {
        yield Object.keys(texts);
      },
      readStart: async (path) => texts[path],
    },
    repository: async () => ({
      prefix: '',
      remotes: remotes.map((fullName) => ({ host: 'github.com', fullName })),
    }),
  });

  it('is found in DSNs for each package of a monorepo, on the servers of several accounts', async () => {
    const one = await start({ projects: [{ slug: 'web' }, { slug: 'api' }] });
    const other = await start({ projects: [{ slug: 'site' }] });
    const signedIn = [one, other].map(({ address, token }) => signedInTo(address, token));
    const { accounts, refusals } = await listAllChoices(signedIn, never);
    assert.deepEqual(refusals, []);
    const { candidates, strangers } = await discover(
      evidence({
        'apps/web/package.json': '',
        'apps/web/.env': `A=${one.dsn('web')}`,
        'apps/api/go.mod': '',
        'apps/api/main.go': one.dsn('api'),
        'site/package.json': `{ "dsn": "${other.dsn('site')}" }`,
        'main.ts': `https://${'b2'.repeat(16)}@app.glitchtip.com/3`,
      }),
      signedIn,
      accounts,
      never,
    );
    assert.deepEqual(
      candidates.map(({ path, target, reason }) => [path, target.server, target.projects, reason.kind]),
      [
        ['apps/web', one.address, ['web'], 'dsn'],
        ['site', other.address, ['site'], 'dsn'],
        ['apps/api', one.address, ['api'], 'dsn'],
      ],
    );
    assert.deepEqual(strangers, [{ server: 'app.glitchtip.com', file: 'main.ts' }]);
  });

  it('is found by the repository, with code mappings', async () => {
    const sentry = await start({
      projects: [{ slug: 'web' }, { slug: 'api' }],
      codeMappings: [
        { project: 'api', repository: 'acme/shop', stackRoot: '/app/', sourceRoot: 'apps/api/' },
        { project: 'web', repository: 'acme/other', stackRoot: '', sourceRoot: '' },
      ],
    });
    const signedIn = [signedInTo(sentry.address, sentry.token)];
    const { accounts } = await listAllChoices(signedIn, never);
    const { candidates } = await discover(
      evidence({ 'apps/api/go.mod': '' }, 'acme/shop'),
      signedIn,
      accounts,
      never,
    );
    assert.deepEqual(
      candidates.map(({ path, target, reason }) => [path, target.projects, reason]),
      [['', ['api'], { kind: 'codeMapping', repository: 'acme/shop' }]],
    );
  });

  it('is asked of no server that only a file names', async () => {
    const asked: string[] = [];
    const stranger = await listening(
      createServer((request, response) => {
        asked.push(request.url ?? '');
        response.end();
      }),
    );
    closing.push(() => closed(stranger));
    const { port } = stranger.address() as AddressInfo;
    const sentry = await start({ projects: [{ slug: 'web' }] });
    const signedIn = [signedInTo(sentry.address, sentry.token)];
    const { accounts } = await listAllChoices(signedIn, never);
    const { strangers } = await discover(
      evidence({
        '.env': `http://${'b2'.repeat(16)}@127.0.0.1:${port}/3`,
        '.sentryclirc': `[defaults]\nurl=http://localhost:${port}\norg=local\nproject=web`,
      }),
      signedIn,
      accounts,
      never,
    );
    assert.deepEqual(strangers.map(({ server }) => server).sort(), [
      `127.0.0.1:${port}`,
      `localhost:${port}`,
    ]);
    assert.deepEqual(asked, []);
  });

  it('is nothing of a folder that may not be read', async () => {
    const sentry = await start({ projects: [{ slug: 'web' }] });
    const signedIn = [signedInTo(sentry.address, sentry.token)];
    const { accounts } = await listAllChoices(signedIn, never);
    const untrusted: FolderEvidence = {
      files: undefined,
      repository: () => assert.fail('git was asked'),
    };
    assert.deepEqual(await discover(untrusted, signedIn, accounts, never), { candidates: [], strangers: [] });
  });

  it('lists what answers, and tells who does not', async () => {
    const sentry = await start({ projects: [{ slug: 'web' }] });
    const [good, bad] = [signedInTo(sentry.address, sentry.token), signedInTo(sentry.address, 'wrong', '2')];
    const { accounts, refusals } = await listAllChoices([bad, good], never);
    assert.deepEqual(
      accounts.map(({ account }) => account),
      [good.account],
    );
    assert.deepEqual(
      refusals.map(({ signedIn }) => signedIn),
      [bad],
    );
  });

  describe('without asking', () => {
    const found = async (signedIn: readonly SignedIn[]): Promise<Target | undefined> => {
      let target: Target | undefined;
      await findBinding(signedIn, { assume: async (one) => void (target = one) }, never);
      return target;
    };

    it('is the only project of the only organization of the only account', async () => {
      const sentry = await start({ projects: [{ slug: 'web' }] });
      const only = signedInTo(sentry.address, sentry.token);
      const { id, server } = only.account;
      assert.deepEqual(await found([only]), { server, account: id, org: 'local', projects: ['web'] });
    });

    it('is nothing where there are two of any, and then no server is asked', async () => {
      const sentry = await start({ projects: [{ slug: 'web' }, { slug: 'api' }] });
      const asked: string[] = [];
      sentry.onDidAnswer(({ url }) => asked.push(url));
      const only = signedInTo(sentry.address, sentry.token);
      assert.equal(await found([only]), undefined);
      const before = asked.length;
      assert.ok(before > 0);
      assert.equal(await found([only, signedInTo(sentry.address, sentry.token, '2')]), undefined);
      assert.equal(await found([]), undefined);
      assert.equal(asked.length, before);
    });
  });
});

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}
