import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../src/base/clock';
import { NodeFiles } from '../../src/cli/nodeFiles';
import { FolderGit } from '../../src/git/folderGit';
import { LiveListing } from '../../src/git/liveListing';
import { lensMarks } from '../../src/issues/lenses';
import { fileKey } from '../../src/issues/whereabouts';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { noKnowledge } from '../../src/mapping/choice/knowledge';
import type { Files, FilesChange } from '../../src/mapping/files/files';
import { Locator } from '../../src/mapping/locator';
import type { TraceFrame } from '../../src/mapping/trace';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { envelopeOf } from './failures';
import type { Figure } from './figure';
import { monorepoPaths } from './paths';
import { postAll } from './post';
import { Random } from './random';
import { type KnownRepository, tracesOf, writeHistory } from './releases';
import { collectGarbage, medianOf, millisecondsOf } from './stopwatch';
import type { KnownTrace } from './traces';
import { openWindow } from './window';

const [FILES, COMMITS, RELEASES, ISSUES, FRAMES, ROUNDS] = [5000, 2000, 30, 100, 30, 5];
const LATENCY_MS = 50;
const HOUR_MS = 3_600_000;

/**
 * From the first refresh of a window to the first lens in its open file: a hundred issues of thirty releases, in a
 * repository with its history, of which nothing is known yet; the server is 50 ms away and limits as Sentry does.
 */
export async function measureFirstLens(): Promise<readonly Figure[]> {
  const folder = temporaryFolder();
  const workspace = join(folder.path, 'shop');
  await mkdir(workspace);
  const repository = await writeHistory(workspace, monorepoPaths(FILES), {
    commits: COMMITS,
    releases: RELEASES,
  });
  const known = tracesOf(repository, ISSUES, FRAMES, new Random(5));
  const sentry = await startDistantSentry(join(folder.path, 'sentry'));
  try {
    await fail(sentry, repository, known);
    const open = lastWithLens(known);
    const runs: Run[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await collectGarbage();
      runs.push(await run(sentry, workspace, open));
    }
    return figuresOf(runs);
  } finally {
    await sentry.close();
    folder.remove();
  }
}

function figuresOf(runs: readonly Run[]): readonly Figure[] {
  const trip = medianOf(runs.map((run) => run.tripMs));
  return [
    {
      what: `first lens of the open file, median of ${ROUNDS}`,
      value: medianOf(runs.map((run) => run.lensMs)),
      unit: 'ms',
      baseline: { what: 'a round trip', value: trip },
      budget: { atMost: 6 * trip + 300 },
    },
    { what: 'requests answered until then', value: Math.max(...runs.map((run) => run.requests)) },
  ];
}

function startDistantSentry(directory: string): Promise<LocalSentry> {
  return startLocalSentry({
    directory,
    projects: [{ slug: 'shop' }],
    limits: { eventsPerSecond: 1_000_000, enforceRateLimits: true },
    faults: async ({ url = '' }) => {
      if (url.startsWith('/api/0/')) {
        await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
      }
      return false;
    },
  });
}

async function fail(
  sentry: LocalSentry,
  { releases }: KnownRepository,
  known: readonly KnownTrace[],
): Promise<void> {
  const now = Date.now();
  for (const [at, { commit }] of releases.entries()) {
    await sentry.registerRelease({
      version: versionOf(commit),
      projects: ['shop'],
      dateCreated: now - (releases.length - at) * 24 * HOUR_MS,
      commits: [{ id: commit, message: 'Change', repository: 'shop/shop', at: now }],
    });
  }
  const events = known.map((trace, at) => eventOf(trace, at, now - HOUR_MS - at * 60_000));
  await postAll(sentry.dsn('shop'), events.map(envelopeOf), 4);
  for (const { id } of sentry.issues) {
    await sentry.assign(id, { type: 'user', id: '1' });
  }
}

/** As the history's traces name their releases. */
function versionOf(commit: string): string {
  return `shop@${commit.slice(0, 12)}`;
}

/** @param atMs milliseconds since the epoch. */
function eventOf({ trace }: KnownTrace, at: number, atMs: number): object {
  const frames = (trace.stacks[0]?.frames ?? []).map(frameOf);
  return {
    event_id: at.toString(16).padStart(32, '0'),
    timestamp: atMs / 1000,
    ...{ platform: 'node', level: 'error', release: trace.release, environment: 'production' },
    user: { id: String(at) },
    exception: { values: [{ type: `Failure${at}`, value: 'it failed', stacktrace: { frames } }] },
  };
}

function frameOf({ filename, absPath, inApp, lineNo, context }: TraceFrame): object {
  const before = context.filter(({ line }) => line < (lineNo ?? 0));
  const after = context.filter(({ line }) => line > (lineNo ?? 0));
  return {
    ...{ filename, abs_path: absPath, in_app: inApp, lineno: lineNo },
    pre_context: before.map(({ text }) => text),
    context_line: context.find(({ line }) => line === lineNo)?.text,
    post_context: after.map(({ text }) => text),
  };
}

/** The file of the issue that comes last in every list, of those whose line still stands. */
function lastWithLens(known: readonly KnownTrace[]): string {
  const paths = known.flatMap(({ truth }) => {
    const crash = truth.findLast((place) => place !== undefined);
    return crash?.line === undefined ? [] : [crash.path];
  });
  const last = paths.at(-1);
  if (last === undefined) {
    throw new Error('no trace of the workload has a line today');
  }
  return last;
}

/** As a window lists them: what is tracked at once, the rest as a change. */
class WindowFiles extends NodeFiles {
  private readonly kept: LiveListing;
  override readonly onDidChange: Files['onDidChange'];

  constructor(directory: string) {
    super(directory);
    this.kept = new LiveListing(directory, 'git', systemClock, (error) => console.error(error));
    this.onDidChange = this.kept.onDidChange;
  }

  override list(signal: AbortSignal): AsyncIterable<FilesChange> {
    return this.kept.list(signal);
  }

  dispose(): void {
    this.kept.dispose();
  }
}

interface Run {
  readonly lensMs: number;
  readonly tripMs: number;
  readonly requests: number;
}

async function run(sentry: LocalSentry, workspace: string, open: string): Promise<Run> {
  const git = new FolderGit('git', workspace);
  const files = new WindowFiles(workspace);
  const window = await openWindow(
    sentry,
    { server: sentry.address, org: 'local', projects: ['shop'] },
    files,
    open.slice(open.lastIndexOf('/') + 1),
    systemClock,
    { locator: new Locator(files, noKnowledge, git) },
  );
  let requests = 0;
  const counting = sentry.onDidAnswer(() => requests++);
  try {
    const tripMs = await millisecondsOf(() => ask(sentry));
    requests = 0;
    const file = fileKey({ folder: files.folder, path: open });
    const started = performance.now();
    const refreshed = window.store.refresh('all');
    const lensMs = await new Promise<number>((resolve, reject) => {
      void refreshed.then(() => reject(new Error(`no lens in ${open}`)), reject);
      const watching = window.store.onDidChange((state) => {
        if (lensMarks(state, Date.now()).has(file)) {
          watching.dispose();
          resolve(performance.now() - started);
        }
      });
    });
    const untilThen = requests;
    window.close();
    await refreshed.catch(() => undefined);
    return { lensMs, tripMs, requests: untilThen };
  } finally {
    counting.dispose();
    git.dispose();
    files.dispose();
  }
}

async function ask({ address, token }: LocalSentry): Promise<void> {
  await (await fetch(`${address}/api/0/`, { headers: { authorization: `Bearer ${token}` } })).text();
}
