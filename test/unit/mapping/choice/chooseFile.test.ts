import assert from 'node:assert/strict';
import { Locator } from '../../../../src/mapping/locator';
import type { TraceFrame } from '../../../../src/mapping/trace';
import { contextOf, frame, inWords, MemoryFiles, noAbort, trace } from '../memoryFiles';
import { inserted, lineOf, SOURCE } from '../source';

const RELEASE = SOURCE.join('\n');
const LINE = lineOf('order.customer.discount.rate');
const OTHER = Array.from({ length: 40 }, (_one, at) => `export const other${at} = compute(${at} * 7);`).join(
  '\n',
);
const HERE = { line: LINE, context: contextOf(RELEASE, LINE) };

/** The places of frames, and the files that were read for them. */
async function locate(files: Readonly<Record<string, string>>, frames: readonly Partial<TraceFrame>[]) {
  const memory = new MemoryFiles(files);
  const [places = []] = await new Locator(memory).locate(trace(frames.map((one) => frame(one))), noAbort);
  return { places: places.map(inWords), reads: memory.reads.toSorted() };
}

describe('Among several files of a name', () => {
  it("the event's lines decide", async () => {
    const files = {
      'a/src/index.ts': OTHER,
      'b/src/index.ts': inserted(SOURCE, 1, '//').join('\n'),
      'c/src/index.ts': OTHER,
    };
    assert.deepEqual(await locate(files, [{ filename: './src/index.ts', ...HERE }]), {
      places: [`moved b/src/index.ts:${LINE + 1}`],
      reads: ['a/src/index.ts', 'b/src/index.ts', 'c/src/index.ts'],
    });
  });

  it('nothing decides between two copies, and a file with other code is none of them', async () => {
    const files = { 'a/src/index.ts': RELEASE, 'b/src/index.ts': RELEASE, 'c/src/index.ts': OTHER };
    const { places } = await locate(files, [{ filename: './src/index.ts', ...HERE }]);
    assert.deepEqual(places, ['ambiguous a/src/index.ts, b/src/index.ts']);
  });

  it('another frame of the trace decides, and nothing is read without context', async () => {
    const files = { 'a/src/index.ts': OTHER, 'b/src/index.ts': OTHER, 'b/src/cart/total.ts': OTHER };
    const frames = [{ filename: '/app/src/index.ts' }, { filename: '/app/src/cart/total.ts' }];
    assert.deepEqual(await locate(files, frames), {
      places: ['unverified noContext b/src/index.ts:3', 'unverified noContext b/src/cart/total.ts:3'],
      reads: ['b/src/cart/total.ts', 'b/src/index.ts'],
    });
  });

  it('another frame leads to a file whose name alone would say too little', async () => {
    const files = { 'a/index.js': OTHER, 'b/index.js': OTHER, 'b/src/cart/total.js': OTHER };
    const { places } = await locate(files, [
      { filename: '/app/index.js' },
      { filename: '/app/src/cart/total.js' },
    ]);
    assert.deepEqual(places, [
      'unverified noContext b/index.js:3',
      'unverified noContext b/src/cart/total.js:3',
    ]);
  });

  it("the event's lines outweigh the other frames", async () => {
    const files = { 'a/src/index.ts': RELEASE, 'b/src/index.ts': OTHER, 'b/src/cart/total.ts': OTHER };
    const frames = [{ filename: '/app/src/index.ts', ...HERE }, { filename: '/app/src/cart/total.ts' }];
    const { places } = await locate(files, frames);
    assert.equal(places[0], `exact a/src/index.ts:${LINE}`);
  });

  it('frames that start elsewhere decide nothing', async () => {
    const files = { 'a/src/index.ts': OTHER, 'b/src/index.ts': OTHER, 'b/src/cart/total.ts': OTHER };
    const { places } = await locate(files, [
      { filename: '/srv/src/index.ts' },
      { filename: '/app/src/cart/total.ts' },
    ]);
    assert.equal(places[0], 'ambiguous a/src/index.ts, b/src/index.ts');
  });

  it('tests and copies come last, and are no rivals of the one file that is neither', async () => {
    const files = {
      'test/a/src/index.ts': OTHER,
      'dist/src/index.ts': OTHER,
      'packages/b/src/index.ts': OTHER,
    };
    const { places } = await locate(files, [{ filename: './src/index.ts' }]);
    assert.deepEqual(places, ['unverified noContext packages/b/src/index.ts:3']);
  });

  it('more than can be read are ambiguous, whatever they hold', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 301 }, (_one, at) => [`p${at}/src/index.ts`, OTHER] as const),
    );
    const memory = new MemoryFiles({ ...many, 'p300/src/index.ts': RELEASE });
    const [[place] = []] = await new Locator(memory).locate(
      trace([frame({ filename: './src/index.ts', ...HERE })]),
      noAbort,
    );
    const candidates = place?.verdict === 'ambiguous' ? place.candidates.map(({ path }) => path) : [];
    assert.equal(candidates.length, 301);
    assert.ok(candidates.includes('p300/src/index.ts'));
    assert.deepEqual(memory.reads, []);
  });

  it('the whole block decides between files that differ in one line, and nothing between two of it', async () => {
    const other = RELEASE.replace('order.customer.discount.rate', 'order.customer.discount.amount');
    const files = { 'a/src/index.ts': other, 'b/src/index.ts': RELEASE, 'c/src/index.ts': other };
    const asked = { filename: './src/index.ts', ...HERE };
    assert.deepEqual((await locate(files, [asked])).places, [`exact b/src/index.ts:${LINE}`]);
    const { places } = await locate({ ...files, 'd/src/index.ts': RELEASE }, [asked]);
    assert.deepEqual(places, ['ambiguous b/src/index.ts, d/src/index.ts, a/src/index.ts, c/src/index.ts']);
  });

  it('copies of which one was edited nearby since are not told apart, files of one template are', async () => {
    const edited = (mark: string) =>
      RELEASE.replace('let total = 0', `let total${mark} = 0`).replace('total;', `${mark};`);
    const near = lineOf('const price = prices.get');
    const asked = { filename: './src/index.ts', line: near, context: contextOf(RELEASE, near) };
    const copies = { 'a/src/index.ts': edited('A'), 'b/src/index.ts': RELEASE };
    assert.deepEqual((await locate(copies, [asked])).places, ['ambiguous b/src/index.ts, a/src/index.ts']);
    const others = Object.fromEntries(['c', 'd', 'e'].map((name) => [`${name}/src/index.ts`, edited(name)]));
    assert.deepEqual((await locate({ ...copies, ...others }, [asked])).places, [
      `exact b/src/index.ts:${near}`,
    ]);
  });

  it('a few common lines do not make one of them the answer', async () => {
    const common = ['const price = prices.get(line.sku);', ...OTHER.split('\n')].join('\n');
    const files = { 'a/src/index.ts': OTHER, 'b/src/index.ts': common };
    const { places } = await locate(files, [{ filename: './src/index.ts', ...HERE }]);
    assert.deepEqual(places, ['unmapped differs']);
  });

  it('frames that several packages have decide together for the one that has them all', async () => {
    const files = ['a/src/index.ts', 'b/src/index.ts', 'c/src/index.ts'];
    const others = ['a/src/cart.ts', 'b/src/cart.ts', 'b/src/total.ts', 'c/src/total.ts'];
    const asked = (paths: readonly string[]) => paths.map((path) => ({ filename: `/app/src/${path}` }));
    const texts = Object.fromEntries([...files, ...others].map((path) => [path, OTHER]));
    const place = async (paths: readonly string[]) => (await locate(texts, asked(paths))).places.at(-1);
    assert.equal(await place(['cart.ts', 'total.ts', 'index.ts']), 'unverified noContext b/src/index.ts:3');
    assert.match((await place(['cart.ts', 'index.ts'])) ?? '', /^ambiguous/);
    assert.match((await place(['index.ts', 'index.ts'])) ?? '', /^ambiguous/);
  });
});

