import type { Carried } from './carried';
import { blockOf } from './movedWithin';
import type { Hunk, TextChange } from './textChange';

/**
 * A line in a stretch that changed too much to be compared: lines like it stand in the later text of the same stretch,
 * and nothing tells which one it is, or that it is none of them. A guess: the one that its block, or its distance from
 * the beginning, speaks for.
 */
export function uncompared(change: TextChange, line: number, { before, after }: Hunk): Carried | undefined {
  const expected = after[0] + line - before[0];
  const places = change.equalsAfter(line).filter((at) => at >= after[0] && at < after[1]);
  const [first, ...others] = places;
  if (first === undefined) {
    return undefined;
  }
  const nearest = others.reduce((a, b) => (Math.abs(b - expected) < Math.abs(a - expected) ? b : a), first);
  return blockOf(change, line) ?? { fate: 'kept', line: nearest, trust: 'guess' };
}
