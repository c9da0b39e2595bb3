import { spawn } from 'node:child_process';
import { FolderListing } from '../../src/git/folderListing';
import { FileIndex } from '../../src/mapping/files/fileIndex';
import { baseName } from '../../src/base/baseName';
import { framePaths } from '../../src/mapping/paths/framePath';
import { CLUES, monorepo, puzzle } from '../unit/mapping/choice/monorepo';
import { Random as SeededRandom } from '../unit/mapping/choice/random';
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
    return [
      ...(await building(folder.path)),
      ...(await holding(folder.path, paths)),
      ...(await following(folder.path)),
      ...(await asking('a frame', paths, framesOf(paths))),
      ...(await askingInMonorepo()),
    ];
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

async function holding(repository: string, paths: readonly string[]): Promise<readonly Figure[]> {
  await indexOf(repository); // what a first run leaves behind for good is not the index's
  const listed = await megabytesOf(() => list(repository));
  const indexed = await megabytesOf(() => indexOf(repository));
  const asked = await megabytesOf(async () => {
    const index = await indexOf(repository);
    listed.made.forEach((path) => index.lookup(path.split('/')));
    return index;
  });
  const missing = await megabytesOf(async () => {
    const index = new FileIndex(caseRule);
    await index.take({ added: [], removed: [], notCheckedOut: paths.map((path) => `${path}s`) }, never);
    return index;
  });
  const baseline = { what: 'the paths alone', value: listed.megabytes };
  const budget = { atMost: 60 };
  return [
    { what: 'memory', value: indexed.megabytes, unit: 'MB', baseline, budget },
    { what: 'memory after asking for every file', value: asked.megabytes, unit: 'MB', baseline, budget },
    { what: 'memory where none is checked out', value: missing.megabytes, unit: 'MB', baseline, budget },
  ];
}

/** What it costs to keep up with the disk. */
async function following(repository: string): Promise<readonly Figure[]> {
  const index = await indexOf(repository);
  const { files, anew, first } = await inTurns(5, {
    files: async () => {
      for (let at = 0; at < 1000; at++) {
        await index.update({ added: [`packages/new-${at}/src/index.ts`], removed: [] }, never);
        await index.update({ added: [], removed: [`packages/new-${at}/src/index.ts`] }, never);
      }
    },
    anew: async () => index.changeTo(await indexOf(repository), never),
    first: () => indexOf(repository),
  });
  const { folder } = await inTurns(5, {
    folder: () => index.update({ added: [], removed: ['packages/no-such-folder'] }, never),
  });
  const block = await longestBlock(async () => index.changeTo(await indexOf(repository), never));
  return [
    { what: 'a file that came or went taken in', value: files / 2, unit: 'µs' },
    { what: 'a folder that went looked for', value: folder, unit: 'ms' },
    {
      what: 'listed anew after a switch, and compared',
      value: anew,
      unit: 'ms',
      baseline: { what: 'listed and indexed', value: first },
    },
    { what: 'longest block meanwhile', value: block, unit: 'ms', budget: { atMost: 20 } },
  ];
}

/** Paths of frames: of files that are here, and some of others. */
function framesOf(paths: readonly string[]): readonly (readonly string[])[] {
  const random = new Random(2);
  return Array.from({ length: 20_000 }, () => {
    const path = random.pick(paths);
    const isMissing = random.next() < 0.2;
    return ['srv', 'app', ...path.split('/').slice(0, -1), `${baseName(path)}${isMissing ? '.missing' : ''}`];
  });
}

/** Frames of forty `src/index.ts`, as build tools spell them. */
async function askingInMonorepo(): Promise<readonly Figure[]> {
  const repository = monorepo(3, { packages: 40, files: FILES });
  const random = new SeededRandom(4);
  const frames = Array.from({ length: 4000 }, () => puzzle(random, repository, random.pick(CLUES)))
    .flatMap((one) => one.frames.map((frame) => framePaths(frame, 'javascript')))
    .flatMap((read) => (typeof read === 'string' ? [] : read.paths.map(({ segments }) => segments)));
  return asking('a frame of 40 src/index.ts', Object.keys(repository.files), frames);
}

async function asking(
  what: string,
  paths: readonly string[],
  frames: readonly (readonly string[])[],
): Promise<readonly Figure[]> {
  const joined = frames.map((frame) => frame.join('/'));
  const whole = new Map(joined.map((path) => [path, path]));
  let found = 0; // so that no engine leaves the work out
  const get = (at: number) => (found += whole.get(joined[at] ?? '')?.length ?? 0);
  const baseline = { what: 'Map.get of the path', value: await microsecondsOf(frames.length, get) };
  const index = await FileIndex.build(paths, caseRule, never);
  const first = performance.now();
  frames.forEach((frame) => index.lookup(frame));
  const firstTime = ((performance.now() - first) * 1000) / frames.length;
  const again = await microsecondsOf(
    frames.length,
    (at) => (found += index.lookup(frames[at] ?? [])?.files.length ?? 0),
  );
  const budget = { atMost: 20 };
  return [
    { what: `${what} looked up, first time`, value: firstTime, unit: 'µs', baseline, budget },
    { what: `${what} looked up again`, value: again, unit: 'µs', baseline, budget },
  ];
}

async function list(repository: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const { added } of new FolderListing(repository, 'git').tracked(never)) {
    paths.push(...added);
  }
  return paths;
}

async function indexOf(repository: string): Promise<FileIndex> {
  const index = new FileIndex(caseRule);
  for await (const portion of new FolderListing(repository, 'git').tracked(never)) {
    await index.take(portion, never);
  }
  return index;
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
