import { EventQueue } from '../../src/issues/eventQueue';
import { inFetchOrder } from '../../src/issues/eventOrder';
import { listAll } from '../../src/issues/lists';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { type Fetch, SentryHttp } from '../../src/sentry/http';
import type { Issue } from '../../src/sentry/issues';
import { bindingTo } from '../inMemory';
import { VirtualClock } from '../unit/virtualClock';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { envelopeOf, failure } from './failures';
import type { Figure } from './figure';
import { postAll } from './post';
import { megabytesOf, millisecondsOf } from './stopwatch';

const LATENCY_MS = 50;
const MINUTE_MS = 60_000;
const ROWS = 100;
const never = new AbortController().signal;

/** A request as it was sent; times on the clock that the server keeps its limits by, in milliseconds since it began. */
export interface SentRequest {
  readonly path: string;
  readonly isEvent: boolean;
  readonly sent: number;
  readonly ended: number;
  readonly status: number;
}

/** What came of listing all issues of a server, and of fetching the events that are fetched unasked. */
export interface ManyIssues {
  /** Ids as the server keeps them, last seen first. */
  readonly kept: readonly string[];
  /** Ids as they were listed. */
  readonly listed: readonly string[];
  /** Ids whose events are fetched, in that order. */
  readonly wanted: readonly string[];
  /** Ids whose events came. */
  readonly traced: readonly string[];
  /** In the order in which they were sent. */
  readonly requests: readonly SentRequest[];
  /** Milliseconds that it takes with a server that is 50 ms away. */
  readonly takes: number;
  /** Milliseconds of this machine. */
  readonly works: number;
  /** Megabytes of the issues. */
  readonly megabytes: number;
}

/** Lists so many issues of a server that keeps to Sentry's limits, on a clock on which waiting takes no time. */
export async function manyIssues(count: number): Promise<ManyIssues> {
  const folder = temporaryFolder();
  const clock = new VirtualClock();
  const sentry = await startLocalSentry({
    directory: folder.path,
    projects: [{ slug: 'shop' }],
    limits: { eventsPerSecond: 1_000_000, enforceRateLimits: true },
    now: () => clock.now(),
  });
  try {
    const events = Array.from({ length: count }, (_, at) => failure(at, clock.now() - (at + 1) * MINUTE_MS));
    await postAll(sentry.dsn('shop'), events.map(envelopeOf), 20);
    return await listed(sentry, clock);
  } finally {
    await sentry.close();
    folder.remove();
  }
}

async function listed(sentry: LocalSentry, clock: VirtualClock): Promise<ManyIssues> {
  const requests: SentRequest[] = [];
  const http = new SentryHttp(sentry.address, sentry.token, recorded(clock, requests), clock);
  const binding = bindingTo({ server: sentry.address, org: 'local', projects: ['shop'] });
  const list = () => listAll(http, { ...binding, query: 'is:unresolved' }, [], never);
  const traced: string[] = [];
  let megabytes = 0;
  let issues: readonly Issue[] = [];
  let wanted: readonly Issue[] = [];
  const works = await millisecondsOf(async () => {
    const { made, megabytes: taken } = await megabytesOf(() => clock.run(list()));
    [issues, megabytes] = [made.issues, taken];
    wanted = inFetchOrder(issues, new Set());
    const queue = new EventQueue(http, binding, ({ id }) => traced.push(id));
    await clock.run(queue.ask(wanted, 'after', never));
  });
  const idsOf = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);
  return {
    kept: idsOf(sentry.issues.toSorted((one, other) => minutesOf(one.title) - minutesOf(other.title))),
    listed: idsOf(issues),
    wanted: idsOf(wanted),
    ...{ traced, requests, works, megabytes },
    takes: clock.passed,
  };
}

/** An issue fails the longer ago, the greater the number in its name. */
function minutesOf(title: string): number {
  return Number(/^Failure(\d+)/.exec(title)?.[1] ?? Number.NaN);
}

function recorded(clock: VirtualClock, requests: SentRequest[]): Fetch {
  const fetch = clock.requests((url, init) => globalThis.fetch(url, init), LATENCY_MS);
  return async (url, init) => {
    const { pathname: path } = new URL(url);
    const request = {
      path,
      isEvent: path.includes('/events/'),
      sent: clock.passed,
      ended: Infinity,
      status: 0,
    };
    requests.push(request);
    const response = await fetch(url, init);
    Object.assign(request, { ended: clock.passed, status: response.status });
    return response;
  };
}

/** The most starts within any second. */
export function mostInASecond(requests: readonly SentRequest[]): number {
  const starts = requests.map(({ sent }) => sent).toSorted((one, other) => one - other);
  return Math.max(
    0,
    ...starts.map((start) => starts.filter((one) => one >= start && one < start + 1000).length),
  );
}

/** The most that ran at any time. */
export function mostAtOnce(requests: readonly SentRequest[]): number {
  const ranAt = (time: number) => requests.filter(({ sent, ended }) => sent <= time && ended > time).length;
  return Math.max(0, ...requests.map(({ sent }) => ranAt(sent)));
}

/** What it costs to list 10,000 issues within Sentry's limits. */
export async function measureManyIssues(): Promise<readonly Figure[]> {
  const count = 10_000;
  const { kept, listed: ids, requests, takes, works, megabytes } = await manyIssues(count);
  const [events, pages] = [true, false].map((isEvent) => requests.filter((one) => one.isEvent === isEvent));
  const misplaced = kept.filter((id, at) => ids[at] !== id).length;
  return [
    {
      what: '10,000 issues: missing or out of order',
      value: misplaced,
      budget: { exactly: 0 },
      isCount: true,
    },
    {
      what: '10,000 issues: requests for pages',
      value: pages?.length ?? 0,
      budget: { exactly: count / ROWS },
      isCount: true,
    },
    {
      what: '10,000 issues: requests for events',
      value: events?.length ?? 0,
      budget: { exactly: 300 },
      isCount: true,
    },
    {
      what: '10,000 issues: refused with 429',
      value: requests.filter(({ status }) => status === 429).length,
      budget: { exactly: 0 },
      isCount: true,
    },
    {
      what: '10,000 issues: events in any second',
      value: mostInASecond(events ?? []),
      budget: { atMost: 5 },
      isCount: true,
    },
    {
      what: '10,000 issues: events at once',
      value: mostAtOnce(events ?? []),
      budget: { atMost: 4 },
      isCount: true,
    },
    { what: '10,000 issues: with a server 50 ms away', value: takes / 1000, unit: 's' },
    { what: '10,000 issues: this machine, the server included', value: works / 1000, unit: 's' },
    { what: '10,000 issues: memory', value: megabytes, unit: 'MB' },
  ];
}
