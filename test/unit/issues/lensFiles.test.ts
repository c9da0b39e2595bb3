import assert from 'node:assert/strict';
import { WrongValue } from '../../../src/base/settingValue';
import { lensFiles, readPatterns } from '../../../src/issues/lensFiles';

const paths = ['src/cart.ts', 'src/cart.test.ts', 'src/pages/[id].tsx', 'legacy/src/cart.ts', 'main.ts'];

function shown(include: readonly string[], exclude: readonly string[] = []): readonly string[] {
  return paths.filter(lensFiles(include, exclude));
}

describe('the files that have lenses', () => {
  it('are all where nothing is included or excluded', () => {
    assert.deepEqual(shown([]), paths);
  });

  it('are those that a pattern includes, a folder with all that it holds', () => {
    const src = ['src/cart.ts', 'src/cart.test.ts', 'src/pages/[id].tsx'];
    for (const pattern of ['src/**', 'src', 'src/', './src', '/src', 'src\\**']) {
      assert.deepEqual(shown([pattern]), src, pattern);
    }
    assert.deepEqual(shown(['**/src']), [...src, 'legacy/src/cart.ts']);
    assert.deepEqual(shown(['src/pages/[id].tsx']), ['src/pages/[id].tsx']);
    assert.deepEqual(shown(['nothing/**']), []);
  });

  it('are none that a pattern excludes', () => {
    assert.deepEqual(shown([], ['**/*.{test,spec}.*', 'legacy']), [
      'src/cart.ts',
      'src/pages/[id].tsx',
      'main.ts',
    ]);
    assert.deepEqual(shown(['src/**'], ['src/*.ts']), ['src/pages/[id].tsx']);
  });

  it('are told of many paths in no time once each was looked at', () => {
    const exclude = Array.from({ length: 50 }, (_one, at) => `**/legacy${at}/**/*.{test,spec}.*`);
    const shows = lensFiles([], exclude);
    const many = Array.from({ length: 5000 }, (_one, at) => `packages/app${at}/src/deep/components/cart.ts`);
    const cost = () => {
      const before = process.cpuUsage();
      assert.ok(many.every(shows));
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const first = cost();
    const again = cost();
    assert.ok(again * 10 < first, `${again} of ${first} µs`);
  });

  it('are told in bounded time by the worst patterns that the setting takes', () => {
    const nasty = '**/a/'.repeat(12) + '*a*a*a*a*a*a*';
    const list = Array.from({ length: 200 }, () => `${nasty}{y,z}`);
    assert.equal(readPatterns(list), list);
    const path = `${'a/'.repeat(40)}${'a'.repeat(60)}`;
    const shows = lensFiles([], list);
    const before = process.cpuUsage();
    for (let at = 0; at < 10; at++) {
      assert.ok(shows(`${path}${at}`));
    }
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 500_000, `${user + system} µs`);
  });
});

describe('the setting of patterns', () => {
  it('takes patterns, and nothing that cannot be one', () => {
    const right = ['src/**', '**/*.{test,spec}.ts', '[id].tsx'];
    assert.deepEqual(readPatterns(right), right);
    const manyWays = '{a,b}'.repeat(7);
    for (const wrong of [
      ['src/**.ts'],
      [''],
      ['{a'],
      ['a}'],
      ['{a,{b,c}}'],
      [manyWays],
      Array.from({ length: 41 }, () => 'src/{a,b,c,d,e,f,g,h,i,j}'),
      ['**/'.repeat(21)],
      ['*a'.repeat(21)],
      ['x'.repeat(600)],
      [5],
      'src',
    ]) {
      assert.ok(readPatterns(wrong) instanceof WrongValue, JSON.stringify(wrong));
    }
  });
});
