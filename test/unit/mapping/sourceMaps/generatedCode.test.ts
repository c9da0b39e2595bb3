import assert from 'node:assert/strict';
import { SourceMapGenerator } from 'source-map';
import { base1 } from '../../../../src/base/positions';
import { Locator } from '../../../../src/mapping/locator';
import type { Trace, TraceFrame } from '../../../../src/mapping/trace';
import { contextOf, frame, inWords, MemoryFiles, noAbort, trace } from '../memoryFiles';
import { lineOf, SOURCE } from '../source';

const RELEASE = SOURCE.join('\n');
const LINE = lineOf('order.customer.discount.rate');
const BUILT = lineOf('order.customer.discount.rate') + 2;

/** Compiled code that keeps its lines, two lower than the source, with its map. */
const COMPILED = ['"use strict";', 'exports.__esModule = true;', ...SOURCE].join('\n');
/** The whole source in one long line. */
const MINIFIED = `!function(){${SOURCE.map((line) => line.trim())
  .join(' ')
  .repeat(3)}}();`;
const COLUMN = MINIFIED.indexOf('order.customer.discount.rate') + 1;

interface MapOptions {
  readonly source?: string;
  readonly content?: string;
  readonly debugId?: string;
  readonly sourceRoot?: string;
  /** How many lines stand in front of the source. */
  readonly above?: number;
}

/** The map of `COMPILED`: line for line. */
function mapOf({
  source = '../src/orders.ts',
  content = RELEASE,
  debugId,
  sourceRoot,
  above = 2,
}: MapOptions = {}): string {
  const map = new SourceMapGenerator({ file: 'orders.js', sourceRoot });
  SOURCE.forEach((_text, index) => {
    map.addMapping({
      source,
      generated: { line: index + 1 + above, column: 2 },
      original: { line: index + 1, column: 0 },
    });
  });
  if (content !== '') {
    map.setSourceContent(source, content);
  }
  return JSON.stringify({ ...map.toJSON(), ...(debugId !== undefined && { debugId }) });
}

/** The map of `MINIFIED`: one position, that of the discount. */
function mapOfMinified(): string {
  const map = new SourceMapGenerator({ file: 'main.js' });
  map.addMapping({
    source: '../../src/orders.ts',
    generated: { line: 1, column: COLUMN - 1 },
    original: { line: LINE, column: 0 },
  });
  map.setSourceContent('../../src/orders.ts', RELEASE);
  return map.toString();
}

const WITH_MAP = `${COMPILED}\n//# sourceMappingURL=orders.js.map\n`;
const FRAME = {
  filename: '/app/dist/orders.js',
  line: BUILT,
  colNo: 5,
  context: contextOf(COMPILED, BUILT),
};

async function locate(
  files: MemoryFiles,
  one: Partial<TraceFrame>,
  more: Partial<Trace> = {},
): Promise<string> {
  const [[place] = []] = await new Locator(files).locate({ ...trace([frame(one)]), ...more }, noAbort);
  return place === undefined ? 'nothing' : inWords(place);
}

/** A workspace with the source, and build output that git ignores. */
function workspace(unlisted: Readonly<Record<string, string>>, source = RELEASE): MemoryFiles {
  const files = new MemoryFiles({ 'package.json': '{}', 'src/orders.ts': source });
  Object.entries(unlisted).forEach(([path, text]) => files.unlisted.set(path, text));
  return files;
}

