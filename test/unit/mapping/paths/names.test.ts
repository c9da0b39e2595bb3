import assert from 'node:assert/strict';
import {
  isBuildOutput,
  isGenerated,
  isGenericFile,
  isGenericFolder,
  isSide,
} from '../../../../src/mapping/paths/names';

function pathOf(spelling: string): { readonly root: string; readonly segments: readonly string[] } {
  const [, root = '/', path = spelling] = /^([a-z]+:\/\/[^/]*)\/(.*)$/.exec(spelling) ?? [];
  return { root, segments: path.split('/').filter((segment) => segment !== '') };
}

describe('The names in a path', () => {
  it('say nothing where they stand in every project', () => {
    const generic = [
      'index.js',
      'Main.ts',
      'page.tsx',
      '+page.svelte',
      '[id].tsx',
      '__init__.py',
      'Makefile',
    ];
    const telling = ['price.ts', 'cart.index.ts', '.eslintrc.js', 'indexes.ts', 'id].tsx'];
    assert.deepEqual([...generic, ...telling].filter(isGenericFile), generic);
    assert.deepEqual(['src', 'Components', 'cart', 'srcs'].filter(isGenericFolder), ['src', 'Components']);
  });

  it('tell tests, examples and copies by their folders', () => {
    const side = ['test/a.ts', 'x/__mocks__/a.ts', 'Examples/a.ts', '.storybook/a.ts', 'dist/a.js'];
    const proper = ['src/test.ts', 'contest/a.ts', 'a.ts', 'src/distance/a.ts'];
    assert.deepEqual([...side, ...proper].filter(isSide), side);
  });

  it('tell what was built, by its name or its folder', () => {
    const built = [
      'app/dist/main.js',
      'srv/.next/server/app/page.js',
      'dist-electron/main.js',
      'index.android.bundle',
      'assets/index-3f2a1b9c.js',
      'js/cart.min.js',
      '239.js',
      'src_app_cart_ts.js',
      '$bunfs/root/shop',
      'https://shop.example/polyfills.js',
    ];
    const written = [
      'src/cart.js',
      'app/dist/cart.ts',
      '$bunfs/root/src/cart.ts',
      'src/distance/cart.js',
      'var/www/shop/cart.js',
      'polyfills.js',
      'https://shop.example/js/cart.js',
      'app:///main.js',
    ];
    assert.deepEqual(
      [...built, ...written].filter((path) => isBuildOutput(pathOf(path))),
      built,
    );
  });

  it('tell nothing of folders that are known to lie in the workspace', () => {
    assert.equal(isBuildOutput(pathOf('app/dist/main.js'), 2), false);
    assert.equal(isBuildOutput(pathOf('app/dist/js/main.js'), 2), true);
    assert.equal(isBuildOutput(pathOf('app/dist/index-3f2a1b9c.js'), 2), true);
  });

  it('yield to what the frame says of its code', () => {
    assert.equal(isBuildOutput({ ...pathOf('app/dist/main.js'), isBuilt: false }), false);
    assert.equal(isBuildOutput({ ...pathOf('app/routes/item.js'), isBuilt: true }), true);
  });

  it('make a script that was loaded a built one, whatever its name', () => {
    const paths = ['app:///main.js', 'https://shop.example/x.js', 'webpack://shop/src/x.js', 'src/x.js'];
    assert.deepEqual(
      paths.filter((path) => isGenerated(pathOf(path))),
      ['app:///main.js', 'https://shop.example/x.js'],
    );
  });
});
