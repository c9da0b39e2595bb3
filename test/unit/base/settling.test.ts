import assert from 'node:assert/strict';
import { Settling } from '../../../src/base/settling';
import { HandClock } from '../handClock';

describe('What waits for a stir to settle', () => {
  const settling = () => {
    const clock = new HandClock();
    const times: number[] = [];
    return { clock, times, settling: new Settling(clock, 500, 5000, () => times.push(clock.now())) };
  };

  it('comes once, some time after the last', () => {
    const { clock, times, settling: one } = settling();
    one.stir();
    clock.pass(400);
    one.stir();
    clock.pass(499);
    assert.deepEqual(times, []);
    clock.pass(1);
    assert.deepEqual(times, [900]);
    clock.pass(10_000);
    assert.deepEqual(times, [900]);
  });

  it('comes in the end, however busy it goes on', () => {
    const { clock, times, settling: one } = settling();
    for (let at = 0; at < 100; at++) {
      one.stir();
      clock.pass(100);
    }
    clock.pass(1000);
    assert.deepEqual(times, [5000, 10_000]);
  });

  it('never comes once nobody wants it', () => {
    const { clock, times, settling: one } = settling();
    one.stir();
    one.dispose();
    clock.pass(1000);
    assert.deepEqual(times, []);
  });
});
