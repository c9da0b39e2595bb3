import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { lensMarks } from '../../src/issues/lenses';
import { fileKey } from '../../src/issues/whereabouts';
import type { FilePath } from '../../src/mapping/place';
import { MemoryFiles } from '../unit/mapping/memoryFiles';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { failingFile, failingSource } from './failures';
import type { Figure } from './figure';
import { fail } from './requests';
import { microsecondsOf, millisecondsOf } from './stopwatch';
import { fastClock, openWindow, type StoreWindow } from './window';

const LATENCY_MS = 50;

/** What a first refresh takes with a server that is 50 ms away, with one issue and with many. */
export async function measureRefresh(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const issues of [1, 100, 1000]) {
    const folder = temporaryFolder();
    const sentry = await startSlowSentry(folder.path);
    try {
      await fail(sentry, issues);
      figures.push(...(await refreshes(sentry, issues)));
    } finally {
      await sentry.close();
      folder.remove();
    }
  }
  return figures;
}

function startSlowSentry(directory: string): Promise<LocalSentry> {
  return startLocalSentry({
    directory,
    projects: [{ slug: 'shop' }],
    limits: { eventsPerSecond: 1_000_000 },
    faults: async ({ url = '' }) => {
      if (url.startsWith('/api/0/')) {
        await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
      }
      return false;
    },
  });
}

async function refreshes(sentry: LocalSentry, issues: number): Promise<readonly Figure[]> {
  const sources = Array.from({ length: issues }, (_, issue) => [failingFile(issue), failingSource(issue)]);
  const files = new MemoryFiles(Object.fromEntries(sources) as Record<string, string>);
  const clock = fastClock(50); // five events a second would take minutes
  const last = failingFile(issues - 1).replace('src/', '');
  const window = await openWindow(
    sentry,
    { server: sentry.address, org: 'local', projects: ['shop'] },
    files,
    last,
    clock,
  );
  try {
    const trip = await tripTo(sentry);
    const lens = lensIn(window, { folder: files.folder, path: failingFile(issues - 1) }, clock.now());
    const started = performance.now();
    await window.store.refresh('all');
    const lensMs = (await lens) - started;
    const inWords = `${issues} issue${issues === 1 ? '' : 's'}`;
    return [
      {
        what: `${inWords}: first lens of the open file`,
        value: lensMs,
        unit: 'ms',
        baseline: { what: 'a round trip', value: trip },
        ...(issues <= 100 && { budget: { atMost: 6 * trip + 300 } }),
      },
      ...(issues < 1000 ? [] : [await publishing(window)]),
    ];
  } finally {
    window.close();
  }
}

/** What the main thread does at each event that comes in. */
async function publishing({ store, turn }: StoreWindow): Promise<Figure> {
  const subscription = store.onDidChange((state) => lensMarks(state, 0));
  const value = await microsecondsOf(10, (at) => turn('mine', at % 2 === 0 ? 'off' : 'on'));
  subscription.dispose();
  return {
    what: 'a change of state with 1000 issues',
    value: value / 1000,
    unit: 'ms',
    budget: { atMost: 20 },
  };
}

/** Milliseconds of one request with nothing before or after it. */
function tripTo(sentry: LocalSentry): Promise<number> {
  return millisecondsOf(async () => {
    const headers = { authorization: `Bearer ${sentry.token}` };
    await (await fetch(`${sentry.address}/api/0/`, { headers })).text();
  });
}

/** When a file has a lens, on the clock of `performance.now`. */
function lensIn({ store }: StoreWindow, file: FilePath, now: number): Promise<number> {
  return new Promise((resolve) => {
    const subscription = store.onDidChange((state) => {
      if (lensMarks(state, now).has(fileKey(file))) {
        subscription.dispose();
        resolve(performance.now());
      }
    });
  });
}
