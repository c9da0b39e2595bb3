import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { branchName, isBranchName } from '../../../src/issues/branches';

describe('branchName', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'SHOP-1A2',
      "TypeError: Cannot read properties of undefined (reading 'price')",
      'shop-1a2-typeerror-cannot-read-properties-of-undefined-reading-price',
    ],
    ['SHOP-1', 'Größe fehlt: café', 'shop-1-grosse-fehlt-cafe'],
    ['SHOP-1', '--upload-pack=x; rm -rf / @{0} ..', 'shop-1-upload-pack-x-rm-rf-0'],
    ['SHOP-1', '修正 💥', 'shop-1'],
    ['7', '', '7'],
  ];
  for (const [shortId, title, expected] of cases) {
    it(`makes ${expected}`, () => assert.equal(branchName(shortId, title), expected));
  }

  it('is a name that git takes, whatever the title', () => {
    for (const title of [
      '..',
      '@{',
      'a.lock',
      '-x',
      '\u0000\u202e',
      'x'.repeat(10_000),
      'a/../../b',
      '~^:?*[',
    ]) {
      const name = branchName('SHOP-1', title);
      execFileSync('git', ['check-ref-format', '--branch', name]);
      assert.ok(isBranchName(name));
    }
  });
});

describe('isBranchName', () => {
  it('agrees with git', () => {
    const names = [
      'a',
      'a/b',
      'a.b',
      '-a',
      '.a',
      'a.',
      'a..b',
      'a//b',
      '/a',
      'a/',
      'a@{b',
      'a.lock',
      'a.lock/b',
      'a b',
      'a~',
      'a^',
      'a:',
      'a?',
      'a*',
      'a[',
      'a\\b',
      'a\u007fb',
      'a/.b',
      'ä',
      'HEAD1',
    ];
    for (const name of names) {
      assert.equal(isBranchName(name), gitTakes(name), name);
    }
    assert.equal(isBranchName('@'), false);
  });
});

function gitTakes(name: string): boolean {
  try {
    execFileSync('git', ['check-ref-format', '--branch', name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
