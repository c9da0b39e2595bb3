import assert from 'node:assert/strict';
import { branchesFor, clashOf, freeName, isBranchName } from '../../../../src/issues/branch/branchNames';

const branches = [
  { name: 'main' },
  { name: 'fix/shop-1-total' },
  { name: 'fix/shop-1-total', remote: 'origin' },
  { name: 'Fix/Shop-2', remote: 'origin' },
  { name: 'docs' },
];

describe('isBranchName', () => {
  for (const name of [
    'HEAD',
    'head',
    'fork_HEAD',
    'fetch_head',
    'refs/heads/a',
    'a'.repeat(40),
    'fix/con',
    'nul.txt/a',
    '@',
    '-a',
  ]) {
    it(`refuses ${name}, which means something else`, () => assert.equal(isBranchName(name), false));
  }
  for (const name of ['fix/shop-1', 'console', 'a@b', 'ä/ö', 'fix/linked_list_head', 'linked_list_head']) {
    it(`takes ${name}`, () => assert.equal(isBranchName(name), true));
  }
});

describe('clashOf', () => {
  const cases: readonly (readonly [string, ReturnType<typeof clashOf>])[] = [
    ['fix/shop-1-total', { kind: 'same', other: 'fix/shop-1-total' }],
    ['fix/SHOP-1-total', { kind: 'case', other: 'fix/shop-1-total' }],
    ['fix/shop-2', { kind: 'case', other: 'origin/Fix/Shop-2' }],
    ['docs/shop-1', { kind: 'directory', other: 'docs' }],
    ['FIX', { kind: 'directory', other: 'fix/shop-1-total' }],
    ['fix/shop-1', undefined],
  ];
  for (const [name, expected] of cases) {
    it(`says of ${name}: ${expected?.kind ?? 'free'}`, () =>
      assert.deepEqual(clashOf(name, branches), expected));
  }

  it('knows a letter with its accent apart from it', () => {
    assert.equal(clashOf('fix/é', [{ name: 'fix/e\u0301' }])?.kind, 'case');
  });
});

describe('freeName', () => {
  it('numbers what is taken', () => {
    assert.equal(
      freeName('fix/shop-1-total', [...branches, { name: 'fix/shop-1-total-2' }]),
      'fix/shop-1-total-3',
    );
    assert.equal(freeName('fix/shop-3', branches), 'fix/shop-3');
  });

  it('goes round a branch that stands on the way', () => {
    assert.equal(freeName('docs/shop-3', branches), 'docs-shop-3');
    assert.equal(freeName('docs/shop-3', [...branches, { name: 'docs-shop-3' }]), 'docs-shop-3-2');
    assert.equal(freeName('fix', branches), 'fix-2');
  });

  it('makes no name longer than it may be', () => {
    const long = 'x'.repeat(60);
    assert.equal(freeName(long, [{ name: long }]), `${'x'.repeat(58)}-2`);
  });
});

describe('branchesFor', () => {
  it('finds the branches of an issue, each once and the local ones first', () => {
    assert.deepEqual(branchesFor('SHOP-1', branches), [{ name: 'fix/shop-1-total' }]);
    assert.deepEqual(branchesFor('SHOP-2', branches), [{ name: 'Fix/Shop-2', remote: 'origin' }]);
  });

  it('takes no other issue for it', () => {
    const others = [{ name: 'fix/shop-12' }, { name: 'fix/my-shop-1' }, { name: 'fix/shop-1a' }];
    assert.deepEqual(branchesFor('SHOP-1', others), []);
  });
});
