import assert from 'node:assert/strict';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { NodeFiles } from '../../../../src/cli/nodeFiles';
import type { LocatedFrame } from '../../../../src/mapping/locateFrame';
import { Locator } from '../../../../src/mapping/locator';
import type { Trace, TraceFrame } from '../../../../src/mapping/trace';
import { type TemporaryFolder, temporaryFolder } from '../../../vscode/temporaryFolder';
import { inWords, noAbort, trace } from '../memoryFiles';
import { type Bundle, bundle, FAILING_LINE, failureOf, FRONT_END, write } from './frontEnd';

const ADDRESS = 'https://shop.example/assets/main.js';
const ID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const OTHER_ID = '0d3b3a2e-4a0c-4b51-9d53-3c7a1f7f9a10';

describe('A front end that was minified', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = temporaryFolder();
    write(folder.path, FRONT_END);
  });
  afterEach(() => folder.remove());

  async function locate(
    frames: readonly TraceFrame[],
    more: Partial<Trace> = {},
  ): Promise<readonly LocatedFrame[]> {
    const locator = new Locator(new NodeFiles(folder.path));
    try {
      const [located] = await locator.locateMany([{ ...trace(frames), ...more }], noAbort);
      return located?.frames[0] ?? [];
    } finally {
      locator.dispose();
    }
  }

  /** Where the frame that failed is. */
  async function last(frames: readonly TraceFrame[], more: Partial<Trace> = {}): Promise<string> {
    const place = (await locate(frames, more)).at(-1)?.place;
    return place === undefined ? 'nothing' : inWords(place);
  }

  /** Writes a bundle and its map where a build would, under a name. */
  function writeBuild({ code, map }: Bundle, name = 'dist/assets/main.js'): void {
    const [base = ''] = name.split('/').slice(-1);
    write(folder.path, { [name]: `${code}//# sourceMappingURL=${base}.map\n`, [`${name}.map`]: map });
  }

  /** The bundle of sources that have changed: of another build. */
  async function laterBundle(banner = ''): Promise<Bundle> {
    write(folder.path, {
      'src/money.ts': `${FRONT_END['src/money.ts']}\nexport const VAT = 0.19;\nconsole.log(VAT);\n`,
      'src/element.ts': `console.log('a line above');\n${FRONT_END['src/element.ts']}`,
    });
    const later = await bundle(folder.path, banner);
    write(folder.path, FRONT_END);
    return later;
  }

  const withoutContext = (frames: readonly TraceFrame[]) => frames.map((one) => ({ ...one, context: [] }));
  const stamped = ({ code, map }: Bundle, debugId: string): Bundle => ({
    code: `${code}//# debugId=${debugId}\n`,
    map: JSON.stringify({ ...(JSON.parse(map) as object), debug_id: debugId }),
  });

  it('fails at a line of the tsx, by the map of its own build', async () => {
    const built = await bundle(folder.path);
    writeBuild(built);
    const frames = failureOf(built.code, ADDRESS);
    assert.deepEqual(
      (await locate(frames)).map(({ place }) => inWords(place)),
      [
        'exact src/main.tsx:9',
        'exact src/main.tsx:9',
        'exact src/main.tsx:6',
        'exact src/cart.tsx:25',
        'exact src/cart.tsx:19',
        `exact src/cart.tsx:${FAILING_LINE}`,
      ],
    );
    assert.equal(await last(withoutContext(frames)), `unverified noContext src/cart.tsx:${FAILING_LINE}`);
  });

  it('names its functions as they are called, else as they are minified', async () => {
    const built = await bundle(folder.path);
    writeBuild(built);
    const frames = failureOf(built.code, ADDRESS);
    assert.deepEqual(
      (await locate(frames)).map((one) => [one.function?.name, one.function?.isMinified, one.column]),
      [
        [undefined, undefined, 48],
        [undefined, undefined, 35],
        ['renderShop', false, 10],
        ['CartView', false, 17],
        ['totalOfCart', false, 14],
        ['costOfLine', false, 29],
      ],
    );
    const [failed] = frames.slice(-1);
    const [alone] = await locate(frames.slice(-1));
    assert.deepEqual(alone?.function, { name: failed?.function, isMinified: true });
    assert.ok((failed?.function?.length ?? 0) < 3, failed?.function);
  });

  it('of another build is unverified, and says so', async () => {
    const later = await laterBundle();
    const built = await bundle(folder.path);
    const frames = failureOf(built.code, ADDRESS);
    assert.equal(await last(frames), 'unmapped bundle');
    writeBuild(later);
    assert.match(await last(frames), /^unverified otherBuild src\//);
    writeBuild(await bundle(folder.path, '/* of another day */'));
    assert.equal(await last(frames), `unverified otherBuild src/cart.tsx:${FAILING_LINE}`);
    const debugIds = { [ADDRESS]: ID };
    writeBuild(stamped(later, OTHER_ID));
    assert.match(await last(withoutContext(frames), { debugIds }), /^unverified otherBuild src\//);
    writeBuild(stamped(built, OTHER_ID));
    assert.equal(await last(frames, { debugIds }), `unverified otherBuild src/cart.tsx:${FAILING_LINE}`);
  });

  it('is found by its debug id wherever its map lies, past a build of its name', async () => {
    const built = await bundle(folder.path);
    const later = await laterBundle();
    const frames = withoutContext(failureOf(built.code, ADDRESS));
    writeBuild(later);
    for (const name of [
      'build/kept/3/main.js',
      'sourcemaps/2.4.1/6f9619ff.js',
      '.next/static/chunks/main.js',
    ]) {
      writeBuild(stamped(built, ID), name);
      const debugIds = { [ADDRESS]: ID.toUpperCase() };
      assert.equal(await last(frames, { debugIds }), `exact src/cart.tsx:${FAILING_LINE}`, name);
      assert.match(await last(frames, { debugIds: { [ADDRESS]: OTHER_ID } }), /^unverified noContext src\//);
      write(folder.path, { [name]: '', [`${name}.map`]: '' });
    }
  });

  it('is found under a name with another hash where its lines prove it', async () => {
    const built = await bundle(folder.path);
    const frames = failureOf(built.code, 'https://shop.example/assets/main-3f2a1b9c.js');
    for (const name of [
      'dist/assets/main-9c1e77aa.js',
      'dist/assets/main.js',
      'packages/web/dist/main-9c1e77aa.js',
    ]) {
      write(folder.path, { 'packages/web/package.json': '{}' });
      writeBuild(built, name);
      writeBuild(await laterBundle(), 'build/assets/other-9c1e77aa.js');
      assert.equal(await last(frames), `exact src/cart.tsx:${FAILING_LINE}`, name);
      write(folder.path, { [name]: '', [`${name}.map`]: '' });
    }
  });

  it('under a name with another hash is of another build unless its lines prove the opposite', async () => {
    const built = await bundle(folder.path);
    const frames = failureOf(built.code, 'https://shop.example/assets/main-3f2a1b9c.js');
    writeBuild(await laterBundle(), 'dist/assets/main-9c1e77aa.js');
    assert.match(await last(frames), /^unverified otherBuild src\//);
    assert.match(await last(withoutContext(frames)), /^unverified otherBuild src\//);
    writeBuild(await laterBundle(), 'dist/assets/main-11ee22ff.js');
    assert.equal(await last(withoutContext(frames)), 'unmapped bundle'); // neither is any likelier
  });

  it('is located when bundle and map are large, apart or in one file', async () => {
    const padding = `/*! ${'legal words '.repeat(100_000)} */`;
    const built = await bundle(folder.path, padding);
    const large = { ...(JSON.parse(built.map) as object), padding };
    const map = JSON.stringify(large);
    const frames = failureOf(built.code, ADDRESS);
    writeBuild({ code: built.code, map });
    assert.equal(await last(frames), `exact src/cart.tsx:${FAILING_LINE}`);
    const data = Buffer.from(map).toString('base64');
    const inline = `${built.code}//# sourceMappingURL=data:application/json;base64,${data}\n`;
    write(folder.path, { 'dist/assets/main.js': inline, 'dist/assets/main.js.map': '' });
    assert.equal(await last(frames), `exact src/cart.tsx:${FAILING_LINE}`);
    write(folder.path, { 'dist/assets/main.js': inline.slice(0, -1_000_000) });
    assert.equal(await last(frames), 'unmapped bundle');
  });

  it('is not looked for behind a link that leaves the workspace', async () => {
    const outside = temporaryFolder();
    try {
      const built = await bundle(folder.path);
      const frames = failureOf(built.code, ADDRESS);
      const code = `${built.code}//# sourceMappingURL=main.js.map\n`;
      write(outside.path, { 'main.js': code, 'main.js.map': built.map });
      const debugIds = { [ADDRESS]: ID };
      write(outside.path, { 'kept/main.js.map': stamped(built, ID).map });
      write(folder.path, { 'dist/assets/main.js': code, 'build/x.js': '' });
      symlinkSync(join(outside.path, 'main.js.map'), join(folder.path, 'dist/assets/main.js.map'));
      symlinkSync(join(outside.path, 'kept'), join(folder.path, 'out'));
      symlinkSync(join(outside.path, 'kept'), join(folder.path, 'build/kept'));
      assert.equal(await last(frames), 'unmapped bundle');
      assert.equal(await last(frames, { debugIds }), 'unmapped bundle');
      cpSync(join(outside.path, 'kept'), join(folder.path, 'build/copied'), { recursive: true });
      assert.equal(await last(frames, { debugIds }), `exact src/cart.tsx:${FAILING_LINE}`);
    } finally {
      outside.remove();
    }
  });

  it('tells in its explanation which map was taken, and what its function is called', async () => {
    const built = await bundle(folder.path);
    writeBuild(built);
    const locator = new Locator(new NodeFiles(folder.path));
    const [told = []] = await locator.explain(trace(failureOf(built.code, ADDRESS)), noAbort);
    locator.dispose();
    const steps = told.at(-1)?.steps.filter(({ step }) => step === 'sourceMap' || step === 'function');
    assert.deepEqual(steps, [
      {
        step: 'sourceMap',
        generated: 'dist/assets/main.js',
        map: 'dist/assets/main.js.map',
        by: 'address',
        build: 'same',
        source: 'src/cart.tsx',
        spelled: '../../src/cart.tsx',
        line: FAILING_LINE,
      },
      { step: 'function', name: 'costOfLine', isMinified: false },
    ]);
  });
});
