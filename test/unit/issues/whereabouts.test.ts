import assert from 'node:assert/strict';
import { SourceMapGenerator } from 'source-map';
import { base1 } from '../../../src/base/positions';
import type { Located } from '../../../src/issues/storeState';
import { Whereabouts } from '../../../src/issues/whereabouts';
import { Locator } from '../../../src/mapping/locator';
import { frame, MemoryFiles, noAbort, trace } from '../mapping/memoryFiles';

const at = { stack: 0, frame: 0 };

describe('Whereabouts.spellingsOf', () => {
  it('is how rules may name a frame', async () => {
    const whereabouts = search({});
    const one = trace([frame({ filename: 'webpack://shop/./src/a.ts' })]);
    assert.deepEqual(await whereabouts.spellingsOf(one, at, noAbort), [
      'webpack://shop/./src/a.ts',
      'webpack://shop/src/a.ts',
      'src/a.ts',
    ]);
  });

  it('is what its source map says of a frame of generated code: the bundle is many files', async () => {
    const whereabouts = search({
      'dist/app.js': 'f();\n//# sourceMappingURL=app.js.map\n',
      'dist/app.js.map': mapTo('webpack://shop/./src/cart/index.ts'),
      'packages/a/src/cart/index.ts': 'f();\n',
      'packages/b/src/cart/index.ts': 'f();\n',
    });
    const one = trace([frame({ filename: 'https://shop.example/dist/app.js', line: 1, colNo: 1 })]);
    const [[place] = []] = (await whereabouts.explain(one, () => true, noAbort))?.places ?? [];
    assert.equal(place?.verdict, 'ambiguous');
    assert.deepEqual(await whereabouts.spellingsOf(one, at, noAbort), [
      'webpack://shop/./src/cart/index.ts',
      'webpack://shop/src/cart/index.ts',
      'src/cart/index.ts',
    ]);
  });

  it('is how the frame names its file while nothing of the workspace may be read', async () => {
    const one = trace([frame({ filename: '/srv/app/src/a.py' })], 'python');
    assert.deepEqual(await new Whereabouts().spellingsOf(one, at, noAbort), [
      '/srv/app/src/a.py',
      'srv/app/src/a.py',
    ]);
  });

  it('is nothing of a frame that the trace has not', async () => {
    assert.deepEqual(await search({}).spellingsOf(trace([]), { stack: 3, frame: 1 }, noAbort), []);
  });
});

describe('to prepare', () => {
  it('lists the folders before anything is looked for, and each once', async () => {
    const [files, other] = [new MemoryFiles({ 'src/a.py': 'f()' }), new MemoryFiles({}, 'file:///other')];
    const listed: string[] = [];
    for (const one of [files, other]) {
      const list = one.list.bind(one);
      one.list = (signal) => (listed.push(one.folder), list(signal));
    }
    const whereabouts = new Whereabouts();
    await whereabouts.prepare(() => true, noAbort); // nothing of the workspace may be read yet
    whereabouts.search([new Locator(files), new Locator(other)]);
    const mayHold = (folder: string) => folder === files.folder;
    await whereabouts.prepare(mayHold, noAbort);
    assert.deepEqual(listed, [files.folder]);
    await whereabouts.locate([{ trace: trace([]), titleType: undefined }], mayHold, noAbort);
    assert.deepEqual(listed, [files.folder]);
  });
});

describe('A sighting', () => {
  const told = (line: number, filename = 'src/a.py') => frame({ filename, lineNo: base1(line), ...code });
  const lines = ['def total(cart):', '    first = cart.items[0]', '    return first.price * cart.rate', ''];
  const code = { context: lines.map((text, at) => ({ line: base1(at + 1), text })) };

  it('stands before the history is waited for, where its crash frame is certain', async () => {
    const sightings = [
      { trace: trace([told(3, 'src/lost.py'), told(2)], 'python'), titleType: undefined },
      { trace: trace([told(2), told(3, 'src/lost.py')], 'python'), titleType: undefined },
    ];
    let soFar: readonly (Located | undefined)[] = [];
    const here = search({ 'src/a.py': lines.join('\n') });
    const located = await here.locate(
      sightings,
      () => true,
      noAbort,
      (some) => (soFar = some),
    );
    const crashes = (of: readonly (Located | undefined)[]) =>
      of.map((one) => (one?.kind === 'located' ? one.crash : undefined));
    assert.deepEqual(crashes(soFar), [{ stack: 0, frame: 1 }, undefined]);
    assert.deepEqual(crashes(located), [
      { stack: 0, frame: 1 },
      { stack: 0, frame: 0 },
    ]);
  });
});

function search(texts: Readonly<Record<string, string>>): Whereabouts {
  const whereabouts = new Whereabouts();
  whereabouts.search([new Locator(new MemoryFiles(texts))]);
  return whereabouts;
}

/** The map of a bundle that is all one file. */
function mapTo(source: string): string {
  const map = new SourceMapGenerator({ file: 'app.js' });
  map.addMapping({ source, generated: { line: 1, column: 0 }, original: { line: 1, column: 0 } });
  map.setSourceContent(source, 'f();\n');
  return map.toString();
}
