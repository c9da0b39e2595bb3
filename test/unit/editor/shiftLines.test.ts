import assert from 'node:assert/strict';
import { base0 } from '../../../src/base/positions';
import { isWithinLine, type LineChange, shiftLine } from '../../../src/editor/shiftLines';

type At = readonly [line: number, character: number];

function change([start, startCharacter]: At, [end, endCharacter]: At, breaks: number): LineChange {
  return { start, startCharacter, end, endCharacter, breaks };
}

const insert = (at: At, breaks: number) => change(at, at, breaks);

/** On line 10: code from character 4 to 19. */
const text = '    const sum = 12;  ';

describe('shiftLine', () => {
  const cases: readonly (readonly [string, readonly LineChange[], number | undefined])[] = [
    ['stays when typing on the line', [insert([10, 8], 0)], 10],
    ['stays when typing below', [insert([11, 0], 3)], 10],
    ['moves down with lines above', [insert([2, 0], 3)], 13],
    ['moves up with lines removed above', [change([2, 0], [5, 0], 0)], 7],
    ['moves down when a break is typed before the line', [insert([10, 0], 1)], 11],
    ['moves down when a break is typed behind its indentation', [insert([10, 4], 1)], 11],
    ['stays when a break is typed within it', [insert([10, 9], 1)], 10],
    ['stays when a break is typed at its end', [insert([10, 21], 1)], 10],
    ['moves up when the lines above are cut up to its start', [change([7, 0], [10, 0], 0)], 7],
    ['moves up when it is joined to the line above', [change([9, 12], [10, 4], 0)], 9],
    ['stays when the line below is joined to it', [change([10, 19], [11, 2], 0)], 10],
    ['goes with what is left of it when its beginning is replaced', [change([8, 0], [10, 10], 1)], 9],
    ['stays when its text is typed over', [change([10, 4], [10, 19], 0)], 10],
    ['is lost when its text is replaced by lines', [change([10, 4], [10, 19], 2)], undefined],
    ['is lost when it is replaced with its neighbours', [change([8, 0], [12, 3], 2)], undefined],
    ['is lost when the whole text is replaced', [change([0, 0], [40, 0], 60)], undefined],
    ['is lost when it is deleted', [change([10, 0], [11, 0], 0)], undefined],
    ['is lost when it is deleted with the break before it', [change([9, 8], [10, 21], 0)], undefined],
    ['adds up several cursors', [insert([1, 0], 1), change([5, 2], [6, 2], 0), insert([20, 0], 9)], 10],
    ['moves down by Move Line Down', [insert([10, 0], 1), change([10, 21], [11, 5], 0)], 11],
    ['moves up by Move Line Up', [change([9, 0], [10, 0], 0), insert([10, 21], 1)], 9],
  ];
  for (const [name, changes, expected] of cases) {
    it(name, () => assert.equal(shiftLine(base0(10), text, changes), expected));
  }
});

describe('isWithinLine', () => {
  it('is true for what leaves every line where it is', () => {
    assert.equal(isWithinLine(insert([3, 1], 0)), true);
    assert.equal(isWithinLine(change([3, 1], [3, 9], 0)), true);
    assert.equal(isWithinLine(insert([3, 1], 1)), false);
    assert.equal(isWithinLine(change([3, 1], [4, 0], 0)), false);
  });
});
