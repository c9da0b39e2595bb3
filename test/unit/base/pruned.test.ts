import assert from 'node:assert/strict';
import { pruned } from '../../../src/base/pruned';

const limits = { depth: 2, entries: 4, longest: 5 };

describe('pruned', () => {
  it('leaves what is within its limits', () => {
    const value = { a: [1, null], b: 'short' };
    assert.deepEqual(pruned(value, limits), value);
    assert.equal(pruned(7, limits), 7);
  });

  it('says where it cut: in a text, in depth, in number', () => {
    assert.equal(pruned('longer', limits), 'long…');
    assert.deepEqual(pruned({ a: { b: { c: 1 } } }, limits), { a: { b: '…' } });
    assert.deepEqual(pruned([1, 2, 3, 4, 5, 6], limits), [1, 2, 3, 4, '…']);
    assert.deepEqual(pruned({ a: 1, b: 2, c: 3, d: 4, e: 5 }, limits), { a: 1, b: 2, c: 3, d: 4, '…': '…' });
    assert.deepEqual(pruned({ longer: 1 }, limits), { 'long…': 1 });
  });

  it('counts entries of all its parts together', () => {
    assert.deepEqual(
      pruned(
        [
          [1, 2],
          [3, 4],
        ],
        limits,
      ),
      [[1, 2], ['…']],
    );
  });

  it('cuts no character in two', () => {
    assert.equal((pruned('abc😀😀', limits) as string).isWellFormed(), true);
  });

  it('copies a name that is none elsewhere', () => {
    const value: unknown = JSON.parse('{"__proto__":{"a":1}}');
    const copy = pruned(value, { ...limits, longest: 20 }) as object;
    assert.deepEqual(Object.keys(copy), ['__proto__']);
    assert.equal('a' in {}, false);
  });

  it('keeps little of much', () => {
    const huge = Array.from({ length: 10_000 }, () => 'x'.repeat(50));
    assert.deepEqual(pruned(huge, limits), ['xxxx…', 'xxxx…', 'xxxx…', 'xxxx…', '…']);
  });
});
