import assert from 'node:assert/strict';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ignoresCase } from '../../../src/base/ignoresCase';
import { textOnDisk } from '../../../src/base/textOnDisk';
import { TextsNow } from '../../../src/base/textsNow';
import { temporaryFolder, type TemporaryFolder } from '../../vscode/temporaryFolder';

const never = new AbortController().signal;

describe('A disk', () => {
  let folder: TemporaryFolder;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  it('tells whether it ignores case, by what lies in a folder or by the folder itself', async () => {
    mkdirSync(join(folder.path, 'Probe'));
    const truth = existsSync(join(folder.path, 'pROBE'));
    assert.equal(await ignoresCase(join(folder.path, 'Probe')), truth);
    assert.equal(await ignoresCase(folder.path), truth);
    assert.equal(await ignoresCase(join(folder.path, 'nowhere')), false);
  });

  it('is not taken to ignore case by two files that differ in it', async function () {
    writeFileSync(join(folder.path, 'Cart.ts'), 'one');
    if (existsSync(join(folder.path, 'cART.TS'))) {
      this.skip();
    }
    writeFileSync(join(folder.path, 'cART.TS'), 'other');
    assert.equal(await ignoresCase(folder.path), false);
  });

  it('gives texts in the encodings that git’s objects are read in, here and in a thread', async () => {
    const text = 'größe();\n';
    const files = {
      'utf8.ts': Buffer.from(`\ufeff${text}`),
      'latin1.ts': Buffer.from(text, 'latin1'),
      'utf16le.ts': Buffer.from(`\ufeff${text}`, 'utf16le'),
      'utf16be.ts': Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    };
    const now = new TextsNow(folder.path);
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(join(folder.path, name), bytes);
      assert.equal(await textOnDisk(folder.path, name, never), text, name);
      assert.equal(now.read(name).text, text, name);
    }
  });

  it('gives texts of the folder and nothing else', async () => {
    const shop = join(folder.path, 'shop');
    mkdirSync(join(shop, 'src'), { recursive: true });
    writeFileSync(join(shop, 'src/cart.ts'), 'cárt');
    writeFileSync(join(shop, 'binary.ts'), Buffer.from([97, 0, 98]));
    writeFileSync(join(shop, 'huge.ts'), 'x'.repeat(5_000_001));
    writeFileSync(join(folder.path, 'secret.ts'), 'secret');
    symlinkSync(join(folder.path, 'secret.ts'), join(shop, 'leaves.ts'));
    assert.equal(await textOnDisk(shop, 'src/cart.ts', never), 'cárt');
    for (const path of ['binary.ts', 'huge.ts', 'leaves.ts', '../secret.ts', 'src', '', 'no.ts', 'a\0b']) {
      assert.equal(await textOnDisk(shop, path, never), undefined, path);
    }
    await assert.rejects(textOnDisk(shop, 'src/cart.ts', AbortSignal.abort()), { name: 'AbortError' });
  });
});
