import assert from 'node:assert/strict';
import { FileIndex, type Lookup } from '../../../../src/mapping/files/fileIndex';
import { noAbort } from '../memoryFiles';

async function indexOf(paths: readonly string[], ignoresCase = false): Promise<FileIndex> {
  return FileIndex.build(paths, { ignoresCase }, noAbort);
}

function lookup(index: FileIndex, path: string): Lookup | undefined {
  return index.lookup(path.split('/'));
}

describe('The index of a folder', () => {
  it('finds the file with the longest common suffix', async () => {
    const index = await indexOf(['a/src/cart.ts', 'b/src/cart.ts', 'b/lib/cart.ts']);
    assert.deepEqual(lookup(index, 'srv/b/src/cart.ts'), { matched: 3, files: ['b/src/cart.ts'], total: 1 });
  });

  it('names all that agree as far', async () => {
    const index = await indexOf(['a/src/cart.ts', 'b/src/cart.ts', 'b/lib/cart.ts']);
    assert.deepEqual(lookup(index, 'srv/src/cart.ts'), {
      matched: 2,
      files: ['a/src/cart.ts', 'b/src/cart.ts'],
      total: 2,
    });
  });

  it('compares whole segments', async () => {
    const index = await indexOf(['src/shopping-cart.ts', 'resrc/cart.ts']);
    assert.equal(lookup(index, 'src/shop-cart.ts'), undefined);
    assert.deepEqual(lookup(index, 'src/cart.ts'), { matched: 1, files: ['resrc/cart.ts'], total: 1 });
  });

  it('tells a file whose whole path agrees although another agrees further', async () => {
    const index = await indexOf(['src/cart.ts', 'test/app/src/cart.ts']);
    assert.deepEqual(lookup(index, 'srv/app/src/cart.ts'), {
      matched: 3,
      files: ['test/app/src/cart.ts'],
      total: 1,
      whole: 'src/cart.ts',
    });
  });

  it('does all this among hundreds of files of the same name', async () => {
    const many = Array.from({ length: 300 }, (_one, at) => `packages/p${at}/src/index.ts`);
    const index = await indexOf(['src/index.ts', ...many]);
    assert.deepEqual(lookup(index, 'srv/p7/src/index.ts'), {
      matched: 3,
      files: ['packages/p7/src/index.ts'],
      total: 1,
      whole: 'src/index.ts',
    });
    assert.equal(lookup(index, 'srv/other/src/index.ts')?.total, 301);
    assert.equal(lookup(index, 'srv/other/src/index.ts')?.files.length, 200);
    assert.equal(lookup(index, 'other/index.ts')?.matched, 1);
    assert.equal(index.has('packages/p299/src/index.ts'), true);
    assert.equal(index.has('p299/src/index.ts'), false);
  });

  it('knows names with brackets, dollars, spaces and quotes as they are', async () => {
    const odd = [
      'app/[id].tsx',
      'app/(group)/page.tsx',
      'app/$slug.tsx',
      'app/my file.ts',
      "app/it's.ts",
      'app/*.ts',
    ];
    const index = await indexOf(odd);
    for (const path of odd) {
      assert.deepEqual(lookup(index, path), { matched: path.split('/').length, files: [path], total: 1 });
    }
  });

  it('takes composed and decomposed Unicode for the same and answers as the disk spells it', async () => {
    const index = await indexOf(['cafe\u0301/menu\u0308.ts']);
    assert.deepEqual(lookup(index, 'caf\u00e9/men\u00fc.ts'), {
      matched: 2,
      files: ['cafe\u0301/menu\u0308.ts'],
      total: 1,
    });
    assert.equal(index.has('cafe\u0301/menu\u0308.ts'), true);
  });

  it('tells A from a only where the disk does', async () => {
    assert.equal(lookup(await indexOf(['src/Cart.ts']), 'src/cart.ts'), undefined);
    assert.deepEqual(lookup(await indexOf(['src/Cart.ts'], true), 'SRC/cart.ts'), {
      matched: 2,
      files: ['src/Cart.ts'],
      total: 1,
    });
  });

  it("leaves out other people's copies", async () => {
    const index = await indexOf([
      'node_modules/react/index.js',
      'vendor/github.com/x/y/y.go',
      'lib/vendor/list.js',
    ]);
    assert.equal(lookup(index, 'react/index.js'), undefined);
    assert.equal(lookup(index, 'y/y.go'), undefined);
    assert.deepEqual(lookup(index, 'vendor/list.js'), {
      matched: 2,
      files: ['lib/vendor/list.js'],
      total: 1,
    });
  });

  it('counts a file once that git lists once per side of a conflict', async () => {
    assert.deepEqual(lookup(await indexOf(['a/x.ts', 'a/x.ts', 'a/x.ts']), 'a/x.ts'), {
      matched: 2,
      files: ['a/x.ts'],
      total: 1,
    });
  });

  it('follows files that come and go', async () => {
    const many = Array.from({ length: 20 }, (_one, at) => `p${at}/index.ts`);
    const index = await indexOf(many);
    assert.equal(lookup(index, 'p20/index.ts')?.matched, 1);
    await index.update(
      { added: ['p20/index.ts', 'p20/index.ts', 'p1/index.ts', 'new.ts'], removed: [] },
      noAbort,
    );
    assert.deepEqual(lookup(index, 'p20/index.ts'), { matched: 2, files: ['p20/index.ts'], total: 1 });
    assert.equal(lookup(index, 'index.ts')?.total, 21);
    assert.equal(index.has('new.ts'), true);
    await index.update({ added: [], removed: ['p20/index.ts', 'p3/index.ts', 'never/there.ts'] }, noAbort);
    assert.equal(lookup(index, 'p20/index.ts')?.matched, 1);
    assert.equal(lookup(index, 'p3/index.ts')?.total, 19);
    await index.update({ added: ['p3/index.ts'], removed: [...many, 'new.ts'] }, noAbort);
    assert.deepEqual(lookup(index, 'index.ts'), { matched: 1, files: ['p3/index.ts'], total: 1 });
    assert.equal(lookup(index, 'new.ts'), undefined);
  });

  it('takes in a switch of branches in time that grows with the number of files', async () => {
    const names = (branch: string) =>
      Array.from({ length: 20_000 }, (_one, at) => `${branch}/p${at}/index.ts`);
    const index = await indexOf(names('a'));
    const before = process.cpuUsage();
    await index.update({ added: names('b'), removed: names('a') }, noAbort);
    const { user } = process.cpuUsage(before);
    assert.ok(user < 1_000_000, `${user} µs`); // one by one it would take minutes
    assert.equal(lookup(index, 'p7/index.ts')?.files[0], 'b/p7/index.ts');
  });

  it('lets the event loop run before it is built: listing has just held it up', async () => {
    let hasRun = false;
    setImmediate(() => (hasRun = true));
    await indexOf(['src/cart.ts']);
    assert.equal(hasRun, true);
  });

  it('lets the event loop run while it is built, and stops when told to', async () => {
    const paths = Array.from(
      { length: 400_000 },
      (_one, at) => `packages/p${at % 5000}/src/deep/er/file${at}.ts`,
    );
    const stop = new AbortController();
    setImmediate(() => stop.abort());
    await assert.rejects(FileIndex.build(paths, { ignoresCase: false }, stop.signal), { name: 'AbortError' });
  });
});
