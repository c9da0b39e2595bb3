import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { trackedFiles } from '../../../src/git/trackedFiles';
import { GitFolder, never } from './gitFolder';

describe('trackedFiles', () => {
  let folder: GitFolder;
  beforeEach(() => (folder = new GitFolder()));
  afterEach(() => folder.remove());

  const files = [
    'a',
    'apps/web/main.ts',
    'apps/web/sentry.ts',
    'apps/website',
    'deep/er/and/deeper/x',
    `deep/${'name/'.repeat(60)}x`,
    'ünï.ts',
  ];
  const listed = async (below = '') => {
    const tracked = await trackedFiles(folder.at(below), never);
    return tracked && [...tracked].sort();
  };

  for (const version of ['2', '3', '4']) {
    it(`reads an index of version ${version} as git does`, async () => {
      folder.repository('', ...files);
      folder.write('new.ts');
      folder.git('', 'add', '--intent-to-add', 'new.ts'); // which takes flags that version 2 has not
      folder.git('', 'update-index', '--index-version', version);
      const told = folder.git('', 'ls-files', '-z').split('\0').slice(0, -1).sort();
      assert.deepEqual(await listed(), told);
      assert.equal(told.length, files.length + 1);
    });
  }

  it('reads an index with hashes of 32 bytes', async () => {
    folder.git('', 'init', '--quiet', '--object-format=sha256');
    folder.write(...files);
    folder.commit('');
    assert.deepEqual(await listed(), [...files].sort());
  });

  it('tells paths from the folder on, and nothing beside it', async () => {
    folder.repository('', ...files);
    assert.deepEqual(await listed('apps/web'), ['main.ts', 'sentry.ts']);
    assert.deepEqual(await listed('deep/er'), ['and/deeper/x']);
  });

  it('follows a work tree and a link to its repository', async () => {
    folder.repository('main', 'a.ts');
    folder.git('main', 'worktree', 'add', '--quiet', '../other', '-b', 'other');
    folder.write('other/b.ts');
    folder.git('other', 'add', '--all');
    assert.deepEqual(await listed('other'), ['a.ts', 'b.ts']);
    symlinkSync(folder.at('main'), folder.at('link'));
    assert.deepEqual(await listed('link'), ['a.ts']);
  });

  it('tells no submodule, and no link', async () => {
    folder.repository('lib', 'x.ts');
    folder.repository('app', 'main.ts');
    symlinkSync('main.ts', folder.at('app/link.ts'));
    folder.git('app', 'submodule', '--quiet', 'add', folder.at('lib'), 'vendored');
    folder.commit('app');
    assert.deepEqual(await listed('app'), ['.gitmodules', 'main.ts']);
    assert.deepEqual(await listed('app/vendored'), ['x.ts']);
  });

  it('knows nothing without a repository, and of an index that shares its entries', async () => {
    folder.write('x.ts');
    assert.equal(await listed(), undefined);
    folder.repository('split', 'x.ts');
    folder.git('split', 'update-index', '--split-index');
    folder.write('split/y.ts');
    folder.git('split', 'add', 'y.ts');
    assert.equal(await listed('split'), undefined);
  });

  it('reads no nonsense, and none that never ends', async () => {
    folder.repository('', ...files);
    const whole = readFileSync(folder.at('.git/index'));
    const tries = [
      Buffer.alloc(0),
      Buffer.from('DIRC'),
      Buffer.alloc(100_000, 'DIRC'),
      Buffer.concat([Buffer.from('DIRC'), Buffer.from([0, 0, 0, 4, 255, 255, 255, 255]), Buffer.alloc(1000)]),
      Buffer.concat([
        Buffer.from('DIRC'),
        Buffer.from([0, 0, 0, 4, 0, 0, 0, 9]),
        Buffer.alloc(100_000, 0xff),
      ]),
      ...Array.from({ length: 50 }, (_, at) => whole.subarray(0, Math.floor((whole.length * at) / 60))),
    ];
    for (const index of tries) {
      writeFileSync(folder.at('.git/index'), index);
      const told = await listed();
      assert.ok(told === undefined || told.length <= files.length, `${index.length} bytes: ${told?.length}`);
    }
  });

  it('survives an index in which any one byte is another', async () => {
    folder.repository('', 'a.ts', 'b/c.ts');
    const whole = readFileSync(folder.at('.git/index'));
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      writeFileSync(folder.at('.git/index'), changed);
      const told = await listed();
      assert.ok(told === undefined || told.length <= 2, `byte ${at}`);
    }
  });

  it('starts no process', async () => {
    folder.repository('', 'a.ts');
    const path = process.env['PATH'];
    try {
      process.env['PATH'] = '';
      assert.throws(() => execFileSync('git', ['--version']));
      assert.deepEqual(await listed(), ['a.ts']);
    } finally {
      process.env['PATH'] = path;
    }
  });
});
