import assert from 'node:assert/strict';
import { Pacer } from '../../../src/base/pacer';
import { inTwoSteps, sideBySide } from '../../../src/base/sideBySide';

const turn = () => new Promise(setImmediate);

describe('What is done side by side', () => {
  it('is begun in order, so many at a time, and told in order', async () => {
    const begun: number[] = [];
    let [underWay, most] = [0, 0];
    const results = await sideBySide([5, 1, 4, 2, 3], 2, async (turns, index) => {
      begun.push(index);
      most = Math.max(most, ++underWay);
      for (let left = turns; left > 0; left--) {
        await turn();
      }
      underWay--;
      return turns * 10;
    });
    assert.deepEqual(
      { begun, most, results },
      { begun: [0, 1, 2, 3, 4], most: 2, results: [50, 10, 40, 20, 30] },
    );
    assert.deepEqual(await sideBySide([], 2, () => Promise.reject(new Error('never'))), []);
  });

  it('ends when one fails: no other is begun, and those under way have ended before that is told', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      await turn();
      if (item === 1) {
        throw new Error('one failed');
      }
      await turn();
      await turn();
      ended.push(item);
    };
    await assert.rejects(sideBySide([0, 1, 2, 3, 4, 5], 3, work), /one failed/);
    assert.deepEqual({ begun, ended }, { begun: [0, 1, 2], ended: [0, 2] });
  });

  it('in two steps goes on with the first items before the last ones are begun, so many at a time in either', async () => {
    const told: string[] = [];
    const step = (name: string) => async (item: number) => {
      told.push(`${name}${item}`);
      await turn();
      return item * 10;
    };
    assert.deepEqual(await inTwoSteps([1, 2, 3], 1, step('a'), step('b')), [100, 200, 300]);
    assert.deepEqual(told, ['a1', 'b10', 'a2', 'b20', 'a3', 'b30']);
    assert.deepEqual(await inTwoSteps([], 1, step('a'), step('b')), []);
  });

  it('in two steps ends when one fails in either', async () => {
    for (const failing of ['a', 'b']) {
      const told: string[] = [];
      const step = (name: string) => async (item: number) => {
        told.push(name);
        await turn();
        if (name === failing) {
          throw new Error(`${name} failed`);
        }
        return item;
      };
      await assert.rejects(
        inTwoSteps([1, 2, 3, 4, 5, 6], 1, step('a'), step('b')),
        new RegExp(`${failing} failed`),
      );
      assert.ok(told.length < 6, told.join());
    }
  });

  it('shares one slice of time: the event loop has its turn before each goes on', async () => {
    const signal = new AbortController().signal;
    const [one, other] = [new Pacer(), new Pacer()];
    await one.rest(signal);
    const started = performance.now();
    while (!one.isDue()) {
      assert.ok(performance.now() - started < 1000);
    }
    assert.equal(other.isDue(), true);
    await Promise.all([one.rest(signal), other.rest(signal)]);
    const stop = new AbortController();
    const resting = one.rest(stop.signal);
    stop.abort();
    await assert.rejects(resting, { name: 'AbortError' });
  });
});
