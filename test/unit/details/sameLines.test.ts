import assert from 'node:assert/strict';
import { sameLines } from '../../../src/details/sameLines';

const before = ['A', '  x: 1', '  y', 'B', '  x: 1', '  again', '  again', 'C'];

function follow(line: number, now: readonly string[]): string | undefined {
  return now[sameLines(before, now)(line)];
}

describe('the same line of a text that was printed anew', () => {
  it('is that of the same words below the same heading', () => {
    const now = ['A', '  new', '  x: 1', '  y', '', 'B', '  x: 1', '  again', '  new', '  again', 'C'];
    assert.equal(sameLines(before, now)(1), 2);
    assert.equal(sameLines(before, now)(4), 6);
    assert.deepEqual([sameLines(before, now)(5), sameLines(before, now)(6)], [7, 9]);
    assert.equal(follow(7, now), 'C');
  });

  it('is as far behind the nearest one above where its words changed or went', () => {
    assert.equal(follow(1, ['New', 'A', '  x: 2', '  y']), '  x: 2');
    assert.equal(follow(2, ['New', 'A', '  x: 1', '  z']), '  z');
    assert.equal(follow(7, ['A']), 'A');
    assert.equal(sameLines(before, [''])(3), 0);
  });

  it('is found for every line of a long text at once', () => {
    const long = Array.from({ length: 20_000 }, (_, at) => `${' '.repeat(at % 7)}value ${at % 50}`);
    const lineNow = sameLines(long, ['new', ...long]);
    const { user: startedAt } = process.cpuUsage();
    assert.deepEqual(
      long.map((_, line) => lineNow(line)),
      long.map((_, line) => line + 1),
    );
    assert.ok(process.cpuUsage().user - startedAt < 2_000_000, 'microseconds');
  });
});
