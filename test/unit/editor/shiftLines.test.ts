import assert from 'node:assert/strict';
import { base0 } from '../../../src/base/positions';
import { type LineChange, shiftLine } from '../../../src/editor/shiftLines';

const change = (start: number, end: number, breaks: number, atLineStart = true): LineChange => ({
  start,
  end,
  breaks,
  atLineStart,
});

describe('shiftLine', () => {
  const cases: readonly (readonly [string, readonly LineChange[], number | undefined])[] = [
    ['stays when typing on the line', [change(10, 10, 0, false)], 10],
    ['stays when typing below', [change(11, 11, 3)], 10],
    ['moves down with lines above', [change(2, 2, 3)], 13],
    ['moves up with lines removed above', [change(2, 5, 0)], 7],
    ['moves down when a break is typed before the line', [change(10, 10, 1, true)], 11],
    ['stays when a break is typed within or after the line', [change(10, 10, 1, false)], 10],
    ['moves up when the lines above are cut up to its start', [change(7, 10, 0)], 7],
    ['is lost when it is replaced with its neighbours', [change(8, 12, 2)], undefined],
    ['is lost when it is deleted', [change(10, 11, 0)], undefined],
    ['adds up several cursors', [change(1, 1, 1), change(5, 6, 0), change(20, 20, 9)], 10],
  ];
  for (const [name, changes, expected] of cases) {
    it(name, () => assert.equal(shiftLine(base0(10), changes), expected));
  }
});
