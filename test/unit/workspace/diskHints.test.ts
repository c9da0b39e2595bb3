import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { findHints } from '../../../src/issues/bindings/findHints';
import { diskHints } from '../../../src/workspace/diskHints';
import { GitFolder, never } from '../git/gitFolder';

const server = 'sentry.company.example';
const dsn = (project: number) => `https://${'a1'.repeat(16)}@${server}/${project}`;

describe('what the files of a folder say', () => {
  let folder: GitFolder;
  beforeEach(() => (folder = new GitFolder()));
  afterEach(() => folder.remove());

  const write = (texts: Readonly<Record<string, string | Buffer>>) => {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(folder.at(path)), { recursive: true });
      writeFileSync(folder.at(path), text);
    }
  };
  /** `apps/web/.env 1`: the file and the project's id. */
  const found = async (below = '') => {
    const { hints } = await findHints(diskHints(folder.at(below)), never);
    return hints.map((hint) => `${hint.file} ${hint.kind === 'dsn' ? hint.dsn.projectId : hint.project}`);
  };

  it('is told of each package of a monorepo, by the file that tells most surely first', async () => {
    write({
      'package.json': '{}',
      'apps/web/package.json': '{}',
      'apps/web/sentry.client.config.ts': `init({ dsn: "${dsn(1)}" })`,
      'apps/api/pyproject.toml': '',
      'apps/api/.env': `SENTRY_DSN=${dsn(2)}`,
      'apps/api/src/main.py': `sentry_sdk.init("${dsn(2)}")`,
      'apps/droid/build.gradle': '',
      'apps/droid/sentry.properties': 'defaults.project=droid',
      'apps/droid/.sentryclirc': '[defaults]\nproject=old',
      '.gitignore': '.env\n',
    });
    folder.repository('');
    assert.deepEqual(await found(), [
      'apps/droid/.sentryclirc old',
      'apps/droid/sentry.properties droid',
      'apps/api/.env 2',
      'apps/web/sentry.client.config.ts 1',
      'apps/api/src/main.py 2',
    ]);
    const { packages } = await findHints(diskHints(folder.path), never);
    assert.deepEqual([...packages].sort(), ['', 'apps/api', 'apps/droid', 'apps/web']);
  });

  it('looks into sources that git tracks alone, and into all where there is no git', async () => {
    write({
      'src/main.ts': dsn(1),
      'generated/main.ts': dsn(2),
      'src/cart.ts': dsn(3),
      'node_modules/x/main.js': dsn(4),
      '.gitignore': 'generated\n',
    });
    assert.deepEqual((await found()).sort(), ['generated/main.ts 2', 'src/main.ts 1']);
    folder.repository('');
    assert.deepEqual(await found(), ['src/main.ts 1']);
    assert.deepEqual(await found('src'), ['main.ts 1']);
  });

  it('reads the beginning of a file alone, however large it is', async () => {
    write({ 'main.ts': `${dsn(1)}\n${'x'.repeat(256 * 1024)}\n${dsn(2)}`, 'config.ts': `${dsn(3)}\n` });
    truncateSync(folder.at('config.ts'), 2 ** 30); // sparse, and full of NULs: no text
    const before = process.memoryUsage().rss;
    assert.deepEqual(await found(), ['main.ts 1']);
    assert.ok(process.memoryUsage().rss - before < 100_000_000);
  });

  it('reads nothing outside the folder, no binary, no pipe, and nothing that is not there', async () => {
    write({ 'outside/.env': dsn(1), 'in/main.bin': Buffer.from(`\0${dsn(2)}`), 'in/main.ts': dsn(3) });
    symlinkSync(folder.at('outside/.env'), folder.at('in/.env'));
    symlinkSync('nowhere', folder.at('in/.env.local'));
    symlinkSync('.', folder.at('in/config'));
    execFileSync('mkfifo', [folder.at('in/main.pipe')]);
    assert.deepEqual(await found('in'), ['main.ts 3']);
  });

  it('goes as deep as there is something', async () => {
    const deep = Array.from({ length: 200 }, () => 'd').join('/');
    write({ [`${deep}/.env`]: dsn(1) });
    assert.deepEqual(await found(), [`${deep}/.env 1`]);
  });

  it('reads 2,000 sources at most, those near the folder first', async () => {
    for (let at = 0; at < 30; at++) {
      write(Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`d${at}/deep/main${n}.ts`, 'x'])));
    }
    write({ 'main.ts': dsn(1) });
    const files = diskHints(folder.path);
    const read: string[] = [];
    const { hints } = await findHints(
      {
        ...files,
        readStart: async (path, bytes, signal) => {
          assert.ok(bytes <= 256 * 1024);
          read.push(path);
          return files.readStart(path, bytes, signal);
        },
      },
      never,
    );
    assert.equal(read.length, 2000);
    assert.equal(hints.length, 1);
  });

  it('starts no process, and stops when it is no longer wanted', async () => {
    write({ '.env': dsn(1), 'main.ts': dsn(2) });
    folder.repository('');
    const path = process.env['PATH'];
    try {
      process.env['PATH'] = '';
      assert.deepEqual(await found(), ['.env 1', 'main.ts 2']);
    } finally {
      process.env['PATH'] = path;
    }
    const life = new AbortController();
    const files = diskHints(folder.path);
    const stopping = findHints(
      {
        ...files,
        readStart: async (...asked) => {
          life.abort();
          return files.readStart(...asked);
        },
      },
      life.signal,
    );
    await assert.rejects(stopping, { name: 'AbortError' });
  });
});
