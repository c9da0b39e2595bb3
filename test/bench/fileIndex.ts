import { spawn } from 'node:child_process';
import { FileIndex } from '../../src/mapping/files/fileIndex';
import { gitFiles } from '../../src/workspace/gitListing';
import { temporaryFolder } from '../vscode/temporaryFolder';
import type { Figure } from './figure';
import { trackAll } from './gitRepository';
import { monorepoPaths } from './paths';
import { Random } from './random';
import { inTurns, longestBlock, megabytesOf, microsecondsOf } from './stopwatch';

const FILES = 100_000;
const never = new AbortController().signal;
const caseRule = { ignoresCase: false };

/** The index of a large repository: listing and building it, what it takes, and what a lookup costs. */
export async function measureFileIndex(): Promise<readonly Figure[]> {
  const folder = temporaryFolder();
  try {
    const paths = monorepoPaths(FILES);
    trackAll(folder.path, paths);
    return [...(await building(folder.path)), ...(await holding(folder.path)), ...(await asking(paths))];
  } finally {
    folder.remove();
  }
}

async function building(repository: string): Promise<readonly Figure[]> {
  const { index, read } = await inTurns(7, {
    index: () => indexOf(repository),
    read: () => readListing(repository),
  });
  const block = await longestBlock(() => indexOf(repository));
  const blockOfReading = await longestBlock(() => list(repository));
  return [
    {
      what: 'listed and indexed',
      value: index,
      unit: 'ms',
      baseline: { what: 'git ls-files -z, output read', value: read },
      budget: { times: 3 },
    },
    {
      what: 'longest block meanwhile',
      value: block,
      unit: 'ms',
      baseline: { what: 'listing alone', value: blockOfReading },
      budget: { atMost: 20 },
    },
  ];
}

async function holding(repository: string): Promise<readonly Figure[]> {
  await indexOf(repository); // what a first run leaves behind for good is not the index's
  const listed = await megabytesOf(() => list(repository));
  const indexed = await megabytesOf(() => indexOf(repository));
  const asked = await megabytesOf(async () => {
    const index = await indexOf(repository);
    listed.made.forEach((path) => index.lookup(path.split('/')));
    return index;
  });
  const baseline = { what: 'the paths alone', value: listed.megabytes };
  const budget = { atMost: 60 };
  return [
    { what: 'memory', value: indexed.megabytes, unit: 'MB', baseline, budget },
    { what: 'memory after asking for every file', value: asked.megabytes, unit: 'MB', baseline, budget },
  ];
}

async function asking(paths: readonly string[]): Promise<readonly Figure[]> {
  const random = new Random(2);
  const framePaths = Array.from({ length: 20_000 }, () => {
    const path = random.pick(paths);
    return random.next() < 0.2 ? `/srv/app/${path}.missing` : `/srv/app/${path}`;
  });
  const frames = framePaths.map((path) => path.split('/').slice(1));
  const whole = new Map(framePaths.map((path) => [path, path]));
  let found = 0; // so that no engine leaves the work out
  const get = (at: number) => (found += whole.get(framePaths[at] ?? '')?.length ?? 0);
  const baseline = { what: 'Map.get of the path', value: await microsecondsOf(frames.length, get) };
  const index = await FileIndex.build(paths, caseRule, never);
  const first = performance.now();
  frames.forEach((frame) => index.lookup(frame));
  const firstTime = ((performance.now() - first) * 1000) / frames.length;
  const again = await microsecondsOf(
    frames.length,
    (at) => (found += index.lookup(frames[at] ?? [])?.total ?? 0),
  );
  const budget = { atMost: 20 };
  return [
    { what: 'a frame looked up, first time', value: firstTime, unit: 'µs', baseline, budget },
    { what: 'a frame looked up again', value: again, unit: 'µs', baseline, budget },
  ];
}

async function list(repository: string): Promise<readonly string[]> {
  return (await gitFiles('git', repository, 'tracked', never)) ?? [];
}

async function indexOf(repository: string): Promise<FileIndex> {
  return FileIndex.build(await list(repository), caseRule, never);
}

/** Bytes of the listing, which are read and dropped. */
function readListing(repository: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const git = spawn('git', ['ls-files', '-z'], { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] });
    let bytes = 0;
    git.stdout.on('data', (chunk: Buffer) => (bytes += chunk.length));
    git.once('error', reject);
    git.once('close', () => resolve(bytes));
  });
}
