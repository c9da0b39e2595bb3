import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Work = () => unknown;

/** Milliseconds that one run takes. */
export async function millisecondsOf(work: Work): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The middle one of the values. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/**
 * Milliseconds of each work, the median of `rounds`. They take turns, so that what else the machine does falls on all
 * of them alike.
 */
export async function inTurns<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, Work>>,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      times.get(name)?.push(await millisecondsOf(works[name]));
    }
  }
  const medians = names.map((name) => [name, medianOf(times.get(name) ?? [])]);
  return Object.fromEntries(medians) as Readonly<Record<Name, number>>;
}

/** Microseconds that one call of a synchronous `work` takes, the median of nine rounds of `calls`. */
export async function microsecondsOf(calls: number, work: (call: number) => void): Promise<number> {
  const round = () => {
    for (let call = 0; call < calls; call++) {
      work(call);
    }
  };
  const { round: ms } = await inTurns(9, { round });
  return (ms * 1000) / calls;
}

const RESOLUTION_MS = 1;

/**
 * Milliseconds of the longest time for which `work` kept the event loop from running: the median of five runs, as
 * whatever else the machine does shows up here first.
 */
export async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  const blocks: number[] = [];
  for (let run = 0; run < 5; run++) {
    blocks.push((await watched(work)).blockMs);
  }
  return medianOf(blocks);
}

/** What one run of `work` gave, and the longest time for which it kept the event loop from running. */
export async function watched<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly ms: number; readonly blockMs: number }> {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  await rest(); // until then it measures nothing
  const started = performance.now();
  const result = await work();
  const ms = performance.now() - started;
  await rest(); // a block at the very end counts too
  delays.disable();
  return { result, ms, blockMs: Math.max(delays.max / 1e6 - RESOLUTION_MS, 0) };
}

function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5 * RESOLUTION_MS));
}

/** Megabytes that the result of `make` takes, garbage and what its making needed left out. */
export async function megabytesOf<T>(
  make: () => T | Promise<T>,
): Promise<{ readonly megabytes: number; readonly made: T }> {
  const before = await bytesInUse();
  const made = await make();
  return { megabytes: ((await bytesInUse()) - before) / 1024 / 1024, made };
}

/** Collects garbage, so that what was made before does not hold up what is measured next. */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    await rest(); // what just ended lets go of its own
    collect();
  }
}

async function bytesInUse(): Promise<number> {
  await collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
