import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import * as path from 'node:path';
import { startLocalSentry } from '../../../src/local/localSentry';
import { LocalSentryError, type LocalSentryErrorKind } from '../../../src/local/localSentryError';
import { failure } from './support/events';
import { testFolders, testSentries } from './support/testSentry';

describe('the directory of a local Sentry', () => {
  const start = testSentries();
  const newFolder = testFolders();

  it('and all in it is for its owner alone', async () => {
    const directory = path.join(await newFolder(), 'new', 'data');
    const test = await start({ directory, port: 'kept' });
    await test.send('shop', failure('TypeError'));
    assert.equal((await stat(directory)).mode & 0o777, 0o700);
    const modes = await Promise.all(
      (await readdir(directory))
        .sort()
        .map(
          async (name) => `${name} ${((await stat(path.join(directory, name))).mode & 0o777).toString(8)}`,
        ),
    );
    assert.deepEqual(modes, ['journal 600', 'lock 600', 'port 600', 'projects.json 600', 'token 600']);
  });

  it('is closed to others when it is empty or ours', async () => {
    const directory = await newFolder();
    await chmod(directory, 0o755);
    const test = await start({ directory });
    assert.equal((await stat(directory)).mode & 0o777, 0o700);
    await test.sentry.close();
    await chmod(directory, 0o777);
    await start({ directory });
    assert.equal((await stat(directory)).mode & 0o777, 0o700);
  });

  it('is refused when others may read it and it holds other things', async () => {
    const directory = await newFolder();
    await writeFile(path.join(directory, 'thesis.txt'), '');
    await chmod(directory, 0o755);
    await assert.rejects(start({ directory }), ofKind('directoryOpen'));
    assert.equal((await stat(directory)).mode & 0o777, 0o755);
    assert.deepEqual(await readdir(directory), ['thesis.txt']);
  });

  it('keeps the token, the keys and, when asked, the port', async () => {
    const directory = await newFolder();
    const first = (await start({ directory, port: 'kept' })).sentry;
    const { token, port } = first;
    const dsn = first.dsn('shop');
    assert.match(token, /^[0-9a-f]{64}$/);
    assert.equal((await readFile(first.tokenFile, 'utf8')).trim(), token);
    await first.close();
    const second = (await start({ directory, port: 'kept', projects: [{ slug: 'web' }] })).sentry;
    assert.deepEqual([second.token, second.port, second.dsn('shop')], [token, port, dsn]);
    assert.deepEqual(second.projects, ['shop', 'web']);
  });

  it('takes another port when that of last time is taken', async () => {
    const directory = await newFolder();
    const { sentry } = await start({ directory, port: 'kept' });
    const { port } = sentry;
    await sentry.close();
    await withServerOn(port, async () => {
      const again = await start({ directory, port: 'kept' });
      assert.notEqual(again.sentry.port, port);
    });
  });

  it('says so when the port that it was told to take is taken', async () => {
    const other = await start();
    const { port } = other.sentry;
    await assert.rejects(
      start({ port }),
      (error) => ofKind('portTaken')(error) && (error as LocalSentryError).port === port,
    );
  });

  it('is let go of after a start that failed', async () => {
    const directory = await newFolder();
    const { port } = (await start()).sentry;
    await assert.rejects(start({ directory, port }), ofKind('portTaken'));
    await start({ directory });
  });

  it('belongs to one local Sentry at a time, of this process', async () => {
    const directory = await newFolder();
    const { sentry } = await start({ directory });
    await assert.rejects(
      start({ directory }),
      (error) => ofKind('directoryInUse')(error) && (error as LocalSentryError).port === sentry.port,
    );
    await sentry.close();
    await start({ directory });
  });

  it('belongs to one local Sentry at a time, of another process', async () => {
    const directory = await newFolder();
    await mkdir(directory, { recursive: true });
    const script =
      'const s = require("net").createServer().listen(0, "127.0.0.1", () => process.send(s.address().port))';
    const file = path.join(await newFolder(), 'holder.cjs');
    await writeFile(file, script);
    const holder = fork(file);
    try {
      const port = await new Promise((resolve) => holder.once('message', resolve));
      await writeFile(path.join(directory, 'lock'), JSON.stringify({ pid: holder.pid, port }), {
        mode: 0o600,
      });
      await assert.rejects(
        start({ directory }),
        (error) => ofKind('directoryInUse')(error) && (error as LocalSentryError).port === port,
      );
    } finally {
      holder.kill('SIGKILL');
      await new Promise((resolve) => holder.once('exit', resolve));
    }
    await start({ directory });
  });

  for (const [what, content] of [
    ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, port: 1 })],
    ['whose process number was given to another program', JSON.stringify({ pid: process.ppid, port: 1 })],
    ['of our own process number, from before a restart', JSON.stringify({ pid: process.pid, port: 0 })],
    ['that was torn', '{"pid":12'],
    ['that is empty', ''],
  ] as const) {
    it(`is taken over from a lock ${what}`, async () => {
      const directory = await newFolder();
      await writeFile(path.join(directory, 'lock'), content, { mode: 0o600 });
      await start({ directory });
      assert.deepEqual(
        (await readdir(directory)).filter((name) => name.startsWith('lock')),
        ['lock'],
      );
    });
  }

  it('is let go of when the signal says so', async () => {
    const directory = await newFolder();
    const stop = new AbortController();
    const sentry = await startLocalSentry({ directory }, stop.signal);
    stop.abort();
    await sentry.close();
    await start({ directory });
  });
});

