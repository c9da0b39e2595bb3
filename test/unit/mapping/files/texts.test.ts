import assert from 'node:assert/strict';
import { Texts } from '../../../../src/mapping/files/texts';
import { Versions } from '../../../../src/mapping/files/versions';
import { MemoryFiles, noAbort } from '../memoryFiles';

describe('The texts of a call', () => {
  const files = () =>
    new MemoryFiles({ 'a.ts': 'a'.repeat(40), 'b.ts': 'b'.repeat(40), 'c.ts': 'c'.repeat(40) });

  it('are read once, whoever asks and however often', async () => {
    const memory = files();
    const texts = new Texts(new Versions(memory, noAbort), noAbort);
    texts.readAhead(['a.ts', 'b.ts', 'a.ts']);
    const [one, other] = await Promise.all([texts.live('a.ts'), texts.live('a.ts'), texts.live('no.ts')]);
    assert.equal(one, other);
    assert.equal(await texts.live('no.ts'), undefined);
    assert.deepEqual(memory.reads, ['a.ts', 'b.ts', 'no.ts']);
  });

  it('are let go of, the longest unused first, when they grow too large together', async () => {
    const memory = files();
    const texts = new Texts(new Versions(memory, noAbort), noAbort, 100);
    for (const path of ['a.ts', 'b.ts', 'a.ts', 'c.ts', 'a.ts', 'b.ts']) {
      await texts.live(path);
    }
    assert.deepEqual(memory.reads, ['a.ts', 'b.ts', 'c.ts', 'b.ts']);
  });

  it('tell a failure to whoever asks, and to nobody else', async () => {
    const memory = files();
    memory.read = () => Promise.reject(new Error('no disk'));
    const texts = new Texts(new Versions(memory, noAbort), noAbort);
    texts.readAhead(['a.ts']);
    await new Promise(setImmediate);
    await assert.rejects(texts.live('a.ts'), /no disk/);
  });
});
