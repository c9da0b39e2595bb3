import assert from 'node:assert/strict';
import type { Step } from '../../../src/mapping/explain';
import { locateIn } from '../../../src/mapping/locateIn';
import { Locator } from '../../../src/mapping/locator';
import type { Trace, TraceFrame } from '../../../src/mapping/trace';
import { contextOf, frame, inWords, MemoryFiles, noAbort, trace } from './memoryFiles';
import { inserted, lineOf, SOURCE } from './source';

const RELEASE = SOURCE.join('\n');
const LINE = lineOf('order.customer.discount.rate');
const HERE = { line: LINE, context: contextOf(RELEASE, LINE) };
const MOVED = inserted(SOURCE, 1, '//').join('\n');
const OTHER = Array.from({ length: 40 }, (_one, at) => `export const other${at} = compute(${at} * 7);`).join(
  '\n',
);
const INDEX = { filename: './src/index.ts' };
const SHOP = 'file:///code/shop';

/** An event of a project that is bound to folders below the shop. */
function event(frames: readonly Partial<TraceFrame>[], ...paths: readonly string[]): Trace {
  const boundTo = paths.map((path) => ({ folder: SHOP, path }));
  return { ...trace(frames.map((one) => frame(one))), boundTo };
}

async function words(files: Readonly<Record<string, string>>, asked: Trace): Promise<string | undefined> {
  const [places = []] = await new Locator(new MemoryFiles(files)).locate(asked, noAbort);
  return places.map(inWords).at(-1);
}

describe('In a monorepo of which folders are bound to projects', () => {
  const copies = { 'apps/api/src/index.ts': RELEASE, 'apps/web/src/index.ts': RELEASE };

  it('of copies the one in the bound folder is meant', async () => {
    assert.equal(
      await words(copies, event([{ ...INDEX, ...HERE }], 'apps/web')),
      `exact apps/web/src/index.ts:${LINE}`,
    );
    assert.equal(
      await words(copies, event([{ ...INDEX, ...HERE }], 'apps/api')),
      `exact apps/api/src/index.ts:${LINE}`,
    );
  });

  it('so it is where the event brought no lines', async () => {
    assert.equal(
      await words(copies, event([INDEX], 'apps/web')),
      'unverified noContext apps/web/src/index.ts:3',
    );
  });

  it('nothing is meant where both are bound, none is, or all of the workspace folder', async () => {
    const several = 'ambiguous apps/api/src/index.ts, apps/web/src/index.ts';
    for (const paths of [['apps/web', 'apps/api'], [], [''], ['packages/cart'], ['apps/we']]) {
      assert.equal(
        await words(copies, event([{ ...INDEX, ...HERE }], ...paths)),
        several,
        JSON.stringify(paths),
      );
    }
  });

  it('a path that another workspace folder is bound to means nothing here', async () => {
    const asked = {
      ...trace([frame({ ...INDEX, ...HERE })]),
      boundTo: [{ folder: 'file:///code/site', path: 'apps/web' }],
    };
    assert.equal(await words(copies, asked), 'ambiguous apps/api/src/index.ts, apps/web/src/index.ts');
  });

  it("a shared package is right where the event's lines or its path say so", async () => {
    const files = {
      'apps/web/src/index.ts': OTHER,
      'packages/shared/src/index.ts': MOVED,
      'packages/cart/src/index.ts': OTHER,
    };
    assert.equal(
      await words(files, event([{ ...INDEX, ...HERE }], 'apps/web')),
      `moved packages/shared/src/index.ts:${LINE + 1}`,
    );
    assert.equal(
      await words(files, event([{ filename: '../../packages/shared/src/index.ts' }], 'apps/web')),
      'unverified noContext packages/shared/src/index.ts:3',
    );
  });

  it('a file that is only elsewhere is found there', async () => {
    const files = { 'apps/web/src/index.ts': OTHER, 'packages/shared/src/orders.ts': RELEASE };
    assert.equal(
      await words(files, event([{ filename: './src/orders.ts', ...HERE }], 'apps/web')),
      `exact packages/shared/src/orders.ts:${LINE}`,
    );
  });

  it('lines of another file are not taken for its own', async () => {
    const files = { 'apps/web/src/index.ts': OTHER, 'apps/api/src/index.ts': `${OTHER}\n//` };
    assert.equal(await words(files, event([{ ...INDEX, ...HERE }], 'apps/web')), 'unmapped differs');
  });

  it('is told when the mapping is explained', async () => {
    const locator = new Locator(new MemoryFiles(copies));
    const [[explained] = []] = await locator.explain(event([{ ...INDEX, ...HERE }], 'apps/web'), noAbort);
    const told = (kind: Step['step']) => explained?.steps.find(({ step }) => step === kind);
    assert.deepEqual(told('chosen'), { step: 'chosen', file: 'apps/web/src/index.ts', by: 'binding' });
    const scores = told('scores');
    assert.deepEqual(
      scores?.step === 'scores' &&
        scores.scores.map(({ candidate, evidence }) => [candidate.file, evidence.binding]),
      [
        ['apps/web/src/index.ts', 4],
        ['apps/api/src/index.ts', 0],
      ],
    );
  });
});

describe('In several workspace folders of which one is bound to the project', () => {
  const asked = event([{ ...INDEX, ...HERE }], 'apps/web');
  const folders = (...texts: readonly (readonly [string, Readonly<Record<string, string>>])[]) =>
    texts.map(([folder, files]) => new Locator(new MemoryFiles(files, folder)));
  const placeIn = async (locators: readonly Locator[]) => {
    const [[place] = []] = await locateIn(locators, asked, noAbort);
    return place && 'file' in place ? place.file : place?.verdict;
  };

  it('of files that fit equally well the one below the bound path is meant', async () => {
    const both = folders(
      ['file:///code/a', { 'src/index.ts': RELEASE }],
      [SHOP, { 'apps/web/src/index.ts': RELEASE }],
    );
    assert.deepEqual(await placeIn(both), { folder: SHOP, path: 'apps/web/src/index.ts' });
  });

  it('nothing is meant where no file is below it, and the one with the lines where only that has them', async () => {
    const neither = folders(
      ['file:///code/a', { 'src/index.ts': RELEASE }],
      [SHOP, { 'apps/api/src/index.ts': RELEASE }],
    );
    assert.equal(await placeIn(neither), 'ambiguous');
    const lines = folders(
      ['file:///code/a', { 'src/index.ts': RELEASE }],
      [SHOP, { 'apps/web/src/index.ts': OTHER }],
    );
    assert.deepEqual(await placeIn(lines), { folder: 'file:///code/a', path: 'src/index.ts' });
  });
});
