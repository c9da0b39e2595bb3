import assert from 'node:assert/strict';
import { type PairingWay, pairLines } from '../../../../src/mapping/lines/pairLines';
import { Random } from '../../../bench/random';
import { turnsDuring } from '../../../turns';
import { noAbort } from '../memoryFiles';

const WAYS: readonly PairingWay[] = ['histogram', 'myers'];

/** A text of few different lines, and what edits made of it. */
function texts(random: Random): readonly [Int32Array, Int32Array] {
  const before = Array.from({ length: random.below(40) }, () => random.below(12));
  const after = [...before];
  for (let edits = random.below(6); edits > 0; edits--) {
    const fresh = Array.from({ length: random.below(4) }, () => random.below(14));
    after.splice(random.below(after.length + 1), random.below(4), ...fresh);
  }
  return [Int32Array.from(before), Int32Array.from(after)];
}

/** The length of a longest common subsequence, by the table. */
function longestCommon(one: Int32Array, other: Int32Array): number {
  let row: readonly number[] = [0, ...Array.from(other, () => 0)];
  for (const line of one) {
    const next = [0];
    for (const [at, value] of other.entries()) {
      const skip = Math.max(row[at + 1] ?? 0, next[at] ?? 0);
      next.push(line === value ? (row[at] ?? 0) + 1 : skip);
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

const paired = (pairing: Int32Array) => pairing.filter((to) => to !== -1);

describe('pairing the lines of two texts', () => {
  it('is done in slices, however large a region is', async () => {
    const before = Int32Array.from({ length: 500_000 }, (_, at) => at);
    const after = before.map((line) => line + before.length);
    for (const way of WAYS) {
      const turns = await turnsDuring(async () => pairLines(before, after, way, noAbort));
      assert.ok(turns > 4, `${way}: ${turns}`);
    }
  });

  it('pairs equal lines only, in their order, none twice', async () => {
    const random = new Random(1);
    for (let round = 0; round < 400; round++) {
      const [before, after] = texts(random);
      for (const way of WAYS) {
        const pairing = await pairLines(before, after, way, noAbort);
        const to = paired(pairing);
        assert.equal(pairing.length, before.length);
        assert.ok(to.every((line, at) => at === 0 || line > (to[at - 1] ?? -1)));
        pairing.forEach((line, at) => line !== -1 && assert.equal(after[line], before[at]));
      }
    }
  });

  it('pairs as many lines as any pairing can, the way of Myers', async () => {
    const random = new Random(2);
    for (let round = 0; round < 400; round++) {
      const [before, after] = texts(random);
      const pairing = await pairLines(before, after, 'myers', noAbort);
      assert.equal(paired(pairing).length, longestCommon(before, after));
    }
  });

  it('pairs every line of a text with itself', async () => {
    const lines = Int32Array.from({ length: 300 }, (_, at) => at % 7);
    for (const way of WAYS) {
      assert.deepEqual(
        [...(await pairLines(lines, lines, way, noAbort))],
        Array.from(lines, (_, at) => at),
      );
    }
  });

  it('pairs nothing with an empty text', async () => {
    const lines = Int32Array.from([1, 2, 3]);
    for (const way of WAYS) {
      assert.deepEqual([...(await pairLines(lines, new Int32Array(), way, noAbort))], [-1, -1, -1]);
      assert.deepEqual([...(await pairLines(new Int32Array(), lines, way, noAbort))], []);
    }
  });

  it('ends soon where two long texts have nothing in common, and when it is given up', async () => {
    const one = Int32Array.from({ length: 20_000 }, (_, at) => at);
    const other = one.map((line) => line + 50_000);
    assert.equal(paired(await pairLines(one, other, 'myers', noAbort)).length, 0);
    const shuffled = one.map((line) => (line * 7919) % 20_000);
    await assert.rejects(pairLines(one, shuffled, 'histogram', AbortSignal.abort()));
  });
});
