import assert from 'node:assert/strict';
import { Redrawing } from '../../../src/tree/redrawing';
import { HandClock } from '../handClock';

describe('drawing the tree again', () => {
  it('happens once a second at the most for what comes by itself, and misses nothing', () => {
    const clock = new HandClock();
    const at: number[] = [];
    const redrawing = new Redrawing(clock, () => at.push(clock.now()));
    for (let time = 0; time < 3000; time += 100) {
      redrawing.stir();
      clock.pass(100);
    }
    clock.pass(10_000);
    assert.deepEqual(at, [0, 1000, 2000, 3000]);
  });

  it('happens at once for what a person did, and for what comes of it', () => {
    const clock = new HandClock();
    const at: number[] = [];
    const redrawing = new Redrawing(clock, () => at.push(clock.now()));
    redrawing.stir();
    clock.pass(300);
    redrawing.hurry();
    clock.pass(100);
    redrawing.stir();
    redrawing.stir();
    clock.pass(5000);
    assert.deepEqual(at, [0, 300, 400, 1400]);
    redrawing.dispose();
  });
});
