import assert from 'node:assert/strict';
import { inFetchOrder, namesOpenFile } from '../../../src/issues/eventOrder';
import { decodeIssue, type Issue } from '../../../src/sentry/issues';

const issue = (row: object): Issue => decodeIssue(row) ?? assert.fail();

describe('the order of events', () => {
  it('is: issues that name an open file, then the one order of issues, 300 in all', () => {
    const many = Array.from({ length: 400 }, (_, at) => issue({ id: String(at), userCount: 400 - at }));
    const open = issue({ id: '999', metadata: { filename: 'src/cart/total.ts' } });
    const ids = inFetchOrder([...many.toReversed(), open], new Set(['total.ts'])).map(({ id }) => id);
    assert.deepEqual(ids, ['999', ...Array.from({ length: 299 }, (_, at) => String(at))]);
  });

  it('takes a row at its word for the file that it names, whole and by its last name', () => {
    const open = new Set(['total.ts']);
    const rows: readonly (readonly [object, boolean])[] = [
      [{ metadata: { filename: 'src/cart/total.ts' } }, true],
      [{ metadata: { filename: 'C:\\shop\\total.ts' } }, true],
      [{ culprit: 'lineTotal(src/cart/total.ts)' }, true],
      [{ culprit: 'src/cart/total.ts in lineTotal' }, true],
      [{ metadata: { filename: 'src/cart/subtotal.ts' } }, false],
      [{ metadata: { filename: 'src/cart/total.tsx' } }, false],
      [{}, false],
    ];
    assert.deepEqual(
      rows.map(([row]) => namesOpenFile(issue({ id: '1', ...row }), open)),
      rows.map(([, expected]) => expected),
    );
  });
});
