import assert from 'node:assert/strict';
import { locateIn, locateManyIn } from '../../../src/mapping/locateIn';
import { Locator } from '../../../src/mapping/locator';
import type { TraceFrame } from '../../../src/mapping/trace';
import { contextOf, frame, MemoryFiles, noAbort, trace } from './memoryFiles';
import { lineOf, SOURCE } from './source';

const RELEASE = SOURCE.join('\n');
const LINE = lineOf('order.customer.discount.rate');
const CONTEXT = { line: LINE, context: contextOf(RELEASE, LINE) };

function folder(name: string, texts: Readonly<Record<string, string>>): Locator {
  return new Locator(new MemoryFiles(texts, `file:///code/${name}`));
}

async function place(locators: readonly Locator[], parts: Partial<TraceFrame>) {
  const [[found] = []] = await locateIn(locators, trace([frame(parts)]), noAbort);
  return found;
}

describe('In a workspace of several folders', () => {
  it('the folder whose code agrees has the place', async () => {
    const folders = [folder('a', { 'src/orders.ts': 'other();' }), folder('b', { 'src/orders.ts': RELEASE })];
    assert.deepEqual(await place(folders, { filename: './src/orders.ts', ...CONTEXT }), {
      verdict: 'exact',
      file: { folder: 'file:///code/b', path: 'src/orders.ts' },
      line: LINE - 1,
    });
  });

  it('the folder whose path fits further has the place', async () => {
    const folders = [folder('a', { 'src/orders.ts': 'x' }), folder('b', { 'api/src/orders.ts': 'x\ny\nz' })];
    assert.deepEqual(await place(folders, { filename: '/srv/api/src/orders.ts' }), {
      verdict: 'unverified',
      file: { folder: 'file:///code/b', path: 'api/src/orders.ts' },
      line: 2,
      reason: 'noContext',
    });
  });

  it('the folder whose package the frame names has the place', async () => {
    const folders = [
      folder('a', { 'src/orders.ts': 'x\ny\nz' }),
      folder('b', { 'package.json': '{"name":"web"}', 'src/orders.ts': 'x\ny\nz' }),
    ];
    const found = await place(folders, { filename: 'webpack://web/./src/orders.ts' });
    assert.equal(found && 'file' in found && found.file.folder, 'file:///code/b');
  });

  it('two that are equal are ambiguous', async () => {
    const folders = [folder('a', { 'src/orders.ts': RELEASE }), folder('b', { 'src/orders.ts': RELEASE })];
    assert.deepEqual(await place(folders, { filename: './src/orders.ts', ...CONTEXT }), {
      verdict: 'ambiguous',
      candidates: [
        { folder: 'file:///code/a', path: 'src/orders.ts' },
        { folder: 'file:///code/b', path: 'src/orders.ts' },
      ],
    });
  });

  it('a file that is in a folder and in a folder inside it is the inner one', async () => {
    const folders = [
      folder('shop', { 'my packages/[a]/src/orders.ts': RELEASE }),
      folder('shop/my%20packages/%5Ba%5D', { 'src/orders.ts': RELEASE }),
    ];
    assert.deepEqual(await place(folders, { filename: './src/orders.ts', ...CONTEXT }), {
      verdict: 'exact',
      file: { folder: 'file:///code/shop/my%20packages/%5Ba%5D', path: 'src/orders.ts' },
      line: LINE - 1,
    });
  });

  it('what is in no folder has the reason that says most', async () => {
    const folders = [folder('a', {}), folder('b', { 'web/index.js': 'x' })];
    assert.deepEqual(await place(folders, { filename: '/srv/server/index.js' }), {
      verdict: 'unmapped',
      reason: 'differs',
    });
    assert.deepEqual(await place([], { filename: '/srv/server/index.js' }), {
      verdict: 'unmapped',
      reason: 'notFound',
    });
  });

  it('traces depend on the files of every folder', async () => {
    const folders = [folder('a', { 'src/orders.ts': 'other();' }), folder('b', { 'src/orders.ts': RELEASE })];
    const [located] = await locateManyIn(
      folders,
      [trace([frame({ filename: './src/orders.ts', ...CONTEXT })])],
      noAbort,
    );
    assert.deepEqual(located?.dependsOn, [
      { folder: 'file:///code/a', path: 'src/orders.ts' },
      { folder: 'file:///code/b', path: 'src/orders.ts' },
    ]);
  });
});

describe('What is told before the history is waited for', () => {
  const [path, other] = [{ filename: './src/orders.ts', ...CONTEXT }, { filename: './src/lost.ts' }];
  const soFarIn = async (folders: readonly Locator[], parts: readonly Partial<TraceFrame>[]) => {
    const told: unknown[] = [];
    await locateManyIn(folders, [trace(parts.map((one) => frame(one)))], noAbort, ([located]) =>
      told.push(...(located?.frames.flat() ?? []).map(({ place: { verdict, ...more } }) => [verdict, more])),
    );
    return told.map((one) => JSON.stringify(one));
  };

  it('is every place that stays as it is; the others are pending', async () => {
    const folders = [folder('a', { 'src/orders.ts': RELEASE })];
    const [exact, pending] = await soFarIn(folders, [path, other]);
    assert.match(exact ?? '', /"exact".*"src\/orders.ts"/);
    assert.equal(pending, '["unmapped",{"reason":"pending"}]');
  });

  it('is no place that another folder may have, too', async () => {
    const changed = SOURCE.map((line) => `${line} // changed`).join('\n');
    for (const text of [RELEASE, changed]) {
      const folders = [folder('a', { 'src/orders.ts': RELEASE }), folder('b', { 'src/orders.ts': text })];
      assert.deepEqual(await soFarIn(folders, [path]), ['["unmapped",{"reason":"pending"}]']);
    }
  });
});
