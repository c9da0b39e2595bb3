import assert from 'node:assert/strict';
import { shared } from '../../../src/base/shared';

describe('What several wait for', () => {
  /** Work that ends when it is told to, or fails once its signal is aborted. */
  function asked() {
    const known = new Map<string, Promise<string>>();
    const ends: ((answer: string) => void)[] = [];
    const ask = async ({ signal }: AbortController) =>
      shared(
        known,
        'key',
        async () =>
          new Promise<string>((resolve, reject) => {
            ends.push(resolve);
            signal.addEventListener('abort', () => reject(signal.reason as Error));
          }),
        signal,
      );
    return { known, ends, ask };
  }

  it('is found out once', async () => {
    const { ends, ask } = asked();
    const all = Promise.all([ask(new AbortController()), ask(new AbortController())]);
    ends.forEach((end) => end('found'));
    assert.deepEqual(await all, ['found', 'found']);
    assert.equal(await ask(new AbortController()), 'found');
    assert.equal(ends.length, 1);
  });

  it('is begun anew by the next one where the first gives up, who alone is told so', async () => {
    const { ends, ask } = asked();
    const first = new AbortController();
    const given = assert.rejects(ask(first), { name: 'AbortError' });
    const others = Promise.all([ask(new AbortController()), ask(new AbortController())]);
    first.abort();
    await given;
    await new Promise(setImmediate);
    assert.equal(ends.length, 2);
    ends.at(-1)?.('found');
    assert.deepEqual(await others, ['found', 'found']);
  });

  it('is not begun by one who has given up as well', async () => {
    const { ends, ask } = asked();
    const both = new AbortController();
    const given = [ask(both), ask(both)].map(async (one) => assert.rejects(one, { name: 'AbortError' }));
    both.abort();
    await Promise.all(given);
    assert.equal(ends.length, 1);
  });

  it('is not kept where it failed, which is told to all', async () => {
    const known = new Map<string, Promise<string>>();
    const fail = async () =>
      shared(known, 'key', () => Promise.reject(new Error('no disk')), new AbortController().signal);
    await Promise.all([assert.rejects(fail(), /no disk/), assert.rejects(fail(), /no disk/)]);
    assert.equal(known.size, 0);
  });
});
