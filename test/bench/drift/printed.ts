import type { Tree } from './line';
import type { Release } from './release';
import type { Sample } from './samples';
import { percent } from './tally';

/** Prints shares of the lines in percent; gives them. */
export function printShare(
  name: string,
  releases: readonly Release[],
  now: Tree,
  is: (sample: Sample) => boolean,
): readonly number[] {
  const shares = releases.map(({ samplesIn }) => {
    const samples = samplesIn(now);
    return [samples.filter(is).length, samples.length] as const;
  });
  print(
    `  ${name}`,
    shares.map(([part, whole]) => percent(part, whole, 1)),
  );
  return shares.map(([part, whole]) => (100 * part) / Math.max(1, whole));
}

export function print(name: string, cells: readonly string[], width = 23): void {
  console.log(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(width)).join('')}`);
}
