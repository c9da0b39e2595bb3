import assert from 'node:assert/strict';
import { printable } from '../../../src/base/printable';

describe('What a terminal prints of an event', () => {
  const table: readonly (readonly [text: string, printed: string])[] = [
    ['src/cart.ts:42', 'src/cart.ts:42'],
    ['café 購物 🛒', 'café 購物 🛒'],
    ['\x1b[31mred\x1b[0m', '\\x1b[31mred\\x1b[0m'],
    ['\x1b]8;;http://x\x07click', '\\x1b]8;;http://x\\x07click'],
    ['one\r\ntwo\tthree\0', 'one\\x0d\\x0atwo\\x09three\\x00'],
    ['\x9b31m', '\\x9b31m'],
    ['a\u202eb\u2066c\u200b', 'a\\u{202e}b\\u{2066}c\\u{200b}'],
    ['\ud800', '\\u{d800}'],
    ['\u2028', '\\u{2028}'],
  ];
  for (const [text, printed] of table) {
    it(`of ${JSON.stringify(text)} is ${printed}`, () => {
      assert.equal(printable(text), printed);
    });
  }

  it('is cut', () => {
    assert.equal(printable('x'.repeat(1_000_000)), `${'x'.repeat(400)}…`);
  });
});
