import assert from 'node:assert/strict';
import type { FilesChange } from '../../../../src/mapping/files/files';
import { LiveIndex } from '../../../../src/mapping/files/liveIndex';
import { until } from '../../../until';
import { MemoryFiles, noAbort } from '../memoryFiles';

/** What it says it knows, once it says so. */
async function told(index: LiveIndex, work: () => void): Promise<void> {
  const telling = new Promise<void>((resolve) => {
    const heard = index.onDidChange(() => {
      heard.dispose();
      resolve();
    });
  });
  work();
  await telling;
}

describe('The live index of a folder', () => {
  it('lists when first asked, and once', async () => {
    const files = new MemoryFiles(['src/cart.ts']);
    const index = new LiveIndex(files);
    assert.equal(files.lists, 0);
    const [one, other] = await Promise.all([index.now(noAbort), index.now(noAbort)]);
    assert.equal(one, other);
    assert.equal((await index.now(noAbort)).has('src/cart.ts'), true);
    assert.equal(files.lists, 1);
  });

  it('takes what a listing tells in portions, and its rule of case from the first on', async () => {
    const files = new MemoryFiles([]);
    let ignoresCase = false;
    Object.defineProperty(files, 'ignoresCase', { get: () => ignoresCase });
    files.list = async function* (): AsyncIterable<FilesChange> {
      ignoresCase = true;
      yield { added: ['src/Cart.ts'], removed: [] };
      yield { added: ['src/List.ts'], removed: ['src/Cart.ts'] };
    };
    const index = await new LiveIndex(files).now(noAbort);
    assert.deepEqual(index.lookup(['src', 'list.ts'])?.files, ['src/List.ts']);
    assert.equal(index.lookup(['src', 'cart.ts']), undefined);
  });

  it('tells of changes that changed something, and of no others', async () => {
    const files = new MemoryFiles(['src/cart.ts']);
    const index = new LiveIndex(files);
    let times = 0;
    index.onDidChange(() => times++);
    await index.now(noAbort);
    files.changed.fire({ added: ['src/cart.ts'], removed: ['src/cart.ts'] });
    files.changed.fire({ added: [], removed: ['no.ts'] });
    await told(index, () => files.changed.fire({ added: ['src/new.ts'], removed: [] }));
    assert.equal(times, 1);
    assert.equal((await index.now(noAbort)).has('src/new.ts'), true);
  });

  it('lists anew where nobody knows what changed, and tells only if something did', async () => {
    const files = new MemoryFiles(['src/cart.ts', 'src/list.ts']);
    const index = new LiveIndex(files);
    let times = 0;
    index.onDidChange(() => times++);
    await index.now(noAbort);
    files.changed.fire({ added: [], removed: [''] });
    await until('the second listing', () => files.lists === 2);
    files.texts.delete('src/cart.ts');
    files.texts.set('src/new.ts', '');
    await told(index, () => files.changed.fire({ added: [], removed: [''] }));
    const now = await index.now(noAbort);
    assert.deepEqual(
      ['src/cart.ts', 'src/list.ts', 'src/new.ts'].map((path) => now.has(path)),
      [false, true, true],
    );
    assert.deepEqual([files.lists, times], [3, 1]);
  });

  it('answers from the index of before while it lists anew, and loses no change that comes meanwhile', async () => {
    const files = new MemoryFiles(['src/cart.ts']);
    const index = new LiveIndex(files);
    await index.now(noAbort);
    let finish: (() => void) | undefined;
    files.list = async function* (): AsyncIterable<FilesChange> {
      await new Promise<void>((resolve) => (finish = resolve));
      yield { added: ['src/cart.ts', 'src/found.ts'], removed: [] };
    };
    files.changed.fire({ added: [], removed: [''] });
    await until('the listing to begin', () => finish !== undefined);
    await told(index, () => files.changed.fire({ added: ['src/meanwhile.ts'], removed: ['src/cart.ts'] }));
    const has = async () => {
      const now = await index.now(noAbort);
      return ['src/cart.ts', 'src/meanwhile.ts', 'src/found.ts'].map((path) => now.has(path));
    };
    assert.deepEqual(await has(), [false, true, false]);
    await told(index, () => finish?.());
    assert.deepEqual(await has(), [false, true, true]);
  });

  it('lists when next asked where listing anew failed', async () => {
    const files = new MemoryFiles(['src/cart.ts']);
    const index = new LiveIndex(files);
    await index.now(noAbort);
    const list = files.list.bind(files);
    let failed = false;
    files.list = () => {
      failed = true;
      throw new Error('no git');
    };
    files.changed.fire({ added: [], removed: [''] });
    await until('the failure', () => failed);
    files.list = list;
    files.texts.set('src/new.ts', '');
    await until('a new listing', async () => (await index.now(noAbort)).has('src/new.ts'));
  });

  it('knows nothing of changes before it was asked', async () => {
    const files = new MemoryFiles(['src/cart.ts']);
    const index = new LiveIndex(files);
    files.changed.fire({ added: ['src/new.ts'], removed: [] });
    assert.equal((await index.now(noAbort)).has('src/new.ts'), false);
  });

  it('stops listing when nobody wants it any more', async () => {
    const files = new MemoryFiles(['src/cart.ts']);
    const index = new LiveIndex(files);
    let stopped: AbortSignal | undefined;
    files.list = async function* (signal: AbortSignal): AsyncIterable<FilesChange> {
      stopped = signal;
      yield { added: [], removed: [] };
    };
    await index.now(noAbort);
    index.dispose();
    assert.equal(stopped?.aborted, true);
  });
});
