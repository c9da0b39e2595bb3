import assert from 'node:assert/strict';
import { ago, shortCount } from '../../src/words';

describe('shortCount', () => {
  it('is as short as people say it', () => {
    const counts = [0, 1, 999, 1000, 1049, 1342, 9949, 9950, 34_499, 999_499, 999_500, 2_100_000, 34_000_000];
    assert.deepEqual(counts.map(shortCount), [
      '0',
      '1',
      '999',
      '1k',
      '1k',
      '1.3k',
      '9.9k',
      '10k',
      '34k',
      '999k',
      '1M',
      '2.1M',
      '34M',
    ]);
  });
});

describe('ago', () => {
  it('is told in the largest unit that says something', () => {
    const now = 1e12;
    const spans = [0, 59_000, 60_000, 59 * 60_000, 3_600_000, 47 * 3_600_000, 48 * 3_600_000, -5000];
    assert.deepEqual(
      spans.map((span) => ago(now - span, now)),
      ['just now', 'just now', '1 min ago', '59 min ago', '1 h ago', '47 h ago', '2 d ago', 'just now'],
    );
  });
});
