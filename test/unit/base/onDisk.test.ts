import assert from 'node:assert/strict';
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onDisk } from '../../../src/base/onDisk';
import { type TemporaryFolder, temporaryFolder } from '../../vscode/temporaryFolder';

describe('What lies on the disk below a folder', () => {
  let outside: TemporaryFolder;
  let folder: string;
  beforeEach(() => {
    outside = temporaryFolder();
    folder = join(outside.path, 'shop');
    mkdirSync(join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'dist/main.js'), 'code');
    writeFileSync(join(outside.path, 'secret.js'), 'secret');
  });
  afterEach(() => outside.remove());

  it('is told with its real path and its size', async () => {
    const found = await onDisk(folder, 'dist/main.js');
    assert.equal(found?.realPath, join(realpathSync(folder), 'dist/main.js'));
    assert.deepEqual([found?.isFolder, found?.bytes], [false, 4]);
    assert.equal((await onDisk(folder, 'dist'))?.isFolder, true);
    assert.equal((await onDisk(folder, ''))?.realPath, realpathSync(folder));
  });

  it('may be reached by a link inside the folder, and not by one out of it', async () => {
    symlinkSync(join(folder, 'dist/main.js'), join(folder, 'inner.js'));
    symlinkSync('../secret.js', join(folder, 'outer.js'));
    symlinkSync(outside.path, join(folder, 'above'));
    assert.equal((await onDisk(folder, 'inner.js'))?.bytes, 4);
    assert.equal(await onDisk(folder, 'outer.js'), undefined);
    assert.equal(await onDisk(folder, 'above/secret.js'), undefined);
    assert.equal(await onDisk(folder, 'above'), undefined);
  });

  it('is nothing for what is missing, for a name that no file can have, and for a path that climbs', async () => {
    for (const path of [
      'gone.js',
      'dist/main.js/x',
      '../secret.js',
      'dist/../../secret.js',
      '/etc/passwd',
      'a\0b',
      'x'.repeat(9999),
    ]) {
      assert.equal(await onDisk(folder, path), undefined, path.slice(0, 20));
    }
    assert.equal(await onDisk(join(folder, 'gone'), ''), undefined);
  });
});
