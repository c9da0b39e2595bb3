import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { onAbort } from '../../../src/base/onAbort';

describe('onAbort', () => {
  it('does each thing once, in order, unless disposed of before, with one listener for all', () => {
    const abort = new AbortController();
    const done: number[] = [];
    const waiting = Array.from({ length: 30 }, (_, at) => onAbort(abort.signal, () => done.push(at)));
    waiting.slice(2, 29).forEach((one) => one.dispose());
    assert.equal(getEventListeners(abort.signal, 'abort').length, 1);
    abort.abort();
    assert.deepEqual(done, [0, 1, 29]);
  });

  it('lets one thing dispose of another that is still to be done', () => {
    const abort = new AbortController();
    const done: string[] = [];
    onAbort(abort.signal, () => {
      done.push('first');
      second.dispose();
    });
    const second = onAbort(abort.signal, () => done.push('second'));
    abort.abort();
    assert.deepEqual(done, ['first']);
  });

  it('does the same thing twice for who asks twice', () => {
    const abort = new AbortController();
    let done = 0;
    const thing = () => void done++;
    onAbort(abort.signal, thing);
    onAbort(abort.signal, thing).dispose();
    onAbort(abort.signal, thing);
    abort.abort();
    assert.equal(done, 2);
  });
});
