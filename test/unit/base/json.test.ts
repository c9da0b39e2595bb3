import assert from 'node:assert/strict';
import { parseJson } from '../../../src/base/json';

describe('parseJson', () => {
  it('parses what is JSON', () => {
    assert.deepEqual(parseJson('{"a":["\\"]}",1]}'), { a: ['"]}', 1] });
  });

  it('takes brackets in strings for text', () => {
    assert.equal(parseJson(JSON.stringify('['.repeat(1000))), '['.repeat(1000));
  });

  it('refuses what is nested deeper than a hundred levels, before parsing it', () => {
    assert.doesNotThrow(() => parseJson('['.repeat(100) + ']'.repeat(100)));
    assert.throws(() => parseJson('['.repeat(101) + ']'.repeat(101)), SyntaxError);
    assert.throws(() => parseJson('['.repeat(5_000_000)), /deeper/);
  });

  it('refuses what is not JSON', () => {
    assert.throws(() => parseJson('<html>'), SyntaxError);
    assert.throws(() => parseJson('"\\'), SyntaxError);
  });
});
