import assert from 'node:assert/strict';
import { atOnce } from '../../../src/base/pacer';
import { type Item, printPage } from '../../../src/details/page';

const page: readonly Item<string>[] = [
  { text: 'SHOP-1: TypeError' },
  {
    text: 'Stack',
    below: [
      {
        text: 'TypeError',
        below: [
          {
            text: 'src/cart.ts:42, total',
            link: { text: 'src/cart.ts:42', target: 'a' },
            below: [{ text: 'sum = 0' }],
          },
          {
            text: '2 frames of express',
            isFolded: true,
            below: [{ text: 'layer.js:1' }, { text: 'layer.js:2' }],
          },
        ],
      },
    ],
  },
  { text: 'Links', below: [{ text: 'at https://x/1 today', link: { text: 'at https://x/1', target: 'b' } }] },
];

describe('a page', () => {
  const { lines, links, outline, folded } = atOnce(printPage(page));

  it('is indented by what stands below what', () => {
    assert.deepEqual(lines, [
      'SHOP-1: TypeError',
      '',
      'Stack',
      '  TypeError',
      '    src/cart.ts:42, total',
      '      sum = 0',
      '    2 frames of express',
      '      layer.js:1',
      '      layer.js:2',
      '',
      'Links',
      '  at https:\u200b//x/1 today',
      '',
    ]);
  });

  it('knows where its links stand, in addresses that it broke, too', () => {
    const texts = links.map(({ line, start, length }) => lines[line]?.slice(start, start + length));
    assert.deepEqual(texts, ['src/cart.ts:42', 'at https:\u200b//x/1']);
    assert.deepEqual(
      links.map(({ target }) => target),
      ['a', 'b'],
    );
  });

  it('has in its outline its headings and what has something below it, with the lines that belong to it', () => {
    const [title, stack, last] = outline;
    assert.deepEqual(title, { text: 'SHOP-1: TypeError', line: 0, last: 0, below: [] });
    assert.deepEqual([stack?.line, stack?.last], [2, 8]);
    const [exception] = stack?.below ?? [];
    assert.deepEqual(
      exception?.below.map(({ text, line, last: end }) => [text, line, end]),
      [
        ['src/cart.ts:42, total', 4, 5],
        ['2 frames of express', 6, 8],
      ],
    );
    assert.deepEqual([last?.line, last?.last, last?.below], [10, 11, []]);
  });

  it('says what is folded at first', () => {
    assert.deepEqual(
      folded.map((line) => lines[line]),
      ['    2 frames of express'],
    );
  });

  it('ends in time, with every heading and a word of what is left out', () => {
    let read = 0;
    const value = (depth: number): Item<string> => ({
      text: 'value',
      get below() {
        read++;
        return depth === 0 ? [] : Array.from({ length: 30 }, () => value(depth - 1));
      },
    });
    const long = atOnce(
      printPage<string>([
        { text: 'Event', below: [value(5), { text: 'Request', below: [value(5)] }] },
        { text: 'Links', below: [{ text: 'SHOP-1', below: [{ text: 'deep' }] }] },
      ]),
    );
    assert.ok(long.lines.length < 3100, `${long.lines.length} lines`);
    assert.ok(read < 3100, `${read} values`);
    assert.deepEqual(long.lines.slice(-8), [
      ...['    29 more are left out.', '  Request', '    1 more is left out.', ''],
      ...['Links', '  SHOP-1', '    1 more is left out.', ''],
    ]);
    assert.equal(long.outline[0]?.last, long.lines.indexOf('Links') - 2);
  });
});
