import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { columnOf } from '../../../src/cli/column';
import { LiveText } from '../../../src/mapping/lines/liveText';
import type { Place } from '../../../src/mapping/place';
import { frame, noAbort } from '../mapping/memoryFiles';

const file = { folder: 'file:///code/shop', path: 'src/cart.ts' };
const line = base0(1);
const from = base1(7);
const exact: Place = { verdict: 'exact', file, line };

/** The column for a frame of line 7, column 3, whose place is the second line of this text. */
async function column(text: string, told: string | undefined, place: Place = exact, colNo = 3) {
  const context = told === undefined ? [] : [{ line: from, text: told }];
  const one = frame({ line: 7, colNo, context });
  return columnOf(one, place, (path) =>
    path === file.path ? LiveText.of(text, noAbort) : Promise.resolve(undefined),
  );
}

describe('the column of a place', () => {
  it("is the event's own where the line is as the event shows it", async () => {
    assert.equal(await column('a\n  b.c()\nd', '  b.c()'), 3);
    assert.equal(await column('a\r\n  b.c()\r\nd', '  b.c()\r\n'), 3);
    assert.equal(await column('a\n  b.c()\nd', '  b.c()', { verdict: 'moved', file, line, from }), 3);
    assert.equal(await column('a\nbc', 'bc', exact, 3), 3, 'behind the last character');
  });

  it('is unknown where the line is written otherwise, and where there is nothing to compare', async () => {
    assert.equal(await column('a\n    b.c()\nd', '  b.c()'), undefined, 'indented anew');
    assert.equal(await column('a\n  b.d()\nd', '  b.c()'), undefined);
    assert.equal(await column('a\n  b.c()\nd', undefined), undefined);
    assert.equal(await column('a', '  b.c()'), undefined);
    assert.equal(await column('', ''), undefined);
  });

  it('is unknown where the event names none that the line has', async () => {
    for (const colNo of [0, -1, 4, 1.5, 1e9]) {
      assert.equal(await column('a\nbc', 'bc', exact, colNo), undefined, String(colNo));
    }
    const none = frame({ line: 7, context: [{ line: from, text: 'bc' }] });
    assert.equal(await columnOf(none, exact, () => LiveText.of('a\nbc', noAbort)), undefined);
  });

  it('is unknown for a place that is not sure', async () => {
    const places: readonly Place[] = [
      { verdict: 'edited', file, line, from },
      { verdict: 'gone', file, line, from, reason: 'removed' },
      { verdict: 'unverified', file, line, reason: 'unsure' },
      { verdict: 'ambiguous', candidates: [file] },
      { verdict: 'unmapped', reason: 'notFound' },
    ];
    for (const place of places) {
      assert.equal(await column('a\n  b.c()\nd', '  b.c()', place), undefined, place.verdict);
    }
  });
});
