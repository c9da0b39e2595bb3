import assert from 'node:assert/strict';
import { join } from 'node:path';
import { BufferedFiles } from '../../../src/cli/bufferedFiles';
import type { FilesChange } from '../../../src/mapping/files/files';
import { LiveIndex } from '../../../src/mapping/files/liveIndex';
import { MemoryFiles, noAbort } from '../mapping/memoryFiles';
import { temporaryFolder, workspace } from './support/shop';

describe('files with unsaved texts over them', () => {
  const folder = temporaryFolder();

  function open(ignoresCase = false) {
    const texts = { 'src/Cart.ts': 'saved', 'src/pay.ts': 'pay' };
    workspace(folder.path, { ...texts, 'dist/out.js': 'ignored' });
    const memory = new MemoryFiles(texts, 'file:///code/shop', ignoresCase);
    const files = new BufferedFiles(memory, folder.path);
    const read = (path: string) => files.read(path, noAbort);
    return { files, memory, read };
  }

  it('are read as those say, until others are laid over', async () => {
    const { files, read } = open();
    files.lay(new Map([['src/Cart.ts', 'unsaved']]));
    assert.deepEqual([await read('src/Cart.ts'), await read('src/pay.ts')], ['unsaved', 'pay']);
    files.lay(new Map([['src/pay.ts', '']]));
    assert.deepEqual([await read('src/Cart.ts'), await read('src/pay.ts')], ['saved', '']);
    files.lay(new Map());
    assert.deepEqual([await read('src/Cart.ts'), await read('src/pay.ts')], ['saved', 'pay']);
  });

  it('are those of the disk in its own way of comparing names', async () => {
    const strict = open();
    strict.files.lay(new Map([['src/cart.ts', 'unsaved']]));
    assert.equal(await strict.read('src/Cart.ts'), 'saved');
    const lax = open(true);
    lax.files.lay(new Map([['SRC/cart.ts', 'unsaved']]));
    assert.equal(await lax.read('src/Cart.ts'), 'unsaved');
    assert.deepEqual([strict.files.ignoresCase, lax.files.ignoresCase], [false, true]);
  });

  it('come and go in an index with what is not on the disk yet, whenever it is first asked', async () => {
    for (const isAskedBefore of [true, false]) {
      const { files, memory } = open();
      const index = new LiveIndex(files);
      const has = async (...paths: readonly string[]) => {
        const now = await index.now(noAbort);
        return paths.map((path) => now.has(path));
      };
      if (isAskedBefore) {
        assert.deepEqual(await has('src/pay.ts', 'src/new.ts'), [true, false]);
      }
      files.lay(
        new Map([
          ['src/new.ts', 'new'],
          ['src/pay.ts', 'unsaved'],
          ['dist/out.js', 'git ignores it, a buffer or not'],
        ]),
      );
      assert.deepEqual(await has('src/pay.ts', 'src/new.ts', 'dist/out.js'), [true, true, false]);
      files.lay(new Map([[join('src', 'newer.ts'), 'newer']]));
      assert.deepEqual(await has('src/pay.ts', 'src/new.ts', 'src/newer.ts'), [true, false, true]);
      files.lay(new Map());
      assert.deepEqual(await has('src/pay.ts', 'src/new.ts', 'src/newer.ts'), [true, false, false]);
      assert.equal(memory.lists, 1);
      index.dispose();
    }
  });

  it('tell of changes below them until nobody listens', () => {
    const { files, memory } = open();
    const heard: unknown[] = [];
    const listening = files.onDidChange((change) => heard.push(change));
    memory.change({ 'a.ts': 'a' }, ['src/pay.ts']);
    files.lay(new Map([['b.ts', 'b']]));
    listening.dispose();
    memory.change({ 'c.ts': 'c' }, []);
    files.lay(new Map());
    assert.deepEqual(heard, [
      { added: ['a.ts'], removed: ['src/pay.ts'] },
      { added: ['b.ts'], removed: [], notCheckedOut: [] },
    ]);
  });

  it('give back to git what it tracks and is not on the disk', async () => {
    class Sparse extends MemoryFiles {
      override async *list(): AsyncIterable<FilesChange> {
        yield { added: ['src/pay.ts'], removed: [], notCheckedOut: ['src/away.ts'] };
      }
    }
    const files = new BufferedFiles(new Sparse({}), folder.path);
    const index = new LiveIndex(files);
    const away = async () => {
      const now = await index.now(noAbort);
      return { isHere: now.has('src/away.ts'), isTracked: now.notCheckedOut.has('src/away.ts') };
    };
    assert.deepEqual(await away(), { isHere: false, isTracked: true });
    files.lay(new Map([['src/away.ts', 'unsaved']]));
    assert.deepEqual(await away(), { isHere: true, isTracked: false });
    files.lay(new Map());
    assert.deepEqual(await away(), { isHere: false, isTracked: true });
    index.dispose();
  });
});