describe('after a restart', () => {
  const start = testSentries();
  const newFolder = testFolders();

  it('everything is as it was', async () => {
    const directory = await newFolder();
    const people = [{ id: '1', name: 'Ann', email: 'ann@example.com' }];
    const first = await start({ directory, people });
    await first.send(
      'shop',
      failure('TypeError', { release: 'shop@1.0.0', user: { id: '7' } }),
      failure('TypeError'),
      failure('RangeError'),
    );
    await first.sentry.registerRelease({
      version: 'shop@1.1.0',
      projects: ['shop'],
      commits: [{ id: 'a'.repeat(40), repository: 'acme/shop' }],
    });
    await first.sentry.registerCommits([{ id: 'b'.repeat(40), repository: 'acme/shop' }]);
    await first.org('PUT /issues/1/', {
      status: 'resolved',
      statusDetails: { inNextRelease: true },
      assignedTo: 'user:1',
      isBookmarked: true,
    });
    await first.org('PUT /issues/2/', { priority: 'low', hasSeen: true });
    await first.org('POST /issues/2/notes/', { text: 'looking' });
    await first.sentry.suggestOwners('2', [{ actor: { type: 'user', id: '1' }, by: 'suspectCommit' }]);
    const everything = async (test: typeof first) => {
      const calls = [
        '/issues/?query=&expand=owners&expand=inbox',
        '/issues/1/',
        '/issues/2/',
        '/issues/1/events/latest/',
        '/issues/1/tags/',
        '/releases/',
        '/issues/2/notes/',
        '/repos/',
      ];
      const answers = await Promise.all(calls.map(async (call) => (await test.org(`GET ${call}`)).json));
      return JSON.stringify(answers).replaceAll(test.sentry.address, '');
    };
    const before = await everything(first);
    await first.sentry.close();
    const second = await start({ directory, people });
    assert.equal(await everything(second), before);
    await second.send('shop', failure('SyntaxError'));
    assert.deepEqual(
      second.sentry.issues.map(({ shortId }) => shortId),
      ['SHOP-1', 'SHOP-2', 'SHOP-3'],
    );
  });

  it('an issue whose events had to make room keeps its counts and has no event to show', async () => {
    const test = await start({ limits: { bytesOnDisk: 40_000 } });
    await test.send('shop', failure('RangeError', { user: { id: '7' } }));
    for (let sent = 0; sent < 20; sent++) {
      await test.send('shop', failure('TypeError', { extra: { filling: 'x'.repeat(3000) } }));
    }
    const old = test.sentry.issues[0];
    assert.deepEqual([old?.events, old?.users], [1, 1]);
    const { status, json } = await test.org('GET /issues/1/events/latest/');
    assert.deepEqual(
      { status, json },
      {
        status: 404,
        json: { detail: 'No matching event found, try changing the environments, date range, or query.' },
      },
    );
    assert.equal((await test.org('GET /issues/2/events/latest/')).status, 200);
    assert.equal((await test.org('GET /issues/2/')).status, 200);
  });

  it('nothing was taken that found no room', async () => {
    const directory = await newFolder();
    const test = await start({ directory, limits: { bytesOnDisk: 5000 } });
    const send = () =>
      test.post(
        'shop',
        `{}\n{"type":"event"}\n${JSON.stringify(failure('Error', { value: 'x'.repeat(900), frames: [] }))}\n`,
      );
    const statuses: number[] = [];
    for (let sent = 0; sent < 12; sent++) {
      statuses.push((await send()).status);
    }
    const taken = statuses.filter((status) => status === 200).length;
    assert.ok(taken > 0 && taken < 12);
    assert.deepEqual([...new Set(statuses)], [200, 507]);
    await test.sentry.close();
    const again = await start({ directory });
    assert.equal(again.sentry.issues[0]?.events, taken);
  });
});

function ofKind(kind: LocalSentryErrorKind): (error: unknown) => boolean {
  return (error) => error instanceof LocalSentryError && error.kind === kind;
}

async function withServerOn(port: number, work: () => Promise<void>): Promise<void> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  try {
    await work();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
