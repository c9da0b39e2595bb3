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
    assert.deepEqual(lookup(index, 'srv/b/src/cart.ts'), { matched: 3, files: ['b/src/cart.ts'] });
  });

  it('names all that agree as far', async () => {
    const index = await indexOf(['a/src/cart.ts', 'b/src/cart.ts', 'b/lib/cart.ts']);
    assert.deepEqual(lookup(index, 'srv/src/cart.ts'), {
      matched: 2,
      files: ['a/src/cart.ts', 'b/src/cart.ts'],
    });
  });

  it('compares whole segments', async () => {
    const index = await indexOf(['src/shopping-cart.ts', 'resrc/cart.ts']);
    assert.equal(lookup(index, 'src/shop-cart.ts'), undefined);
    assert.deepEqual(lookup(index, 'src/cart.ts'), { matched: 1, files: ['resrc/cart.ts'] });
  });

  it('tells a file whose whole path agrees although another agrees further', async () => {
    const index = await indexOf(['src/cart.ts', 'test/app/src/cart.ts']);
    assert.deepEqual(lookup(index, 'srv/app/src/cart.ts'), {
      matched: 3,
      files: ['test/app/src/cart.ts'],
      whole: 'src/cart.ts',
    });
  });

  it('does all this among hundreds of files of the same name', async () => {
    const many = Array.from({ length: 300 }, (_one, at) => `packages/p${at}/src/index.ts`);
    const index = await indexOf(['src/index.ts', ...many]);
    assert.deepEqual(lookup(index, 'srv/p7/src/index.ts'), {
      matched: 3,
      files: ['packages/p7/src/index.ts'],
      whole: 'src/index.ts',
    });
    assert.equal(lookup(index, 'srv/other/src/index.ts')?.files.length, 301);
    assert.equal(lookup(index, 'srv/other/src/index.ts')?.files.length, 301);
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
      assert.deepEqual(lookup(index, path), { matched: path.split('/').length, files: [path] });
    }
  });

  it('takes composed and decomposed Unicode for the same and answers as the disk spells it', async () => {
    const index = await indexOf(['cafe\u0301/menu\u0308.ts']);
    assert.deepEqual(lookup(index, 'caf\u00e9/men\u00fc.ts'), {
      matched: 2,
      files: ['cafe\u0301/menu\u0308.ts'],
    });
    assert.equal(index.has('cafe\u0301/menu\u0308.ts'), true);
  });

  it('tells A from a only where the disk does', async () => {
    assert.equal(lookup(await indexOf(['src/Cart.ts']), 'src/cart.ts'), undefined);
    assert.deepEqual(lookup(await indexOf(['src/Cart.ts'], true), 'SRC/cart.ts'), {
      matched: 2,
      files: ['src/Cart.ts'],
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
    });
  });

  it('counts a file once that git lists once per side of a conflict', async () => {
    assert.deepEqual(lookup(await indexOf(['a/x.ts', 'a/x.ts', 'a/x.ts']), 'a/x.ts'), {
      matched: 2,
      files: ['a/x.ts'],
    });
  });

  it('names all files of a base name', async () => {
    const index = await indexOf([
      'package.json',
      'web/package.json',
      'node_modules/x/package.json',
      'a/Package.json',
    ]);
    assert.deepEqual(index.named('package.json'), ['package.json', 'web/package.json']);
    assert.deepEqual(index.named('cargo.toml'), []);
  });

  it('has every file among thousands of its name', async () => {
    const many = Array.from({ length: 3000 }, (_one, at) => `packages/p${at % 500}/s${at}/index.ts`);
    const index = await indexOf([...many, 'index.ts', 'packages/index.ts']);
    for (const path of [...many, 'index.ts', 'packages/index.ts']) {
      assert.equal(index.has(path), true, path);
    }
    for (const path of ['packages/p0/index.ts', 's1/index.ts', 'packages/p0/s1/index.ts', '/index.ts', '']) {
      assert.equal(index.has(path), false, path);
    }
  });

  it('follows files that come and go', async () => {
    const many = Array.from({ length: 20 }, (_one, at) => `p${at}/index.ts`);
    const index = await indexOf(many);
    assert.equal(lookup(index, 'p20/index.ts')?.matched, 1);
    const added = ['p20/index.ts', 'p20/index.ts', 'p1/index.ts', 'new.ts'];
    assert.equal(await index.update({ added, removed: [] }, noAbort), true);
    assert.deepEqual(lookup(index, 'p20/index.ts'), { matched: 2, files: ['p20/index.ts'] });
    assert.equal(lookup(index, 'index.ts')?.files.length, 21);
    assert.equal(index.has('new.ts'), true);
    const removed = ['p20/index.ts', 'p3/index.ts', 'never/there.ts'];
    assert.equal(await index.update({ added: [], removed }, noAbort), true);
    assert.equal(lookup(index, 'p20/index.ts')?.matched, 1);
    assert.equal(lookup(index, 'p3/index.ts')?.files.length, 19);
    await index.update({ added: ['p3/index.ts'], removed: [...many, 'new.ts'] }, noAbort);
    assert.deepEqual(lookup(index, 'index.ts'), { matched: 1, files: ['p3/index.ts'] });
    assert.equal(lookup(index, 'new.ts'), undefined);
  });

  it('follows folders that go with all that is below them', async () => {
    const index = await indexOf(['lib/a.ts', 'lib/deep/b.ts', 'library/a.ts', 'a/lib/a.ts', 'lib.ts']);
    assert.equal(await index.update({ added: ['lib/new.ts'], removed: ['lib', 'no'] }, noAbort), true);
    const left = ['lib/a.ts', 'lib/deep/b.ts', 'library/a.ts', 'a/lib/a.ts', 'lib.ts', 'lib/new.ts'].filter(
      (path) => index.has(path),
    );
    assert.deepEqual(left, ['library/a.ts', 'a/lib/a.ts', 'lib.ts', 'lib/new.ts']);
  });

  it('follows names that change in case alone', async () => {
    const index = await indexOf(['src/Cart.ts', 'Lib/a.ts'], true);
    await index.update({ added: ['src/cart.ts'], removed: ['src/CART.ts', 'lib'] }, noAbort);
    assert.deepEqual(lookup(index, 'SRC/CART.TS')?.files, ['src/cart.ts']);
    assert.equal(lookup(index, 'lib/a.ts'), undefined);
    const apart = await indexOf(['src/Cart.ts', 'src/cart.ts']);
    await apart.update({ added: [], removed: ['src/Cart.ts'] }, noAbort);
    assert.deepEqual([apart.has('src/Cart.ts'), apart.has('src/cart.ts')], [false, true]);
  });

  it('tells when a change changed nothing: no trace need be looked for again', async () => {
    const index = await indexOf(['src/cart.ts', 'lib/a.ts', 'node_modules/x/y.js']);
    await index.update({ added: [], removed: [], notCheckedOut: ['api/cart.go'] }, noAbort);
    for (const change of [
      { added: [], removed: [] },
      { added: ['src/cart.ts'], removed: [] },
      { added: ['src/cart.ts'], removed: ['src/cart.ts'] },
      { added: ['src/cart.ts'], removed: ['src'] },
      { added: ['node_modules/x/y.js'], removed: ['node_modules/x/y.js'] },
      { added: [], removed: ['gone.ts'] },
      { added: [], removed: ['api'], notCheckedOut: ['api/cart.go'] },
    ]) {
      assert.equal(await index.update(change, noAbort), false, JSON.stringify(change));
    }
    assert.equal(await index.update({ added: [], removed: ['api'] }, noAbort), true);
  });

  it('grows and shrinks again and again', async () => {
    const index = await indexOf([]);
    const paths = (round: number) =>
      Array.from({ length: 3000 }, (_one, at) => `r${round % 2}/${at % 7}/f${at % 900}.ts`);
    for (let round = 0; round < 6; round++) {
      const added = [...new Set(paths(round))];
      await index.update({ added, removed: [...new Set(paths(round + 1))] }, noAbort);
      assert.ok(added.every((path) => index.has(path)));
      assert.ok(paths(round + 1).every((path) => !index.has(path)));
    }
    await index.update({ added: [], removed: ['r1'] }, noAbort);
    assert.deepEqual(await index.changeTo(await indexOf([]), noAbort), {
      added: [],
      removed: [],
      notCheckedOut: [],
    });
  });

  it('becomes what another one is by what is different, and by nothing else', async () => {
    const index = await indexOf(['src/cart.ts', 'src/list.ts', 'src/later.ts']);
    await index.update({ added: [], removed: [], notCheckedOut: ['api/a.go', 'api/b.go'] }, noAbort);
    const next = await indexOf(['src/cart.ts', 'api/a.go', 'lib/list.ts']);
    await next.update({ added: [], removed: [], notCheckedOut: ['src/later.ts'] }, noAbort);
    const change = await index.changeTo(next, noAbort);
    assert.deepEqual(change, {
      added: ['api/a.go', 'lib/list.ts'],
      removed: ['src/list.ts', 'src/later.ts', 'api/a.go', 'api/b.go'],
      notCheckedOut: ['src/later.ts'],
    });
    const { state } = index;
    assert.equal(await index.update(change, noAbort), true);
    assert.deepEqual(await index.changeTo(next, noAbort), { added: [], removed: [], notCheckedOut: [] });
    assert.equal(index.hasChanged(['cart.ts', 'no.ts'], state), false);
    for (const name of ['list.ts', 'later.ts', 'a.go', 'b.go']) {
      assert.equal(index.hasChanged(['cart.ts', name], state), true, name);
    }
    assert.equal(index.hasChanged(['list.ts', 'later.ts', 'a.go', 'b.go'], index.state), false);
  });

  it('knows by name what came or went, as the disk compares names', async () => {
    const index = await indexOf(['src/Cart.ts', 'lib/old/list.ts'], true);
    const { state } = index;
    await index.update({ added: ['lib/cart.TS'], removed: ['lib/old'] }, noAbort);
    assert.deepEqual(
      ['CART.ts', 'list.ts', 'other.ts', 'old'].map((name) => index.hasChanged([name], state)),
      [true, true, false, false],
    );
    await index.update({ added: ['lib/cart.TS'], removed: ['lib/none'] }, noAbort);
    assert.equal(index.hasChanged(['cart.ts', 'list.ts'], index.state), false);
  });

  it('knows what is not checked out, apart from the files', async () => {
    const index = await indexOf(['web/src/index.ts']);
    const missing = ['api/src/index.ts', 'api/src/cart.ts'];
    assert.equal(await index.update({ added: [], removed: [], notCheckedOut: missing }, noAbort), true);
    assert.equal(lookup(index, 'cart.ts'), undefined);
    assert.deepEqual(index.notCheckedOut.lookup(['srv', 'api', 'src', 'cart.ts']), {
      matched: 3,
      files: ['api/src/cart.ts'],
    });
    await index.update({ added: ['api/src/cart.ts'], removed: [] }, noAbort);
    assert.equal(index.notCheckedOut.has('api/src/cart.ts'), false);
    await index.update(
      { added: [], removed: ['api/src/cart.ts'], notCheckedOut: ['api/src/cart.ts'] },
      noAbort,
    );
    assert.deepEqual(
      [index.has('api/src/cart.ts'), index.notCheckedOut.has('api/src/cart.ts')],
      [false, true],
    );
  });

  it('takes portions of a listing, of which a later one corrects an earlier one', async () => {
    const index = new FileIndex({ ignoresCase: false });
    await index.take({ added: ['a.ts', 'b.ts'], removed: [], notCheckedOut: ['sparse.ts'] }, noAbort);
    await index.take({ added: ['c.ts'], removed: ['b.ts'], notCheckedOut: ['b.ts'] }, noAbort);
    assert.deepEqual(
      ['a.ts', 'b.ts', 'c.ts', 'sparse.ts'].map((path) => [index.has(path), index.notCheckedOut.has(path)]),
      [
        [true, false],
        [false, true],
        [true, false],
        [false, true],
      ],
    );
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