describe('A file whose path says little', () => {
  it('is not taken when its code is another', async () => {
    const { places } = await locate({ 'src/new/checkoutFlow.ts': OTHER }, [
      { filename: '/app/old/checkoutFlow.ts', ...HERE },
    ]);
    assert.deepEqual(places, ['unmapped differs']);
  });

  it('is not taken because it points to itself', async () => {
    const frames = [
      { filename: '/app/src/index.ts', ...HERE },
      { filename: '/app/src/index.ts', ...HERE },
    ];
    const { places } = await locate({ 'web/src/index.ts': OTHER }, frames);
    assert.deepEqual(places, ['unmapped differs', 'unmapped differs']);
  });

  it('is taken when its code agrees, though the frame is not in-app', async () => {
    const { places } = await locate({ 'src/new/checkoutFlow.ts': RELEASE }, [
      { filename: '/app/old/checkoutFlow.ts', ...HERE, inApp: false },
    ]);
    assert.deepEqual(places, [`exact src/new/checkoutFlow.ts:${LINE}`]);
  });

  it('is taken from the build output only when its code agrees', async () => {
    const built = [{ filename: '/app/dist/lib/price.js', ...HERE }];
    assert.deepEqual((await locate({ 'src/lib/price.js': RELEASE }, built)).places, [
      `exact src/lib/price.js:${LINE}`,
    ]);
    assert.deepEqual((await locate({ 'src/lib/price.js': OTHER }, built)).places, ['unmapped bundle']);
  });

  it('is looked for in files of its name elsewhere when the one that it leads to holds other code', async () => {
    const files = {
      'shop/cart/checkoutFlow.ts': OTHER,
      'shop/pay/checkoutFlow.ts': RELEASE,
      'test/checkoutFlow.ts': RELEASE,
    };
    const asked = { filename: '/app/cart/checkoutFlow.ts', ...HERE };
    assert.deepEqual((await locate(files, [asked])).places, [`exact shop/pay/checkoutFlow.ts:${LINE}`]);
    const whole = { ...asked, filename: '/app/shop/cart/checkoutFlow.ts' };
    assert.deepEqual((await locate(files, [whole])).places, [
      `gone removed shop/cart/checkoutFlow.ts:${LINE}`,
    ]);
  });

  it('is taken when its whole path agrees, and then the code is gone', async () => {
    const { places } = await locate({ 'src/cart/total.ts': OTHER }, [
      { filename: './src/cart/total.ts', ...HERE },
    ]);
    assert.deepEqual(places, [`gone removed src/cart/total.ts:${LINE}`]);
  });
});
