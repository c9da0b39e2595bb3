import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { EntryLog, NotKept } from '../../../src/issues/outbox/entryLog';
import { DiskOutboxFiles } from '../../../src/workspace/diskOutboxFiles';
import { temporaryFolder } from '../../vscode/temporaryFolder';

describe('DiskOutboxFiles', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder.path, 'outbox');
  });
  afterEach(() => folder.remove());

  it('are readable by their owner alone', async () => {
    const files = new DiskOutboxFiles(path);
    assert.equal(await files.append('new', 'a\n'), true);
    await files.replace('kept', 'b\n');
    const modes = [path, join(path, 'new'), join(path, 'kept')].map(async (one) => (await stat(one)).mode);
    assert.deepEqual(
      (await Promise.all(modes)).map((mode) => (mode & 0o777).toString(8)),
      ['700', '600', '600'],
    );
  });

  it('read what was appended and replaced, and nothing where there is nothing', async () => {
    const files = new DiskOutboxFiles(path);
    assert.deepEqual([await files.read('new'), await files.rename('new', 'taken')], [undefined, false]);
    await files.append('new', 'a\n');
    await files.append('new', 'b\n');
    assert.equal(await files.rename('new', 'taken'), true);
    await files.replace('kept', 'c\n');
    await files.remove('kept');
    await files.remove('kept');
    assert.deepEqual([await files.read('taken'), await readdir(path)], ['a\nb\n', ['taken']]);
  });

  it('lose nothing of many windows that append while one gathers', async () => {
    const logs = Array.from({ length: 4 }, () => new EntryLog(new DiskOutboxFiles(path)));
    const gone = (id: string) => JSON.stringify({ version: 1, discarded: [id] });
    const ids = Array.from({ length: 100 }, (_, at) => `${at}`);
    const appending = new AbortController();
    const gathering = (async () => {
      while (!appending.signal.aborted) {
        await logs[0]?.compact();
      }
    })();
    await Promise.all(ids.map(async (id, at) => logs[1 + (at % 3)]?.append([gone(id)])));
    appending.abort();
    await gathering;
    const contents = await logs[0]?.read();
    assert.deepEqual([...(contents?.gone.keys() ?? [])].sort(), [...ids].sort());
  });

  it('say when the disk is full', async function () {
    if (!existsSync('/dev/full')) {
      this.skip();
    }
    await mkdir(path);
    await symlink('/dev/full', join(path, 'new.jsonl'));
    await assert.rejects(new EntryLog(new DiskOutboxFiles(path)).append(['{}']), NotKept);
  });

  it('say so at once when something changed', async () => {
    const files = new DiskOutboxFiles(path);
    await files.append('new', 'a\n');
    const changed = new Promise<void>((resolve) => {
      const watching = files.watch(() => (watching.dispose(), resolve()));
    });
    for (let isHeard = false; !isHeard;) {
      await files.append('new', 'b\n');
      isHeard = await Promise.race([changed.then(() => true), files.read('new').then(() => false)]);
    }
    assert.match(await readFile(join(path, 'new'), 'utf8'), /b/);
  });
});
