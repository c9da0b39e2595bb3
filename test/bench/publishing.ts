import { Emitter } from '../../src/base/event';
import { systemClock } from '../../src/base/clock';
import { CodeMappings } from '../../src/issues/codeMappings';
import { setsOf } from '../../src/issues/grouping';
import { standardQueries } from '../../src/issues/groups';
import { IssueFeed } from '../../src/issues/issueFeed';
import type { Entry } from '../../src/issues/outbox/entry';
import type { Finished } from '../../src/issues/outbox/outbox';
import { Snapshots } from '../../src/issues/snapshot';
import type { ReadyFeed } from '../../src/issues/storeState';
import { nothingWaits, type Sending } from '../../src/issues/waiting';
import { Whereabouts } from '../../src/issues/whereabouts';
import { SentryHttp } from '../../src/sentry/http';
import { type Issue, levels, priorities } from '../../src/sentry/issues';
import { memoryLeases, memoryStorage, MemorySwitches, someAccount, someBinding } from '../inMemory';
import { issueOfRow } from '../unit/tree/manyRows';
import type { Figure } from './figure';
import { medianOf } from './stopwatch';

const ISSUES = 10_000;
const WAITING = 1000;
const never = new AbortController().signal;

/** What a change of one issue among 10,000 in each of three groups costs until all surfaces may read it. */
export async function measurePublishing(): Promise<readonly Figure[]> {
  const { feed, switches, outbox } = await feedOfMany();
  const states: ReadyFeed[] = [];
  feed.onDidChange((state) => state.kind === 'ready' && states.push(state));

  const [mine] = standardQueries;
  const idle = cpuOf(() => mine && switches.set(someBinding, mine, mine.lenses));
  const superfluous = states.length;
  outbox.become(Array.from({ length: WAITING }, (_, at) => entryFor(at)));
  let at = WAITING;
  const acting = cpuOf(() => outbox.become([...outbox.entries, entryFor(at++)]));
  const [last, before] = [stateAt(states, -1), stateAt(states, -2)];
  const finishing = cpuOf(() => outbox.finish(issueOf(at++, { priority: 'high' })));
  const [sorted, again] = [
    cpuOf(() => setsOf(feedAnew(last), 'project')),
    cpuOf(() => setsOf(last, 'project')),
  ];
  feed.dispose();

  const block = { unit: 'ms', budget: { atMost: 20 } };
  return [
    {
      what: 'states handed out where nothing has changed',
      ...{ value: superfluous, budget: { exactly: 0 }, isCount: true },
    },
    {
      what: 'issues that are other ones after an action, 1,000 waiting',
      ...{ value: othersIn(last, before), budget: { exactly: 1 }, isCount: true },
    },
    { what: 'finding that nothing has changed', value: idle, ...block },
    { what: 'one more action, 1,000 waiting', value: acting, ...block },
    { what: 'one issue that the server has changed', value: finishing, ...block },
    { what: 'sets by project, made anew', value: sorted, ...block },
    { what: 'sets by project, of issues as they were', value: again, ...block },
  ];
}

async function feedOfMany() {
  const storage = memoryStorage();
  const snapshots = new Snapshots(storage, () => Date.now());
  const issues = Array.from({ length: ISSUES }, (_, at) => issueOf(at));
  const ids = issues.map(({ id }) => id);
  const groups = standardQueries.map(({ id, query }) => ({ id, query, issues: ids }));
  await snapshots.saveLists(someAccount, someBinding, { asOf: Date.now(), groups, issues }, never);
  const switches = new MemorySwitches();
  const outbox = new Outgoing();
  const offline = () => Promise.reject(new TypeError('no network'));
  const http = new SentryHttp(someAccount.server, 'a-token', offline);
  const log = { warn: () => undefined, error: () => undefined };
  const parts = {
    ...{ switches, snapshots, outbox, log, clock: systemClock, leases: memoryLeases() },
    ...{ whereabouts: new Whereabouts(), codeMappings: new CodeMappings() },
    files: { fileOf: () => undefined, names: () => new Set<string>() },
  };
  const feed = new IssueFeed(someBinding, { account: someAccount, http }, parts, () => true);
  await feed.recall();
  return { feed, switches, outbox };
}

/** What waits, as the bench wants it. */
class Outgoing implements Sending {
  private readonly changed = new Emitter<void>();
  private readonly finished = new Emitter<Finished>();
  readonly onDidChange = this.changed.event;
  readonly onDidFinish = this.finished.event;
  readonly wake = nothingWaits.wake;
  entries: readonly Entry[] = [];

  become(entries: readonly Entry[]): void {
    this.entries = entries;
    this.changed.fire();
  }

  finish(issue: Issue): void {
    this.finished.fire({ entry: entryFor(Number(issue.id)), issue });
  }
}

function issueOf(at: number, more: Partial<Issue> = {}): Issue {
  return issueOfRow(at, {
    ...{ level: levels[at % levels.length], priority: priorities[at % priorities.length] },
    ...{ project: { id: `${at % 7}`, slug: `shop-${at % 7}` } },
    ...{ counts: { events: (at * 7919) % 5000, users: (at * 31) % 400 }, ...more },
  });
}

function entryFor(at: number): Entry {
  const { id, shortId, title } = issueOf(at);
  return {
    ...{ id: `entry-${at}`, account: someAccount.id, org: someBinding.org, issue: id, shortId, title },
    ...{ action: { kind: 'resolve' }, seen: {}, at: 0, state: { kind: 'pending' } },
  };
}

/** The same issues for somebody who has not seen them sorted. */
function feedAnew(feed: ReadyFeed): ReadyFeed {
  return { ...feed, binding: { ...feed.binding } };
}

function stateAt(states: readonly ReadyFeed[], at: number): ReadyFeed {
  const state = states.at(at);
  if (state === undefined) {
    throw new Error('nothing was handed out');
  }
  return state;
}

function othersIn({ issues }: ReadyFeed, before: ReadyFeed): number {
  return [...issues].filter(([key, tracked]) => before.issues.get(key) !== tracked).length;
}

/** Milliseconds of the processor for one run, the median of nine. */
function cpuOf(work: () => unknown): number {
  const times = Array.from({ length: 9 }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return medianOf(times);
}
