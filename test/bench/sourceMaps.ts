import { execFile } from 'node:child_process';
import { readFileSync, statSync, utimesSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { FlattenMap, originalPositionFor } from '@jridgewell/trace-mapping';
import { build } from 'esbuild';
import { systemClock } from '../../src/base/clock';
import { base1 } from '../../src/base/positions';
import { NodeFiles } from '../../src/cli/nodeFiles';
import { MapWorker } from '../../src/mapping/sourceMaps/mapWorker';
import { startWorker } from '../../src/mapping/sourceMaps/startWorker';
import type { OpenMap } from '../../src/mapping/sourceMaps/sourceMap';
import { SourceMaps } from '../../src/mapping/sourceMaps/sourceMaps';
import { copySourceMap, workerBundle } from '../build';
import { projectRoot } from '../projectRoot';
import { temporaryFolder } from '../vscode/temporaryFolder';
import type { Figure } from './figure';
import { disagreements, type Point, pointsOf, type RawMap } from './mapPoints';
import { Random } from './random';
import { type RealMap, realMaps, realMapsFolder } from './realMaps';
import { inTurns, longestBlock } from './stopwatch';

/** What a large stack asks, and more than anybody asks. */
const STACK = 51;
const MANY = 10_000;
const never = new AbortController().signal;

/** Opens real source maps and asks them, beside trace-mapping. */
export async function measureSourceMaps(): Promise<readonly Figure[]> {
  const output = temporaryFolder();
  try {
    const thread = path.join(output.path, 'sourceMapWorker.js');
    await build({ ...workerBundle({ production: true }), outfile: thread });
    await copySourceMap(output.path);
    const folder = await realMapsFolder();
    const figures: Figure[] = [];
    for (const map of realMaps) {
      figures.push(...(await measure(new Subject(folder, map, thread))));
    }
    return figures;
  } finally {
    output.remove();
  }
}

async function measure(subject: Subject): Promise<readonly Figure[]> {
  const raw = JSON.parse(subject.text()) as RawMap;
  const stack = pointsOf(raw, STACK, new Random(4));
  const many = pointsOf(raw, MANY, new Random(5));
  return [
    ...(await opening(subject, stack)),
    await answering(subject, many),
    ...(subject.isLarge ? await holding(subject) : []),
    await agreeing(subject, raw, many),
  ];
}

/** Until a stack has its answers: with a thread that has to be started, and with one that is at hand. */
async function opening(subject: Subject, stack: readonly Point[]): Promise<readonly Figure[]> {
  const { what, isLarge } = subject;
  const atHand = subject.worker();
  await subject.open(atHand, (map) => ask(map, stack));
  const { traced, started, ready } = await inTurns(7, {
    traced: () => subject.trace(stack),
    started: () => subject.openInNewThread((map) => ask(map, stack)),
    ready: () => subject.open(atHand, (map) => ask(map, stack)),
  });
  atHand.dispose();
  const blocked = await longestBlock(() => subject.openInNewThread((map) => ask(map, stack)));
  const tracedBlocked = await longestBlock(async () => subject.trace(stack));
  const baseline = { what: 'trace-mapping', value: traced };
  const open = { what: `${what}: open + ${STACK} answers`, unit: 'ms', baseline };
  return [
    ...(isLarge
      ? [
          { ...open, value: ready, budget: { times: 1 } },
          { ...open, what: '  the same, its thread started for it', value: started },
        ]
      : [{ ...open, value: started }]),
    {
      what: '  longest block meanwhile',
      value: blocked,
      unit: 'ms',
      baseline: { what: 'trace-mapping', value: tracedBlocked },
      budget: { atMost: 20 },
    },
  ];
}

async function answering(subject: Subject, many: readonly Point[]): Promise<Figure> {
  const traced = new FlattenMap(subject.text());
  return subject.openInNewThread(async (map) => {
    const askAll = () => Promise.all(many.map(({ line, column }) => map.originalOf(base1(line), column)));
    await askAll();
    const times = await inTurns(5, {
      ours: askAll,
      traced: () => many.map((point) => originalPositionFor(traced, point)),
    });
    const baseline = { what: 'trace-mapping', value: times.traced };
    return { what: `  ${MANY} answers, with the lines around`, value: times.ours, unit: 'ms', baseline };
  });
}

/** By how much the process is larger after eight opens, while the thread lives and after it has ended. */
async function holding({ file, thread }: Subject): Promise<readonly Figure[]> {
  const program = path.join(projectRoot, 'test/bench/heldMemory.ts');
  const run = async (...args: readonly string[]) => {
    const command = ['--import', 'tsx', program, ...args];
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: projectRoot });
    return JSON.parse(stdout) as readonly number[];
  };
  const [traced = 0] = await run(file);
  const [held = 0, left = 0] = await run(file, thread);
  const baseline = { what: 'trace-mapping', value: traced };
  return [
    { what: '  held after eight opens', value: held, unit: 'MB', baseline },
    { what: '  held when its thread has ended', value: left, unit: 'MB', baseline },
  ];
}

async function agreeing(subject: Subject, raw: RawMap, many: readonly Point[]): Promise<Figure> {
  const wrong = await subject.openInNewThread((map) => disagreements(map, raw, many));
  return {
    what: `  of ${MANY} answers others than trace-mapping's`,
    value: wrong.length,
    budget: { exactly: 0 },
    isCount: true,
  };
}

/** One map of the folder, opened through the interface that locating uses. */
class Subject {
  readonly what: string;
  readonly file: string;
  /** Of a size from which on opening is to be no slower than trace-mapping. */
  readonly isLarge: boolean;
  private readonly files: NodeFiles;
  private readonly name: string;

  constructor(
    folder: string,
    { what, file }: RealMap,
    readonly thread: string,
  ) {
    this.what = what;
    this.name = file;
    this.file = path.join(folder, file);
    this.files = new NodeFiles(folder);
    this.isLarge = statSync(this.file).size > 5_000_000;
  }

  text(): string {
    return readFileSync(this.file, 'utf8');
  }

  trace(points: readonly Point[]): void {
    const map = new FlattenMap(this.text());
    points.forEach((point) => originalPositionFor(map, point));
  }

  worker(): MapWorker {
    return new MapWorker(systemClock, () => startWorker(this.thread));
  }

  async openInNewThread<T>(use: (map: OpenMap) => Promise<T>): Promise<T> {
    const worker = this.worker();
    try {
      return await this.open(worker, use);
    } finally {
      worker.dispose();
    }
  }

  /** Opens the map anew: for the thread it is another file since it was touched. */
  async open<T>(worker: MapWorker, use: (map: OpenMap) => Promise<T>): Promise<T> {
    const now = new Date();
    utimesSync(this.file, now, now);
    const maps = new SourceMaps(this.files, async () => undefined, worker, never);
    try {
      const map = await maps.map(this.name, false);
      if (map === undefined) throw new Error(`${this.name} was not opened`);
      return await use(map);
    } finally {
      maps.dispose();
    }
  }
}

async function ask(map: OpenMap, points: readonly Point[]): Promise<void> {
  for (const { line, column } of points) {
    await map.originalOf(base1(line), column);
  }
}
