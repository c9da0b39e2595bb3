/**
 * Run in a process of its own, `heldMemory.ts FILE [THREAD]`: opens a source map eight times, asks it each time, lets go
 * of it, and prints the megabytes by which the process has grown: with trace-mapping, or in the thread of that bundle,
 * then also when the thread has ended.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { FlattenMap, originalPositionFor } from '@jridgewell/trace-mapping';
import { systemClock } from '../../src/base/clock';
import { base1 } from '../../src/base/positions';
import { MapWorker } from '../../src/mapping/sourceMaps/mapWorker';
import { startWorker } from '../../src/mapping/sourceMaps/startWorker';
import { megabytesOf } from './stopwatch';

const [file = '', bundle] = process.argv.slice(2);
const never = new AbortController().signal;

function trace(): void {
  for (let round = 0; round < 8; round++) {
    const map = new FlattenMap(readFileSync(file, 'utf8'));
    originalPositionFor(map, { line: 1, column: 1 });
  }
}

async function openInThread(worker: MapWorker): Promise<void> {
  for (let modified = 0; modified < 8; modified++) {
    const map = { realPath: file, bytes: 30_000_000, modified, isInline: false }; // another file each time
    await worker.ask('originalOf', { map, line: base1(1), column0: 1 }, never);
  }
}

/** Megabytes by which the process has grown, garbage left out. */
async function grownBy(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss();
  await megabytesOf(work); // collects what is garbage
  return (process.memoryUsage.rss() - before) / 1024 / 1024;
}

async function main(): Promise<readonly number[]> {
  if (bundle === undefined) return [await grownBy(async () => trace())];
  const thread = startWorker(bundle);
  const worker = new MapWorker(systemClock, () => thread);
  const held = await grownBy(() => openInThread(worker));
  const freed = await grownBy(async () => {
    worker.dispose();
    await once(thread, 'exit');
  });
  return [held, held + freed];
}

void main().then((megabytes) => console.log(JSON.stringify(megabytes)));
