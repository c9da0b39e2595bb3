import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { lensMarks } from '../../src/issues/lenses';
import { FETCHED_UNASKED } from '../../src/issues/eventOrder';
import { fileKey } from '../../src/issues/whereabouts';
import type { FilePath } from '../../src/mapping/place';
import { MemoryFiles } from '../unit/mapping/memoryFiles';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { envelopeOf, failingFile, failingSource, failure } from './failures';
import type { Figure } from './figure';
import { postAll } from './post';
import { microsecondsOf, millisecondsOf } from './stopwatch';
import { fastClock, openWindow, type StoreWindow } from './window';

const LATENCY_MS = 50;
const HOUR_MS = 3_600_000;
/** Pages are fetched one after the other, each with so many rows. */
const ROWS = 100;
/** Groups whose lenses are on, or dimmed, from the start. */
const GROUPS = 2;
const binding = { org: 'local', projects: ['shop'], environments: [], statsPeriod: '14d' };

/** What a refresh asks of a server that is 50 ms away, with one issue and with many. */
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

/** Makes issues that were last seen at different times; every second one is mine. */
async function fail(sentry: LocalSentry, issues: number): Promise<void> {
  const now = Date.now();
  const events = Array.from({ length: issues }, (_, issue) => failure(issue, now - HOUR_MS - issue * 60_000));
  await postAll(sentry.dsn('shop'), events.map(envelopeOf), 20);
  const mine = sentry.issues.filter((_, at) => at % 2 === 0);
  await Promise.all(mine.map(({ id }) => sentry.assign(id, { type: 'user', id: '1' })));
}

async function refreshes(sentry: LocalSentry, issues: number): Promise<readonly Figure[]> {
  const sources = Array.from({ length: issues }, (_, issue) => [failingFile(issue), failingSource(issue)]);
  const files = new MemoryFiles(Object.fromEntries(sources) as Record<string, string>);
  const clock = fastClock(50); // five events a second would take minutes
  const last = failingFile(issues - 1).replace('src/', '');
  const window = await openWindow(sentry, binding, files, last, clock);
  try {
    const trip = await tripTo(sentry);
    const lens = lensIn(window, { folder: files.folder, path: failingFile(issues - 1) }, clock.now());
    const started = performance.now();
    const cold = await requestsOf(sentry, () => window.store.refresh('all'));
    const lensMs = (await lens) - started;
    const unchanged = await requestsOf(sentry, () => window.store.refresh('changes'));
    const changes = Math.min(issues, 5);
    const failedAgain = Array.from({ length: changes }, (_, at) => failure((at * 7) % issues, Date.now()));
    await postAll(sentry.dsn('shop'), failedAgain.map(envelopeOf), 1);
    const changed = await requestsOf(sentry, () => window.store.refresh('changes'));
    const inWords = `${issues} issue${issues === 1 ? '' : 's'}`;
    const pages = Math.ceil(issues / ROWS);
    const fetched = Math.min(issues, FETCHED_UNASKED);
    return [
      {
        what: `${inWords}: first lens of the open file`,
        value: lensMs,
        unit: 'ms',
        baseline: { what: 'a round trip', value: trip },
        ...(issues <= 100 && { budget: { atMost: 6 * trip + 300 } }),
      },
      lists(`${inWords}: lists asked for at first`, cold, { atMost: GROUPS * pages }),
      events(`${inWords}: events asked for at first`, cold, fetched),
      lists(`${inWords}, none changed: lists`, unchanged, { atMost: GROUPS }),
      events(`${inWords}, none changed: events`, unchanged, 0),
      lists(`${inWords}, ${changes} changed: lists`, changed, { atMost: GROUPS * Math.min(pages, 2) }),
      events(`${inWords}, ${changes} changed: events`, changed, changes),
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

interface Requests {
  readonly lists: number;
  readonly events: number;
}

async function requestsOf(sentry: LocalSentry, work: () => Promise<void>): Promise<Requests> {
  const urls: string[] = [];
  const subscription = sentry.onDidAnswer(({ url }) => urls.push(url));
  await work();
  subscription.dispose();
  const events = urls.filter((url) => url.includes('/events/')).length;
  return { lists: urls.length - events, events };
}

function lists(what: string, { lists }: Requests, budget: { readonly atMost: number }): Figure {
  return { what, value: lists, budget, isCount: true };
}

function events(what: string, { events }: Requests, exactly: number): Figure {
  return { what, value: events, budget: { exactly }, isCount: true };
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
