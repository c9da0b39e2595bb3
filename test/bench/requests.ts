import { FETCHED_UNASKED } from '../../src/issues/eventOrder';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { memoryLeases, memoryStorage } from '../inMemory';
import { MemoryFiles } from '../unit/mapping/memoryFiles';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { envelopeOf, failure } from './failures';
import type { Figure } from './figure';
import { measureManyIssues } from './manyIssues';
import { postAll } from './post';
import { fastClock, openWindow, type StoreWindow } from './window';

const HOUR_MS = 3_600_000;
/** Of a page. */
const ROWS = 100;
/** Groups whose lenses are on, or dimmed, from the start. */
const GROUPS = 2;

/** The requests that a server got. */
interface Requests {
  /** Pages of the groups, and what is asked once for an organization. */
  readonly lists: number;
  readonly events: number;
}

/** How many requests are made: at first, when nothing has changed, when some issues have, by another window. */
export async function measureRequests(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const issues of [1, 100, 1000]) {
    const folder = temporaryFolder();
    const sentry = await startLocalSentry({
      directory: folder.path,
      projects: [{ slug: 'shop' }],
      limits: { eventsPerSecond: 1_000_000 },
    });
    try {
      await fail(sentry, issues);
      figures.push(...(await requestsFor(sentry, issues)));
    } finally {
      await sentry.close();
      folder.remove();
    }
  }
  return [...figures, ...(await measureManyIssues())];
}

/** Makes issues that were last seen at different times; every second one is mine. */
export async function fail(sentry: LocalSentry, issues: number): Promise<void> {
  const now = Date.now();
  const events = Array.from({ length: issues }, (_, issue) => failure(issue, now - HOUR_MS - issue * 60_000));
  await postAll(sentry.dsn('shop'), events.map(envelopeOf), 20);
  const mine = sentry.issues.filter((_, at) => at % 2 === 0);
  await Promise.all(mine.map(({ id }) => sentry.assign(id, { type: 'user', id: '1' })));
}

/** Lets some of the issues happen again. */
async function failAgain(sentry: LocalSentry, issues: number, changes: number): Promise<void> {
  const events = Array.from({ length: changes }, (_, at) => failure((at * 7) % issues, Date.now()));
  await postAll(sentry.dsn('shop'), events.map(envelopeOf), 1);
}

async function requestsFor(sentry: LocalSentry, issues: number): Promise<readonly Figure[]> {
  const shared = { storage: memoryStorage(), leases: memoryLeases() };
  const clock = fastClock(50); // five events a second would take minutes
  const open = () => {
    const target = { server: sentry.address, org: 'local', projects: ['shop'] };
    return openWindow(sentry, target, new MemoryFiles({}), '', clock, shared);
  };
  const windows: StoreWindow[] = [];
  const opened = async (): Promise<StoreWindow> => {
    const window = await open();
    windows.push(window);
    return window;
  };
  try {
    const { store } = await opened();
    const changes = Math.min(issues, 5);
    const pages = Math.ceil(issues / ROWS);
    const cold = await requestsOf(sentry, () => store.refresh('all'));
    const unchanged = await requestsOf(sentry, () => store.refresh('changes'));
    await failAgain(sentry, issues, changes);
    const changed = await requestsOf(sentry, () => store.refresh('changes'));
    const second = await opened();
    const recently = () => clock.now() - HOUR_MS;
    const another = await requestsOf(sentry, () => second.store.refresh('all', recently()));
    const both = await requestsOf(sentry, async () => {
      const due = clock.now(); // what was answered before is too old
      await Promise.all(windows.map((window) => window.store.refresh('changes', due)));
    });
    const inWords = `${issues} issue${issues === 1 ? '' : 's'}`;
    return [
      ...figuresOf(`${inWords}, cold start`, cold, GROUPS * pages + 1, Math.min(issues, FETCHED_UNASKED)),
      ...figuresOf(`${inWords}, nothing changed`, unchanged, GROUPS, 0),
      ...figuresOf(`${inWords}, ${changes} changed`, changed, GROUPS * Math.min(pages, 2), changes),
      ...figuresOf(`${inWords}, a second window`, another, 1, 0), // where code lies
      ...figuresOf(`${inWords}, two windows at once`, both, GROUPS, 0),
    ];
  } finally {
    windows.forEach((window) => window.close());
  }
}

/** The requests that a server gets while something is done. */
async function requestsOf(sentry: LocalSentry, work: () => Promise<void>): Promise<Requests> {
  const urls: string[] = [];
  const subscription = sentry.onDidAnswer(({ url }) => urls.push(url));
  await work();
  subscription.dispose();
  const events = urls.filter((url) => url.includes('/events/')).length;
  return { lists: urls.length - events, events };
}

function figuresOf(
  what: string,
  { lists, events }: Requests,
  mostLists: number,
  exactEvents: number,
): readonly Figure[] {
  const all = { value: lists + events, budget: { atMost: mostLists + exactEvents } };
  return [
    { what: `${what}: requests`, ...all, isCount: true },
    { what: `${what}: of these for events`, value: events, budget: { exactly: exactEvents }, isCount: true },
  ];
}
