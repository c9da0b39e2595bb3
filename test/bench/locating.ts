import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { NodeFiles } from '../../src/cli/nodeFiles';
import type { Files } from '../../src/mapping/files/files';
import { Locator, placesOf } from '../../src/mapping/locator';
import { temporaryFolder } from '../vscode/temporaryFolder';
import type { Figure } from './figure';
import { trackAll } from './gitRepository';
import { monorepoPaths } from './paths';
import { Random } from './random';
import { sourceAt } from './sources';
import { medianOf, watched } from './stopwatch';
import { type KnownTrace, traceThrough } from './traces';

const [FILES, TRACES, FRAMES, ROUNDS] = [5000, 1000, 30, 3];
const never = new AbortController().signal;

/** A thousand issues located in a workspace that nothing is known of yet. */
export async function measureLocating(): Promise<readonly Figure[]> {
  const folder = temporaryFolder();
  try {
    const traces = await createWorkspace(folder.path);
    const runs: Run[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      runs.push(await run(folder.path, traces));
    }
    return figuresOf(runs, traces);
  } finally {
    folder.remove();
  }
}

interface Run {
  readonly ms: number;
  readonly blockMs: number;
  readonly readingMs: number;
  readonly readingBlockMs: number;
  /** Paths, one for each time that a text was read. */
  readonly reads: readonly string[];
  readonly processes: number;
  readonly located: Awaited<ReturnType<Locator['locateMany']>>;
}

async function run(workspace: string, traces: readonly KnownTrace[]): Promise<Run> {
  const reads: string[] = [];
  const disk = new NodeFiles(workspace);
  const files: Files = {
    folder: disk.folder,
    list: (signal) => disk.list(signal),
    onDidChange: disk.onDidChange,
    onDisk: (file, signal) => disk.onDisk(file, signal),
    read: (file, signal) => {
      reads.push(file);
      return disk.read(file, signal);
    },
  };
  const locator = new Locator(files);
  let processes = 0;
  const count = () => processes++;
  subscribe('child_process', count);
  const locating = await watched(() =>
    locator.locateMany(
      traces.map(({ trace }) => trace),
      never,
    ),
  );
  unsubscribe('child_process', count);
  locator.dispose();
  const reading = await watched(() => readAll(disk, new Set(reads)));
  return {
    ms: locating.ms,
    blockMs: locating.blockMs,
    readingMs: reading.ms,
    readingBlockMs: reading.blockMs,
    reads,
    processes,
    located: locating.result,
  };
}

async function readAll(files: Files, paths: Iterable<string>): Promise<void> {
  for (const file of paths) {
    await files.read(file, never);
  }
}

function figuresOf(runs: readonly Run[], traces: readonly KnownTrace[]): readonly Figure[] {
  const median = (of: (run: Run) => number) => medianOf(runs.map(of));
  const { reads = [], processes = 0, located = [] } = runs[0] ?? {};
  const { right, wrong, ours } = compare(located, traces);
  const distinct = new Set(reads).size;
  return [
    {
      what: `${TRACES} traces of ${FRAMES} frames located`,
      value: median(({ ms }) => ms),
      unit: 'ms',
      baseline: { what: 'the same files read', value: median(({ readingMs }) => readingMs) },
      budget: { times: 2 },
    },
    {
      what: 'longest block meanwhile',
      value: median(({ blockMs }) => blockMs),
      unit: 'ms',
      baseline: { what: 'reading alone', value: median(({ readingBlockMs }) => readingBlockMs) },
      budget: { atMost: 20 },
    },
    {
      what: 'texts read',
      value: reads.length,
      baseline: { what: 'files', value: distinct },
    },
    { what: 'git processes', value: processes, budget: { atMost: 8 }, isCount: true },
    {
      what: 'frames placed with confidence',
      value: right + wrong,
      baseline: { what: 'of ours', value: ours },
    },
    { what: 'of them on a wrong line', value: wrong, budget: { exactly: 0 }, isCount: true },
  ];
}

/** Confident places against the truth. */
function compare(
  located: Run['located'],
  traces: readonly KnownTrace[],
): { readonly right: number; readonly wrong: number; readonly ours: number } {
  let [right, wrong, ours] = [0, 0, 0];
  for (const [at, { truth }] of traces.entries()) {
    for (const [frame, place] of (placesOf(located[at])[0] ?? []).entries()) {
      const known = truth[frame];
      ours += known === undefined ? 0 : 1;
      if (place.verdict === 'exact' || place.verdict === 'moved') {
        const isRight = known?.path === place.file.path && known.line === place.line;
        right += isRight ? 1 : 0;
        wrong += isRight ? 0 : 1;
      }
    }
  }
  return { right, wrong, ours };
}

/** Writes the files, and keeps nothing of them but the traces: a large heap would slow down what is measured. */
async function createWorkspace(folder: string): Promise<readonly KnownTrace[]> {
  const random = new Random(3);
  const paths = monorepoPaths(FILES);
  trackAll(folder, paths);
  const sources = paths.map((file) => sourceAt(file, random));
  for (const { path: file, now } of sources) {
    const target = path.join(folder, file);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, now.map(({ text }) => `${text}\n`).join(''));
  }
  return Array.from({ length: TRACES }, () => traceThrough(sources, FRAMES, random));
}
