import assert from 'node:assert/strict';
import { base1 } from '../../../../src/base/positions';
import { SourceMap } from '../../../../src/mapping/sourceMaps/sourceMap';

const PLAIN = { version: 3, sources: ['a.ts', 'b.ts'], names: ['pay'], mappings: 'AAAA,KACAA,KCEA;;AAAA' };

async function opened<T>(map: unknown, use: (map: SourceMap) => Promise<T>): Promise<T> {
  const text = typeof map === 'string' ? map : JSON.stringify(map);
  const open = await SourceMap.open(Buffer.from(text));
  assert.ok(open, 'it was not opened');
  try {
    return await use(open);
  } finally {
    open.dispose();
  }
}

/** `source:line:column name` of a position, lines from 1, columns from 0. */
async function asked(map: unknown, line: number, column?: number): Promise<string> {
  return opened(map, async (open) => {
    const found = await open.originalOf(base1(line), column);
    return found === undefined
      ? 'nothing'
      : `${found.source ?? '?'}:${found.line}:${found.column0}${found.name === undefined ? '' : ` ${found.name}`}`;
  });
}

describe('A source map', () => {
  it('answers with the mapping at or before a position, of the same line', async () => {
    assert.equal(await asked(PLAIN, 1, 0), 'a.ts:1:0');
    assert.equal(await asked(PLAIN, 1, 4), 'a.ts:1:0');
    assert.equal(await asked(PLAIN, 1, 5), 'a.ts:2:0 pay');
    assert.equal(await asked(PLAIN, 1, 1e12), 'b.ts:4:0');
    assert.equal(await asked(PLAIN, 2, 0), 'nothing');
    assert.equal(await asked(PLAIN, 3, 9), 'b.ts:4:0');
    assert.equal(await asked(PLAIN, 4, 0), 'nothing');
    assert.equal(await asked(PLAIN, 2 ** 32 + 1, 0), 'nothing');
  });

  it('answers without a column with the first mapping of the line', async () => {
    const indented = { ...PLAIN, mappings: 'IAAA,KCEA' };
    assert.equal(await asked(indented, 1, 2), 'nothing');
    assert.equal(await asked(indented, 1), 'a.ts:1:0');
    assert.equal(await asked(indented, 2), 'nothing');
  });

  it('may begin with a byte order mark or with a line that keeps it from being run', async () => {
    const text = JSON.stringify(PLAIN, null, 2);
    for (const start of ['\ufeff', ")]}'\n", ")]}' , what browsers skip\r\n", "\ufeff)]}'\n", ' \n']) {
      assert.equal(await asked(start + text, 1, 5), 'a.ts:2:0 pay', JSON.stringify(start));
    }
  });

  it('puts its sourceRoot before its sources, but for those that have a scheme', async () => {
    const rooted = (sourceRoot: string, source: string) =>
      asked({ ...PLAIN, sourceRoot, sources: [source] }, 1, 0);
    assert.equal(await rooted('../src', 'a.ts'), '../src/a.ts:1:0');
    assert.equal(await rooted('../src/', 'a.ts'), '../src/a.ts:1:0');
    assert.equal(await rooted('/', 'src/a.ts'), '/src/a.ts:1:0');
    assert.equal(await rooted('../src', '/a.ts'), '../src/a.ts:1:0');
    assert.equal(await rooted('', 'a.ts'), 'a.ts:1:0');
    assert.equal(await rooted('../src', 'webpack://shop/./a.ts'), 'webpack://shop/./a.ts:1:0');
  });

  it('may have sources without a name, and one that is called null', async () => {
    assert.equal(await asked({ ...PLAIN, sources: [null, 'b.ts'] }, 1, 0), '?:1:0');
    assert.equal(await asked({ ...PLAIN, sources: ['null', 'b.ts'] }, 1, 0), 'null:1:0');
  });

  it('may name a source twice with another content', async () => {
    const twice = { ...PLAIN, sources: ['a.ts', 'a.ts'], sourcesContent: ['one', 'a\nb\nc\ntwo'] };
    await opened(twice, async (map) => {
      assert.deepEqual((await map.originalOf(base1(1), 0))?.context, [{ line: 1, text: 'one' }]);
      assert.equal((await map.originalOf(base1(1), 10))?.context.at(-1)?.text, 'two');
    });
  });

  it('brings the lines around as they were built, whatever ends them', async () => {
    const content = Array.from({ length: 20 }, (_line, at) => `line ${at + 1}`);
    for (const end of ['\n', '\r\n', '\r']) {
      const map = { ...PLAIN, mappings: 'AASA', sourcesContent: [content.join(end)] };
      const { context } = (await opened(map, (open) => open.originalOf(base1(1), 0))) ?? {};
      assert.deepEqual(context?.[0], { line: 5, text: 'line 5' });
      assert.deepEqual(context?.at(-1), { line: 15, text: 'line 15' });
    }
    const without = { ...PLAIN, mappings: 'AASA', sourcesContent: ['short', null] };
    assert.deepEqual((await opened(without, (open) => open.originalOf(base1(1), 0)))?.context, []);
  });

  it('tells which sources are somebody else’s', async () => {
    const isIgnored = (more: object) =>
      opened({ ...PLAIN, ...more }, async (map) => [
        (await map.originalOf(base1(1), 0))?.isIgnored,
        (await map.originalOf(base1(1), 10))?.isIgnored,
      ]);
    assert.deepEqual(await isIgnored({}), [false, false]);
    assert.deepEqual(await isIgnored({ ignoreList: [1] }), [false, true]);
    assert.deepEqual(await isIgnored({ x_google_ignoreList: [0] }), [true, false]);
    assert.deepEqual(await isIgnored({ ignoreList: [1], x_google_ignoreList: [0] }), [false, true]);
    assert.deepEqual(await isIgnored({ ignoreList: 'all' }), [false, false]);
  });

  it('bears a debug id in either spelling', async () => {
    const idOf = (more: object) => opened({ ...PLAIN, ...more }, async ({ debugId }) => debugId);
    assert.equal(await idOf({}), undefined);
    assert.equal(await idOf({ debugId: 'aa' }), 'aa');
    assert.equal(await idOf({ debug_id: 'bb' }), 'bb');
    assert.equal(await idOf({ debugId: 7 }), undefined);
  });

  it('may consist of sections, of sections in sections too', async () => {
    const leaf = (source: string, ignoreList: number[] = []) => ({
      ...PLAIN,
      sources: [source],
      mappings: 'AAAA,IACA',
      ignoreList,
    });
    const inner = {
      version: 3,
      sections: [
        { offset: { line: 0, column: 0 }, map: leaf('b.ts') },
        { offset: { line: 0, column: 20 }, map: leaf('c.ts') },
        { offset: { line: 2, column: 0 }, map: leaf('d.ts', [0]) },
      ],
    };
    const map = {
      version: 3,
      debugId: 'aa',
      sections: [
        { offset: { line: 0, column: 0 }, map: leaf('a.ts') },
        { offset: { line: 3, column: 10 }, map: inner },
      ],
    };
    assert.equal(await asked(map, 1, 0), 'a.ts:1:0');
    assert.equal(await asked(map, 4, 9), 'nothing');
    assert.equal(await asked(map, 4, 10), 'b.ts:1:0');
    assert.equal(await asked(map, 4, 14), 'b.ts:2:0');
    assert.equal(await asked(map, 4, 29), 'b.ts:2:0');
    assert.equal(await asked(map, 4, 30), 'c.ts:1:0');
    assert.equal(await asked(map, 6, 4), 'd.ts:2:0');
    assert.equal(await asked(map, 6), 'd.ts:1:0');
    assert.equal(await opened(map, async ({ debugId }) => debugId), 'aa');
    assert.equal(await opened(map, async (open) => (await open.originalOf(base1(6), 0))?.isIgnored), true);
  });

  it('goes on in the section before where the next begins with code that nothing is said of', async () => {
    const sections = [
      { offset: { line: 0, column: 0 }, map: { ...PLAIN, mappings: 'AAAA' } },
      { offset: { line: 0, column: 10 }, map: { ...PLAIN, mappings: 'KCEA' } },
    ];
    assert.equal(await asked({ version: 3, sections }, 1, 12), 'a.ts:1:0');
    assert.equal(await asked({ version: 3, sections }, 1, 15), 'b.ts:3:0');
  });

  it('is none where its sections are no maps, out of order, on the network or nested beyond reason', async () => {
    const at = (line: number, map: unknown) => ({ offset: { line, column: 0 }, map });
    let deep: unknown = PLAIN;
    for (let depth = 0; depth < 50; depth++) {
      deep = { version: 3, sections: [at(0, deep)] };
    }
    const wrong: readonly unknown[] = [
      { version: 3, sections: [at(0, undefined)] },
      { version: 3, sections: [at(-1, PLAIN)] },
      { version: 3, sections: [at(5, PLAIN), at(1, PLAIN)] },
      { version: 3, sections: [{ map: PLAIN }] },
      { version: 3, sections: [{ offset: { line: 0, column: 0 }, url: 'https://shop.example/a.map' }] },
      { version: 3, sections: {} },
      deep,
    ];
    for (const map of wrong) {
      assert.equal(await SourceMap.open(Buffer.from(JSON.stringify(map))), undefined);
    }
  });

  it('takes numbers that are written longer than they need be', async () => {
    const longer = `${'gg'.repeat(500)}A`;
    assert.equal(await asked({ ...PLAIN, mappings: `AAA${longer},K${longer}i${longer}A` }, 1, 5), 'a.ts:2:0');
  });

  it('is none where it is broken, and no question breaks it', async () => {
    for (const text of [
      '',
      'no map',
      '[]',
      '{}',
      '{"version":3}',
      '\0'.repeat(99),
      '['.repeat(200_000),
      '{"version":'.repeat(50_000),
    ]) {
      assert.equal(await SourceMap.open(Buffer.from(text)), undefined, text.slice(0, 20));
    }
    for (const mappings of ['!!!!', 'A', 'AA', 'AAAAAAAA', 'g', 'AAAD', 5, null, ['AAAA']]) {
      const open = await SourceMap.open(Buffer.from(JSON.stringify({ ...PLAIN, mappings })));
      assert.equal(await open?.originalOf(base1(1), 0), undefined, String(mappings));
      open?.dispose();
    }
    const outOfRange = { ...PLAIN, sources: ['a.ts'], mappings: 'AAAA,KAAAA,KCAA' };
    assert.equal(await asked({ ...outOfRange, names: [] }, 1, 6), 'nothing');
    assert.equal(await asked(outOfRange, 1, 12), 'nothing');
    assert.equal(await asked(outOfRange, 1, 0), 'a.ts:1:0');
    for (const line of [-1, 0, 0.5, NaN, Infinity]) {
      assert.equal(await asked(PLAIN, line, 0), 'nothing', String(line));
    }
  });
});
