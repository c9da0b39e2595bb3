import assert from 'node:assert/strict';
import { WrongValue } from '../../../../src/base/settingValue';
import { branchName, readBranchTemplate } from '../../../../src/issues/branch/branchTemplate';
import { isBranchName } from '../../../../src/issues/branch/branchNames';

const standard = 'fix/${shortId}-${title}';

describe('branchName', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      standard,
      'SHOP-1A2',
      "TypeError: Cannot read properties of undefined (reading 'price')",
      'fix/shop-1a2-typeerror-cannot-read-properties-of-undefined',
    ],
    [standard, 'SHOP-1', 'Größe fehlt: café', 'fix/shop-1-grosse-fehlt-cafe'],
    [standard, 'SHOP-1', '--upload-pack=x; rm -rf / @{0} ..', 'fix/shop-1-upload-pack-x-rm-rf-0'],
    [standard, 'SHOP-1', '修正 💥', 'fix/shop-1'],
    [standard, '7', '', 'fix/7'],
    [standard, 'SHOP-1', 'x'.repeat(100), `fix/shop-1-${'x'.repeat(49)}`],
    [standard, 'SHOP-1', 'Fixes OTHER-9 [skip ci] @team closes #12', 'fix/shop-1'],
    [standard, 'SHOP-1', 'Cannot close the socket: fix me', 'fix/shop-1-cannot-close-the-socket-fix-me'],
    [standard, 'SHOP-1', 'fixing: issue #12, closed', 'fix/shop-1-issue-closed'],
    [standard, 'SHOP-1', 'resolved acme/shop#12: KeyError', 'fix/shop-1-keyerror'],
    [standard, 'SHOP-1', '***NO_CI*** skip-checks: true', 'fix/shop-1-true'],
    [standard, 'SHOP-1', 'please skip, ci: now', 'fix/shop-1-please-now'],
    ['${user}/${shortId}', 'SHOP-1', 'x', 'ann-b/shop-1'],
    ['${title}', 'SHOP-1', '../..', 'shop-1'],
    ['', 'SHOP-1', 'x', 'shop-1'],
    ['bug/${tittle}/${shortId}', 'SHOP-1', 'x', 'bug/shop-1'],
    ['Feature/${shortId}', 'SHOP-1', 'x', 'feature/shop-1'],
  ];
  for (const [template, shortId, title, expected] of cases) {
    it(`makes ${expected} with ${template}`, () => {
      const name = branchName(template, { shortId, title, user: 'Ann.B' });
      assert.equal(name, expected);
      assert.ok(isBranchName(name) && name.length <= 60, name);
    });
  }

  it('leaves no empty part where git knows no user', () => {
    assert.equal(branchName('${user}/${shortId}', { shortId: 'A-1', title: '', user: '' }), 'a-1');
  });
});

describe('readBranchTemplate', () => {
  it('takes what it knows, and names what stands for nothing', () => {
    for (const right of [standard, 'mine', 'a'.repeat(200)]) {
      assert.equal(readBranchTemplate(right), right);
    }
    const known = ['shortId', 'title', 'user'];
    assert.deepEqual(
      readBranchTemplate('${tittle}/${shortId}/${}'),
      new WrongValue({ kind: 'template', known, unknown: 'tittle' }),
    );
    assert.deepEqual(readBranchTemplate('a'.repeat(201)), new WrongValue({ kind: 'template', known }));
  });
});
