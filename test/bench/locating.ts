import { execFileSync, spawn } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { base1 } from '../../src/base/positions';
import { NodeFiles } from '../../src/cli/nodeFiles';
import { FolderGit } from '../../src/git/folderGit';
import { noKnowledge } from '../../src/mapping/choice/knowledge';
import { Locator, placesOf } from '../../src/mapping/locator';
import { temporaryFolder } from '../vscode/temporaryFolder';
import type { Figure } from './figure';
import { monorepoPaths } from './paths';
import { Random } from './random';
import { type KnownRepository, tracesOf, writeHistory } from './releases';
import { collectGarbage, longestBlock, medianOf, watched } from './stopwatch';
import type { KnownTrace } from './traces';

const [FILES, COMMITS, RELEASES, TRACES, FRAMES, ROUNDS] = [5000, 2000, 30, 1000, 30, 3];
const never = new AbortController().signal;

/** A thousand issues of thirty releases, located in a workspace that nothing is known of yet, and once more. */
export async function measureLocating(): Promise<readonly Figure[]> {
  const folder = temporaryFolder();
  try {
    const { traces, pairs } = await writeWorkload(folder.path);
    const runs: Run[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await collectGarbage();
      runs.push(await run(folder.path, traces, pairs));
    }
    return [...figuresOf(runs, traces, pairs), await blockByHugeLine()];
  } finally {
    folder.remove();
  }
}

interface Workload {
  readonly traces: readonly KnownTrace[];
  readonly pairs: readonly string[];
}

/** The files of all releases are let go of: millions of lines would hold up each collection of garbage. */
async function writeWorkload(folder: string): Promise<Workload> {
  const repository = await writeHistory(folder, monorepoPaths(FILES), {
    commits: COMMITS,
    releases: RELEASES,
  });
  const traces = tracesOf(repository, TRACES, FRAMES, new Random(3));
  return { traces, pairs: pairsOf(repository, traces) };
}

/** A file of 100 MB in a single line, in the release and now: it is passed over. */
async function blockByHugeLine(): Promise<Figure> {
  const folder = temporaryFolder();
  try {
    const commits = ['a', 'b'].map((letter) => {
      writeFileSync(join(folder.path, 'huge.js'), letter.repeat(100_000_000));
      return commitAll(folder.path);
    });
    const frames = [{ filename: '/srv/huge.js', lineNo: base1(1), inApp: true, context: [] }];
    const trace = {
      eventId: 'e'.repeat(32),
      platform: 'node',
      release: 'shop@1',
      build: { lastCommit: commits[0] },
      stacks: [{ kind: 'exception', frames }],
    } as const;
    const value = await longestBlock(async () => {
      const git = new FolderGit('git', folder.path);
      const locator = new Locator(new NodeFiles(folder.path), noKnowledge, git);
      await locator.locate(trace, never);
      locator.dispose();
      git.dispose();
    });
    return { what: 'longest block, a file of 100 MB in a line', value, unit: 'ms', budget: { atMost: 20 } };
  } finally {
    folder.remove();
  }
}

/** Commits all files of a folder, which becomes a repository first where it is none. */
function commitAll(folder: string): string {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.invalid', ...args], {
      encoding: 'utf8',
    });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Change');
  return git('rev-parse', 'HEAD').trim();
}

interface Run {
  readonly cold: Timed;
  readonly warm: Timed;
  readonly reading: Timed;
  readonly processes: number;
  readonly located: Awaited<ReturnType<Locator['locateMany']>>;
}

interface Timed {
  readonly ms: number;
  readonly blockMs: number;
}

async function run(workspace: string, known: readonly KnownTrace[], pairs: readonly string[]): Promise<Run> {
  const traces = known.map(({ trace }) => trace);
  const git = new FolderGit('git', workspace);
  const locator = new Locator(new NodeFiles(workspace), noKnowledge, git);
  let processes = 0;
  const count = () => processes++;
  subscribe('child_process', count);
  const cold = await watched(() => locator.locateMany(traces, never));
  const warm = await watched(() => locator.locateMany(traces, never));
  unsubscribe('child_process', count);
  locator.dispose();
  git.dispose();
  const reading = await watched(() => readBlobs(workspace, pairs));
  return { cold, warm, reading, processes, located: cold.result };
}

/** The texts of files in commits, each named `<hash>:<path>`, through one process. */
async function readBlobs(folder: string, names: readonly string[]): Promise<number> {
  const child = spawn('git', ['-C', folder, 'cat-file', '--batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let bytes = 0;
  child.stdout.on('data', (piece: Buffer) => (bytes += piece.length));
  child.stdin.end(names.map((name) => `${name}\n`).join(''));
  await once(child, 'close');
  return bytes;
}

/** What the frames that are ours name in their releases, each once. */
function pairsOf({ now }: KnownRepository, traces: readonly KnownTrace[]): readonly string[] {
  const names = traces.flatMap(({ trace }) =>
    trace.stacks.flatMap(({ frames }) =>
      frames.flatMap(({ inApp, filename = '' }) =>
        inApp === true ? [`${trace.build?.lastCommit}:${filename.replace('/srv/shop/', '')}`] : [],
      ),
    ),
  );
  return now.size === 0 ? [] : [...new Set(names)];
}

function figuresOf(
  runs: readonly Run[],
  traces: readonly KnownTrace[],
  pairs: readonly string[],
): readonly Figure[] {
  const median = (of: (run: Run) => number) => medianOf(runs.map(of));
  const { processes = 0, located = [] } = runs[0] ?? {};
  const { right, wrong, ours } = compare(located, traces);
  const coldMs = median(({ cold }) => cold.ms);
  return [
    {
      what: 'files of releases that frames name',
      value: pairs.length,
      budget: { atLeast: 8000 },
      isCount: true,
    },
    {
      what: `${TRACES} traces of ${FRAMES} frames located`,
      value: coldMs,
      unit: 'ms',
      baseline: { what: 'their blobs read', value: median(({ reading }) => reading.ms) },
      budget: { times: 2 },
    },
    {
      what: 'the same once more',
      value: median(({ warm }) => warm.ms),
      unit: 'ms',
      baseline: { what: 'the first time', value: coldMs },
      budget: { times: 0.1 },
    },
    {
      what: 'longest block meanwhile',
      value: median(({ cold, warm }) => Math.max(cold.blockMs, warm.blockMs)),
      unit: 'ms',
      baseline: { what: 'reading alone', value: median(({ reading }) => reading.blockMs) },
      budget: { atMost: 20 },
    },
    { what: 'git processes', value: processes, budget: { atMost: 8 }, isCount: true },
    {
      what: 'frames placed with confidence',
      value: right + wrong,
      baseline: { what: 'of ours', value: ours },
    },
    {
      what: 'of them on a wrong line',
      value: wrong,
      budget: { atMost: Math.floor(ours / 2000) },
      isCount: true,
    },
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
