import assert from 'node:assert/strict';
import { base1 } from '../../../../src/base/positions';
import { LinedText } from '../../../../src/mapping/sourceMaps/linedText';
import { type GlancedFrame, standingOf } from '../../../../src/mapping/sourceMaps/standing';
import { Random } from '../../../bench/random';
import { contextOf, noAbort } from '../memoryFiles';

/** A long line without two pieces that are alike. */
const MINIFIED = (() => {
  const random = new Random(21);
  const word = () =>
    Array.from({ length: 1 + random.below(6) }, () => random.pick('abcdefghij'.split(''))).join('');
  return Array.from({ length: 400 }, () => `${word()}.${word()}(${word()},${random.below(1e6)})`).join(';');
})();

/** As Sentry leaves a long line: 140 characters, 60 of them before the column (from 1). */
function cut(line: string, column: number, before = 60): string {
  const start = Math.max(0, column - before);
  return `${start > 0 ? '{snip} ' : ''}${line.slice(start, start + 140)} {snip}`;
}

function framed(column: number, text: string): GlancedFrame {
  return { lineNo: base1(1), colNo: column, context: [{ line: base1(1), text }] };
}

const standing = (code: string, frame: GlancedFrame) => standingOf(new LinedText(code), frame, noAbort);

describe('A line of minified code', () => {
  it('stands where it was cut for, at the beginning and the end of its line too', async () => {
    for (const column of [1, 20, 61, 64, 65, 66, 1000, 2000]) {
      const start = column - 60 < 5 ? 60 : column;
      assert.deepEqual(
        await standing(MINIFIED, framed(column, cut(MINIFIED, start))),
        { is: 'here' },
        `${column}`,
      );
    }
    const end = `{snip} ${MINIFIED.slice(-140)}`;
    for (const column of [MINIFIED.length, MINIFIED.length - 70]) {
      assert.deepEqual(await standing(MINIFIED, framed(column, end)), { is: 'here' });
    }
    const quoted = cut(MINIFIED, 1000).replace('{snip}', "'{snip}"); // as the SDK of JavaScript writes it
    assert.deepEqual(await standing(MINIFIED, framed(1000, quoted)), { is: 'here' });
  });

  it('is known elsewhere by its text, and the column with it', async () => {
    const piece = cut(MINIFIED, 1000);
    for (const before of ['x();', `${'y'.repeat(300)};`, '"use strict";\n']) {
      const found = await standing(before + MINIFIED, framed(1000, piece));
      const at = {
        line: before.includes('\n') ? 2 : 1,
        column0: before.includes('\n') ? 999 : 999 + before.length,
      };
      assert.deepEqual(found, { is: before.length > 4 ? 'elsewhere' : 'near', at });
    }
    const changed = MINIFIED.slice(0, 990) + MINIFIED.slice(1001);
    assert.deepEqual(await standing(changed, framed(1000, piece)), { is: 'elsewhere', at: undefined });
    const twice = `${'z'.repeat(300)}${MINIFIED};${MINIFIED}`;
    assert.deepEqual(await standing(twice, framed(1000, piece)), { is: 'elsewhere', at: undefined });
  });

  it('is near where it was cut in another way', async () => {
    const found = await standing(MINIFIED, framed(1000, cut(MINIFIED, 1000, 71)));
    assert.deepEqual(found, { is: 'near', at: { line: 1, column0: 988 } });
  });

  it('is not told where the event brought none, or one that says nothing', async () => {
    assert.deepEqual(await standing(MINIFIED, { lineNo: base1(1), colNo: 5, context: [] }), { is: 'untold' });
    assert.deepEqual(await standing('});\n', framed(1, '});')), { is: 'untold' });
  });
});

describe('A line of readable generated code', () => {
  const CODE = Array.from({ length: 40 }, (_line, at) => `  call${at}(value${at % 7});`).join('\n');

  it('stands where it and most lines around do', async () => {
    const frame = { lineNo: base1(20), colNo: 3, context: contextOf(CODE, 20) };
    assert.deepEqual(await standing(CODE, frame), { is: 'here' });
    assert.deepEqual(await standing(CODE.replace('call17', 'other'), frame), { is: 'here' });
    const others = CODE.replaceAll(/call(1[0-8]|2[0-9])/g, 'other');
    assert.equal((await standing(others, frame)).is, 'elsewhere');
  });

  it('is known elsewhere by its text if that is long and stands once', async () => {
    const code = CODE.replace(
      'call19(value5)',
      'callOfALineThatIsLongEnoughToTell(withAnArgument, andAnother)',
    );
    const frame = { lineNo: base1(20), colNo: 3, context: contextOf(code, 20) };
    assert.deepEqual(await standing(`\n\n${code}`, frame), { is: 'elsewhere', at: { line: 22, column0: 2 } });
    assert.deepEqual(await standing(`\n\n${code}\n${code}`, frame), { is: 'elsewhere', at: undefined });
  });
});
