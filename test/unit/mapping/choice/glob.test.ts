import assert from 'node:assert/strict';
import { fillGlob, isWellFormed, matchGlob, wildcards } from '../../../../src/mapping/choice/glob';

/** What a pattern makes of a path when its wildcards are put into `into`. */
function led(glob: string, path: string, into: string): string | undefined {
  const taken = matchGlob(glob, path);
  return taken && fillGlob(into, taken);
}

describe('A pattern for paths', () => {
  const matches: readonly (readonly [glob: string, path: string, into: string, led: string | undefined])[] = [
    ['src/a.ts', 'src/a.ts', 'b.ts', 'b.ts'],
    ['src/a.ts', 'src/a.tsx', 'b.ts', undefined],
    ['src/*.ts', 'src/a.ts', 'lib/*.ts', 'lib/a.ts'],
    ['src/*.ts', 'src/deep/a.ts', 'lib/*.ts', undefined],
    ['src/*.ts', 'src/.ts', '*', ''],
    ['a*b*c', 'axbxbxc', '*|*', 'x|xbx'],
    ['a*a', 'a', '*', undefined],
    ['*', 'anything at all', '*', 'anything at all'],
    ['**', 'any/where/at.all', '**', 'any/where/at.all'],
    ['**/a.ts', 'a.ts', '**/b.ts', '/b.ts'],
    ['**/a.ts', 'x/y/a.ts', '**/b.ts', 'x/y/b.ts'],
    ['x/**/y/**', 'x/y/y/z', '**|**', '|y/z'],
    ['x/**/y', 'x/a/y/b', '**', undefined],
    ['/builds/*/app/**', '/builds/77/app/src/a.ts', 'services/app/**', 'services/app/src/a.ts'],
    ['/srv/*/v*/**', '/srv/shop/v12/src/a.ts', '*/**', 'shop/src/a.ts'],
    ['app/[id]/*', 'app/[id]/page.tsx', 'x/*', 'x/page.tsx'],
    ['app/[id]/*', 'app/i/page.tsx', 'x/*', undefined],
    ['a?.{b}+(c)', 'a?.{b}+(c)', 'd', 'd'],
    ['webpack://*/./**', 'webpack://shop/./src/a.ts', 'packages/*/**', 'packages/shop/src/a.ts'],
  ];
  for (const [glob, path, into, right] of matches) {
    it(`${glob} makes ${right ?? 'nothing'} of ${path}`, () => {
      assert.equal(led(glob, path, into), right);
    });
  }

  it('has ** between slashes only', () => {
    assert.deepEqual(['**', 'a/**/b', '**/b', '*', 'a*b*'].map(isWellFormed), [true, true, true, true, true]);
    assert.deepEqual(['a**', '***', 'a/**b/c', '** /a'].map(isWellFormed), [false, false, false, false]);
  });

  it('counts its wildcards by kind', () => {
    assert.deepEqual(wildcards('a*/**/*b*/**'), { stars: 3, doubles: 2 });
  });

  it('takes time that grows with pattern times path, on what makes others run for ever', () => {
    const hostile = [
      ['*a'.repeat(200), 'a'.repeat(4000) + 'b'],
      ['**/a/'.repeat(150) + 'c', 'a/'.repeat(2000) + 'b'],
      ['**/*a*/'.repeat(100) + 'c', `${'a'.repeat(15)}/`.repeat(250) + 'b'],
    ] as const;
    for (const [glob, path] of hostile) {
      const before = process.cpuUsage();
      assert.equal(matchGlob(glob, path), undefined);
      const { user, system } = process.cpuUsage(before);
      assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms`);
    }
  });
});
