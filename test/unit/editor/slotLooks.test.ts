import assert from 'node:assert/strict';
import type { LensColor } from '../../../src/contributions';
import { DrawnLenses } from '../../../src/editor/drawnLenses';
import { SlotLooks } from '../../../src/editor/slotLooks';

describe('the looks of lenses', () => {
  /** Those that are there. */
  const there: string[] = [];
  let made = 0;
  const looks = new SlotLooks((color: LensColor) => {
    const name = `${color} ${++made}`;
    there.push(name);
    return { dispose: () => void there.splice(there.indexOf(name), 1) };
  });
  const drawn = new DrawnLenses((slot) => void looks.of(slot));
  const show = (count: number, color: LensColor) =>
    drawn.show(Array.from({ length: count }, (_one, line) => ({ line, text: 'it failed', color })));

  it('are one for each slot, made at its first use', () => {
    show(100, 'error');
    assert.equal(there.length, 100);
    assert.equal(looks.of({ color: 'error', number: 3 }), looks.of({ color: 'error', number: 3 }));
    assert.equal(there.length, 100);
  });

  it('go when no lens uses them, and others stay', () => {
    show(2, 'error');
    looks.keepOnly(drawn.slots);
    assert.equal(there.length, 2);
    const [kept] = drawn.slots;
    const look = kept && looks.of(kept);
    looks.keepOnly(drawn.slots);
    assert.equal(kept && looks.of(kept), look);
    show(3, 'warning');
    looks.keepOnly(drawn.slots);
    assert.deepEqual(
      there.map((name) => name.split(' ')[0]),
      ['warning', 'warning', 'warning'],
    );
  });

  it('all go with their lenses', () => {
    looks.dispose();
    assert.deepEqual(there, []);
  });
});
