import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { buildProgram, ChildSentry } from './support/childSentry';
import { failure, message } from './support/events';
import { envelope, testSentries } from './support/testSentry';

const run = promisify(execFile);

describe('the local Sentry in a terminal', function () {
  this.timeout(20_000);
  const start = testSentries();
  let folder: string;
  let program: string;
  let child: ChildSentry | undefined;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'local-sentry-'));
    program = await buildProgram(folder);
  });

  afterEach(() => child?.stop('SIGKILL'));
  after(() => rm(folder, { recursive: true, force: true }));

  async function send({ dsn }: ChildSentry, event: object): Promise<void> {
    const url = `http://${dsn.host}/api${dsn.pathname}/envelope/?sentry_key=${dsn.username}`;
    const { status } = await fetch(url, { method: 'POST', body: envelope({ type: 'event' }, event) });
    assert.equal(status, 200);
  }

  it('says where it listens, where events go and where its token is, but not the token', async () => {
    const directory = path.join(folder, 'says');
    child = await ChildSentry.start(program, directory);
    const lines = [...child.printed, await child.line(), await child.line()];
    const token = (await readFile(path.join(directory, 'token'), 'utf8')).trim();
    assert.deepEqual(lines, [
      `The local Sentry listens on http://${child.dsn.host}`,
      `  DSN of shop: ${child.dsn.href}`,
      `  The token of its API is in ${path.join(directory, 'token')}`,
      'Stop it with Ctrl+C.',
    ]);
    assert.ok(!lines.join('\n').includes(token));
  });

  it('prints a line for each event, with nothing in it that the terminal would obey', async () => {
    child = await ChildSentry.start(program, path.join(folder, 'prints'));
    await child.line();
    await child.line();
    await send(
      child,
      failure('TypeError', { value: 'no \u001b[2J\u001b]0;owned\u0007 \u202egnp.exe\u0000' }),
    );
    await send(child, failure('TypeError', { value: 'again\u009b31m' }));
    await send(child, message('first\r\nsecond\u2028third'));
    assert.deepEqual(
      [await child.line(), await child.line(), await child.line()],
      [
        String.raw`new        SHOP-1  TypeError: no \x1b[2J\x1b]0;owned\x07 \u{202e}gnp.exe\x00`,
        String.raw`again      SHOP-1  TypeError: again\x9b31m`,
        'new        SHOP-2  first',
      ],
    );
  });

  it('ends cleanly on Ctrl+C, and has everything the next time', async () => {
    const directory = path.join(folder, 'ends');
    child = await ChildSentry.start(program, directory);
    await send(child, failure('TypeError'));
    assert.equal(await child.stop('SIGINT'), 0);
    const { port } = child.dsn;
    child = await ChildSentry.start(program, directory);
    assert.equal(child.dsn.port, port);
    await send(child, failure('TypeError'));
    const printed = [await child.line(), await child.line(), await child.line()];
    assert.equal(printed.at(-1), 'again      SHOP-1  TypeError: it failed');
  });

  it('says what is wrong when it cannot start', async () => {
    const { sentry } = await start();
    const port = String(sentry.port);
    const cases: readonly [args: readonly string[], said: RegExp][] = [
      [['--port', port], new RegExp(`^port ${port} is taken by another program\n$`)],
      [['--port', 'x'], /^--port x: not a port\n$/],
      [['--project', 'My Shop'], /^--project My Shop: small letters, digits, - and _ only\n$/],
      [['--nonsense'], /^Unknown option '--nonsense'/],
    ];
    for (const [args, said] of cases) {
      const failed = run(process.execPath, [program, '--directory', path.join(folder, 'wrong'), ...args]);
      await assert.rejects(failed, ({ code, stderr }: { code: number; stderr: string }) => {
        assert.match(stderr, said);
        assert.equal(code, 1);
        return true;
      });
    }
  });

  it('explains itself with --help', async () => {
    const { stdout } = await run(process.execPath, [program, '--help']);
    assert.match(stdout, /^Usage: npm run local-sentry/);
  });
});
