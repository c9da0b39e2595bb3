import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskStorage } from '../../../src/workspace/diskStorage';

describe('DiskStorage', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'faultline-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps what was written last, for its owner alone, and no file beside it', async () => {
    const storage = new DiskStorage(join(folder, 'kept'));
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => storage.write('a/b.json', `${at}`.repeat(10_000))),
    );
    assert.equal(await storage.read('a/b.json'), '19'.repeat(10_000));
    assert.deepEqual(await readdir(join(folder, 'kept/a')), ['b.json']);
    assert.equal((await stat(join(folder, 'kept/a/b.json'))).mode & 0o777, 0o600);
    assert.equal((await stat(join(folder, 'kept'))).mode & 0o777, 0o700);
  });

  it('knows nothing of what was never written or was removed', async () => {
    const storage = new DiskStorage(folder);
    await storage.write('a/b.json', 'x');
    await storage.remove('a');
    assert.equal(await storage.read('a/b.json'), undefined);
    assert.equal(await storage.read('c.json'), undefined);
  });
});
