import assert from 'node:assert/strict';
import { parseStackText } from '../../../../src/mapping/stackText/parseStackText';
import { hostileShapes, textOf } from './hostileShapes';

/** One text is so many times as long as the other: work in its square would be 64 times as much. */
const TIMES = 8;

/** More than this many times the work is no longer in proportion, whatever a machine does beside. */
const MOST = 3 * TIMES;

/** Work that is too small to be measured, in milliseconds of the processor. */
const LEAST = 2;

/** Another round only where the first one was disturbed: work that grows too fast does so in each. */
const ROUNDS = 3;

describe('hostile texts', () => {
  hostileShapes.forEach((shape) => {
    it(`are read in linear time: ${shape.name}`, () => {
      const small = textOf(shape, 125_000);
      const large = textOf(shape, 125_000 * TIMES);
      work(small);
      const ratios: number[] = [];
      while (ratios.length < ROUNDS && !ratios.some((ratio) => ratio <= MOST)) {
        ratios.push(work(large) / Math.max(LEAST, Math.min(work(small), work(small))));
      }
      assert.ok(Math.min(...ratios) <= MOST, ratios.map((ratio) => ratio.toFixed(1)).join(', '));
    });
  });

  it('of any kind never throw', () => {
    const random = sequence(20261120);
    const words = hostileShapes.map(({ unit }) => unit);
    for (let count = 0; count < 3000; count++) {
      const length = 1 + Math.floor(random() * 12);
      const text = Array.from({ length }, () => words[Math.floor(random() * words.length)]).join('');
      const cutAt = Math.floor(random() * (text.length + 1));
      const { traces } = parseStackText(text.slice(0, cutAt));
      assert.ok(traces.every(({ stacks }) => stacks.every(({ frames }) => frames.length > 0)));
    }
  });
});

/** Milliseconds of the processor, so that other processes do not count. */
function work(text: string): number {
  const before = process.cpuUsage();
  parseStackText(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The same numbers between 0 and 1 in every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
