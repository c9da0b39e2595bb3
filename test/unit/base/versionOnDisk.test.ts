import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOf, versionOnDisk } from '../../../src/base/versionOnDisk';
import { temporaryFolder } from '../../vscode/temporaryFolder';

const NOW = 1_800_000_000_000;

describe('The version of a file on the disk', () => {
  const looked = {
    dev: 1,
    ino: 2,
    size: 3,
    mtimeMs: NOW - 9000.5,
    ctimeMs: NOW - 8000,
    isDirectory: () => false,
  };

  it('is the same while nothing is, and another one whatever changes', () => {
    const version = versionOf(looked, NOW);
    assert.ok(version !== undefined && version !== '');
    assert.equal(versionOf({ ...looked }, NOW + 60_000), version);
    for (const part of ['dev', 'ino', 'size', 'mtimeMs', 'ctimeMs'] as const) {
      assert.notEqual(versionOf({ ...looked, [part]: looked[part] + 1 }, NOW), version, part);
    }
  });

  it('cannot be told of a file that was written just now, or by a clock that is ahead', () => {
    for (const time of [NOW - 1500, NOW, NOW + 60_000]) {
      assert.equal(versionOf({ ...looked, mtimeMs: time }, NOW), undefined);
      assert.equal(versionOf({ ...looked, ctimeMs: time }, NOW), undefined);
    }
  });

  it('says only of a folder that it is one, and nothing of what is not there', async () => {
    const folder = temporaryFolder();
    try {
      mkdirSync(join(folder.path, 'src'));
      writeFileSync(join(folder.path, 'cart.ts'), 'cart');
      assert.equal(await versionOnDisk(folder.path, 'src'), 'folder');
      assert.equal(await versionOnDisk(folder.path, 'cart.ts'), undefined);
      for (const path of ['none.ts', 'cart.ts/none.ts', 'none/none.ts']) {
        assert.equal(await versionOnDisk(folder.path, path), '');
      }
    } finally {
      folder.remove();
    }
  });
});
