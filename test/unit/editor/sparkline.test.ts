import assert from 'node:assert/strict';
import { sparkline } from '../../../src/editor/sparkline';

const DAY = 86_400_000;
const series = (counts: readonly number[], step = DAY) =>
  counts.map((events, at) => ({ at: at * step, events }));

/** The alternative text, the drawing and the size. */
function taken(markdown: string) {
  const [, alt, data = '', size] =
    /^!\[([^\]]*)\]\(data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)\|(width=\d+,height=\d+)\)$/.exec(
      markdown,
    ) ?? assert.fail(markdown);
  return { alt, svg: Buffer.from(data, 'base64').toString(), size };
}

const heights = (svg: string) =>
  [...svg.matchAll(/<rect [^>]*height="(\d+)"/g)].map(([, height]) => Number(height));

describe('the sparkline', () => {
  it('draws a bar for each step, and tells the numbers in its alternative text', () => {
    const { alt, svg, size } = taken(sparkline(series([0, 1, 12, 6]), '#424242'));
    assert.equal(alt, 'Events per day, oldest first: 0 1 12 6');
    assert.deepEqual(heights(svg), [1, 2, 18, 9]);
    assert.match(
      svg,
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="19" height="18" fill="#424242">/,
    );
    assert.equal(size, 'width=19,height=18');
    assert.match(taken(sparkline(series([1, 2], 3_600_000), '#000')).alt ?? '', /^Events per hour/);
    assert.match(taken(sparkline(series([1, 2], 5), '#000')).alt ?? '', /^Events over time/);
  });

  it('adds up what would be too many bars, from the newest on', () => {
    const { alt, svg } = taken(sparkline(series(Array.from({ length: 81 }, () => 1)), '#000'));
    assert.equal(heights(svg).length, 27);
    assert.equal(alt, `Events over time, oldest first: ${Array.from({ length: 27 }, () => 3).join(' ')}`);
  });

  it('is nothing where there is nothing to see', () => {
    for (const counts of [[], [5], [0, 0, 0]]) {
      assert.equal(sparkline(series(counts), '#000'), '');
    }
  });
});