describe('A frame of generated code', () => {
  it('is taken through the map beside its file to the line of the source', async () => {
    const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': mapOf() });
    assert.equal(await locate(files, FRAME), `exact src/orders.ts:${LINE}`);
  });

  it('is carried on to where the source has moved since it was built', async () => {
    const moved = ['// one', '// two', ...SOURCE].join('\n');
    const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': mapOf() }, moved);
    assert.equal(await locate(files, FRAME), `moved src/orders.ts:${LINE + 2}`);
  });

  it('is found by an inline map', async () => {
    const data = Buffer.from(mapOf()).toString('base64');
    const inline = `${COMPILED}\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${data}`;
    assert.equal(await locate(workspace({ 'dist/orders.js': inline }), FRAME), `exact src/orders.ts:${LINE}`);
    const plain = `${COMPILED}\n//# sourceMappingURL=data:application/json,${encodeURIComponent(mapOf())}`;
    assert.equal(await locate(workspace({ 'dist/orders.js': plain }), FRAME), `exact src/orders.ts:${LINE}`);
  });

  it('is found by a map that no comment names', async () => {
    const files = workspace({ 'dist/orders.js': COMPILED, 'dist/orders.js.map': mapOf() });
    assert.equal(await locate(files, FRAME), `exact src/orders.ts:${LINE}`);
  });

  it('is found by a map in another folder, whose sources are relative to it', async () => {
    const files = workspace({
      'dist/orders.js': `${COMPILED}\n//# sourceMappingURL=../maps/js/orders.js.map`,
      'maps/js/orders.js.map': mapOf({ source: '../../src/orders.ts' }),
    });
    assert.equal(await locate(files, FRAME), `exact src/orders.ts:${LINE}`);
  });

  it('is found by a sourceRoot and by a webpack name', async () => {
    const rooted = mapOf({ source: 'orders.ts', sourceRoot: '../src/' });
    const named = mapOf({ source: 'webpack://shop/./src/orders.ts' });
    for (const map of [rooted, named]) {
      const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': map });
      assert.equal(await locate(files, FRAME), `exact src/orders.ts:${LINE}`);
    }
  });

  it('is found in a package of a monorepo, and where a server serves it from', async () => {
    const files = new MemoryFiles({
      'packages/web/package.json': '{}',
      'packages/web/src/orders.ts': RELEASE,
    });
    files.unlisted.set('packages/web/dist/assets/main.js', `${MINIFIED}\n//# sourceMappingURL=main.js.map`);
    files.unlisted.set('packages/web/dist/assets/main.js.map', mapOfMinified());
    const url = 'https://shop.example/assets/main.js';
    for (const before of [60, 71]) {
      const around = MINIFIED.slice(COLUMN - before, COLUMN - before + 140);
      const piece = [{ line: base1(1), text: `{snip} ${around} {snip}` }];
      const minified = { filename: url, line: 1, colNo: COLUMN, context: piece };
      assert.equal(await locate(files, minified), `exact packages/web/src/orders.ts:${LINE}`);
    }
  });

  it('of another build is unverified: its lines are others', async () => {
    const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': mapOf() });
    const other = contextOf(COMPILED.replaceAll('order', 'purchase'), BUILT);
    assert.equal(
      await locate(files, { ...FRAME, context: other }),
      `unverified otherBuild src/orders.ts:${LINE}`,
    );
  });

  it('of another build that left its line as it was is unverified at that line', async () => {
    const later = WITH_MAP.replace('"use strict";', '"use strict";\n"another line";\n"and one more";');
    const files = workspace({ 'dist/orders.js': later, 'dist/orders.js.map': mapOf({ above: 4 }) });
    assert.equal(await locate(files, FRAME), `unverified otherBuild src/orders.ts:${LINE}`);
  });

  it('of another build is unverified: its debug id is another, in the map or in the file', async () => {
    const stamped = `${WITH_MAP}//# debugId=AAAA-1\n`;
    const builds: readonly Readonly<Record<string, string>>[] = [
      { 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': mapOf({ debugId: 'AAAA-1' }) },
      { 'dist/orders.js': stamped, 'dist/orders.js.map': mapOf() },
      { 'dist/orders.js': stamped, 'dist/orders.js.map': mapOf({ debugId: 'aaaa1' }) },
    ];
    const debugIds = (id: string) => ({ debugIds: { '/app/dist/orders.js': id } });
    for (const build of builds) {
      const files = workspace(build);
      assert.equal(
        await locate(files, FRAME, debugIds('bbbb-2')),
        `unverified otherBuild src/orders.ts:${LINE}`,
      );
      assert.equal(
        await locate(files, { ...FRAME, context: [] }, debugIds('aaaa-1')),
        `exact src/orders.ts:${LINE}`,
      );
    }
  });

  it('of another build is unverified where its file and its map bear different debug ids', async () => {
    const files = workspace({
      'dist/orders.js': `${WITH_MAP}//# debugId=AAAA-1\n`,
      'dist/orders.js.map': mapOf({ debugId: 'BBBB-2' }),
    });
    assert.equal(await locate(files, FRAME), `unverified otherBuild src/orders.ts:${LINE}`);
  });

  it('of another build whose sources are not here is no place', async () => {
    const files = workspace({
      'dist/orders.js': WITH_MAP,
      'dist/orders.js.map': mapOf({ source: '../src/purchases.ts' }),
    });
    const other = contextOf(COMPILED.replaceAll('order', 'purchase'), BUILT);
    assert.equal(await locate(files, { ...FRAME, context: other }), 'unmapped bundle');
  });

  it('is of this build where the event brought the line of the source', async () => {
    const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': mapOf() });
    const context = [{ line: base1(BUILT), text: SOURCE[LINE - 1] ?? '' }];
    assert.equal(await locate(files, { ...FRAME, context }), `exact src/orders.ts:${LINE}`);
  });

  it('that shows nothing of its build is unverified', async () => {
    const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': mapOf() });
    assert.equal(
      await locate(files, { ...FRAME, context: [] }),
      `unverified noContext src/orders.ts:${LINE}`,
    );
  });

  it('whose map brings no sources is unverified', async () => {
    const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': mapOf({ content: '' }) });
    assert.equal(await locate(files, FRAME), `unverified noContext src/orders.ts:${LINE}`);
  });

  it('without a column and of several lines is unverified', async () => {
    const map = new SourceMapGenerator({ file: 'orders.js' });
    const source = '../src/orders.ts';
    for (const [column, line] of [
      [2, LINE],
      [20, LINE + 1],
    ] as const) {
      map.addMapping({ source, generated: { line: BUILT, column }, original: { line, column: 0 } });
    }
    map.setSourceContent(source, RELEASE);
    const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': map.toString() });
    assert.equal(
      await locate(files, { ...FRAME, colNo: undefined }),
      `unverified unsure src/orders.ts:${LINE}`,
    );
    assert.equal(await locate(files, { ...FRAME, colNo: 21 }), `exact src/orders.ts:${LINE + 1}`);
  });

  it('without a column is found by the first mapping of its line', async () => {
    const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': mapOf() });
    assert.equal(await locate(files, { ...FRAME, colNo: undefined }), `exact src/orders.ts:${LINE}`);
  });

  it('that comes from a dependency is third party', async () => {
    const map = mapOf({ source: '../node_modules/left-pad/index.js' });
    const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': map });
    assert.equal(await locate(files, FRAME), 'unmapped thirdParty');
  });

  it('that a map marks as somebody else’s code is third party', async () => {
    for (const name of ['ignoreList', 'x_google_ignoreList']) {
      const map = JSON.stringify({ ...(JSON.parse(mapOf()) as object), [name]: [0] });
      const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': map });
      assert.equal(await locate(files, FRAME), 'unmapped thirdParty', name);
    }
  });

  it('that lies in two packages is where its lines tell, else where all of them may lead', async () => {
    const files = new MemoryFiles({
      'packages/a/package.json': '{}',
      'packages/b/package.json': '{}',
      'packages/a/src/orders.ts': RELEASE,
    });
    for (const name of ['a', 'b']) {
      files.unlisted.set(`packages/${name}/dist/orders.js`, name === 'a' ? WITH_MAP : 'other();');
      files.unlisted.set(`packages/${name}/dist/orders.js.map`, mapOf());
    }
    assert.equal(await locate(files, FRAME), `exact packages/a/src/orders.ts:${LINE}`);
    const untold = { ...FRAME, context: [] };
    assert.equal(await locate(files, untold), `unverified noContext packages/a/src/orders.ts:${LINE}`);
    files.texts.set('packages/b/src/orders.ts', RELEASE);
    assert.equal(await locate(files, untold), 'ambiguous packages/a/src/orders.ts, packages/b/src/orders.ts');
    const other = { ...FRAME, context: contextOf(COMPILED.replaceAll('order', 'purchase'), BUILT) };
    assert.equal(await locate(files, other), 'unmapped bundle');
  });

  it('is followed through the map of a package that was built before it was bundled', async () => {
    const shared = new SourceMapGenerator({ file: 'index.js' });
    shared.addMapping({
      source: '../src/orders.ts',
      generated: { line: 1, column: 0 },
      original: { line: LINE, column: 2 },
    });
    shared.setSourceContent('../src/orders.ts', RELEASE);
    const built = 'exports.rateOf = (order) => order.customer.discount.rate;';
    const map = new SourceMapGenerator({ file: 'main.js' });
    const source = '../../shared/dist/index.js';
    map.addMapping({ source, generated: { line: 1, column: 0 }, original: { line: 1, column: 0 } });
    map.setSourceContent(source, built);
    const code = 'const rateOf = (order) => order.customer.discount.rate;';
    const files = new MemoryFiles({
      'packages/web/package.json': '{}',
      'packages/shared/package.json': '{}',
      'packages/shared/src/orders.ts': RELEASE,
    });
    files.unlisted.set('packages/web/dist/main.js', code);
    files.unlisted.set('packages/web/dist/main.js.map', map.toString());
    files.unlisted.set('packages/shared/dist/index.js', built);
    files.unlisted.set('packages/shared/dist/index.js.map', shared.toString());
    const one = {
      filename: '/app/packages/web/dist/main.js',
      line: 1,
      colNo: 1,
      context: contextOf(code, 1),
    };
    assert.equal(await locate(files, one), `exact packages/shared/src/orders.ts:${LINE}`);
    files.unlisted.set('packages/shared/dist/index.js', built.replace('discount', 'rebate'));
    assert.equal(await locate(files, one), `unverified otherBuild packages/shared/src/orders.ts:${LINE}`);
  });

  it('needs no more of a build than its map', async () => {
    const files = workspace({ 'dist/orders.js.map': mapOf({ debugId: 'AAAA-1' }) });
    const debugIds = { '/app/dist/orders.js': 'aaaa-1' };
    const untold = { ...FRAME, context: [] };
    assert.equal(await locate(files, untold, { debugIds }), `exact src/orders.ts:${LINE}`);
    assert.equal(await locate(files, untold), `unverified noContext src/orders.ts:${LINE}`);
  });

  it('is no place without a map, nor with one that is broken, too large, elsewhere or on the network', async () => {
    const maps: readonly Readonly<Record<string, string>>[] = [
      { 'dist/orders.js': COMPILED },
      { 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': 'no map' },
      {
        'dist/orders.js': WITH_MAP,
        'dist/orders.js.map': '{"version":3,"sources":["a.ts"],"names":[],"mappings":"!!!!"}',
      },
      { 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': '[]' },
      { 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': '['.repeat(200_000) },
      { 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': `${mapOf()}${' '.repeat(5_000_000)}` },
      { 'dist/orders.js': `${COMPILED}\n//# sourceMappingURL=../../secrets.map` },
      { 'dist/orders.js': `${COMPILED}\n//# sourceMappingURL=https://example.com/orders.js.map` },
      { 'dist/orders.js': `${COMPILED}\n//# sourceMappingURL=file:///etc/passwd` },
      { 'dist/orders.js': `${COMPILED}\n//# sourceMappingURL=data:text/html,x` },
    ];
    for (const unlisted of maps) {
      const files = workspace(unlisted);
      assert.equal(await locate(files, FRAME), 'unmapped bundle', JSON.stringify(unlisted).slice(-60));
      assert.ok(
        !files.reads.some((path) => path.includes('..') || path.includes(':') || path.startsWith('/')),
      );
    }
  });

  it('opens a map once for all frames of a call, and reads nothing for frames of sources', async () => {
    const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': mapOf() });
    const frames = Array.from({ length: 5 }, () => frame(FRAME));
    await new Locator(files).locate(trace([...frames, frame({ filename: './src/orders.ts' })]), noAbort);
    assert.equal(files.reads.filter((path) => path === 'dist/orders.js.map').length, 1);
    assert.equal(files.reads.filter((path) => path === 'dist/orders.js').length, 1);
  });

  it('tells how it was taken there', async () => {
    const files = workspace({ 'dist/orders.js': WITH_MAP, 'dist/orders.js.map': mapOf() });
    const [[told] = []] = await new Locator(files).explain(trace([frame(FRAME)]), noAbort);
    assert.deepEqual(told?.steps[0], {
      step: 'sourceMap',
      generated: 'dist/orders.js',
      map: 'dist/orders.js.map',
      by: 'address',
      build: 'same',
      source: 'src/orders.ts',
      spelled: '../src/orders.ts',
      line: LINE,
    });
  });
});
