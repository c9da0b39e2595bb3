import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '../../../src/base/clock';
import { Emitter } from '../../../src/base/event';
import { CodeMappings } from '../../../src/issues/codeMappings';
import { IssueStore } from '../../../src/issues/issueStore';
import { Outbox } from '../../../src/issues/outbox/outbox';
import { settled } from '../../../src/issues/outbox/settled';
import { Snapshots } from '../../../src/issues/snapshot';
import { type FeedState, issueKey, type ReadyFeed, type TrackedIssue } from '../../../src/issues/storeState';
import type { Action } from '../../../src/issues/triage/action';
import { Whereabouts } from '../../../src/issues/whereabouts';
import { type LocalSentry, startLocalSentry } from '../../../src/local/localSentry';
import type { LocalSentryOptions } from '../../../src/local/options';
import type { Files, FilesChange } from '../../../src/mapping/files/files';
import { Locator } from '../../../src/mapping/locator';
import { Accounts } from '../../../src/sentry/accounts';
import { type Fetch, SentryHttp } from '../../../src/sentry/http';
import { Traffic } from '../../../src/sentry/traffic/traffic';
import { hastyClock } from '../../faults/hastyClock';
import {
  MemoryBindings,
  memoryLeases,
  memoryOutboxFiles,
  memorySecrets,
  memoryStorage,
  MemorySwitches,
} from '../../inMemory';
import { until } from '../../until';

/** A clock on which waiting takes no time: what is due later moves it on. */
export function quickClock(): Clock & { advance(ms: number): void } {
  let now = Date.now();
  return {
    now: () => now,
    after(delayMs, run) {
      const timer = setImmediate(() => {
        now += delayMs;
        run();
      });
      return { dispose: () => clearImmediate(timer) };
    },
    advance: (ms) => (now += ms),
  };
}

/** A folder in memory. */
export function memoryFiles(texts: Record<string, string>): Files & { texts: Record<string, string> } {
  return {
    folder: 'file:///app',
    texts,
    async *list() {
      yield { added: Object.keys(texts), removed: [] };
    },
    read: async (path) => texts[path],
    onDisk: async () => undefined,
    onDidChange: new Emitter<FilesChange>().event,
  };
}

/** A store on a real server, with every other port in memory. */
export async function storeWorld(options: Partial<LocalSentryOptions> = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'faultline-'));
  const start = () =>
    startLocalSentry({
      directory,
      port: 'kept',
      projects: [{ slug: 'app' }],
      limits: { eventsPerSecond: 100_000 },
      ...options,
    });
  const asked: string[] = [];
  const listen = (server: LocalSentry) =>
    server.onDidAnswer(
      ({ method, url }) => url.startsWith('/api/0') && asked.push(`${method} ${url.slice(6)}`),
    );
  let sentry = await start();
  listen(sentry);
  const clock = quickClock();
  const secrets = memorySecrets();
  const storage = memoryStorage();
  const leases = memoryLeases();
  const errors: unknown[] = [];
  const outboxFiles = memoryOutboxFiles();
  const log = { warn: () => undefined, error: (_: string, error: unknown) => void errors.push(error) };
  const createStore = (files?: Files, fetch: Fetch = globalThis.fetch) => {
    const accounts = new Accounts({
      secrets,
      connect: (server, token) => new SentryHttp(server, token, fetch, systemClock, new Traffic(clock)),
      now: () => clock.now(),
      failed: (error) => errors.push(error),
    });
    const bindings = new MemoryBindings();
    const switches = new MemorySwitches();
    const whereabouts = new Whereabouts();
    const codeMappings = new CodeMappings();
    if (files !== undefined) {
      whereabouts.search([new Locator(files)]);
    }
    const outbox = new Outbox({ files: outboxFiles, leases, clock: hastyClock, log, accounts });
    const store = new IssueStore({
      ...{ accounts, bindings, switches, leases, whereabouts, clock, codeMappings },
      snapshots: new Snapshots(storage, () => clock.now()),
      log,
      files: { fileOf: () => undefined, names: () => new Set() },
      outbox,
    });
    /** Takes an action; resolves once the server has confirmed it. */
    const act = async ({ account, binding, issue, told }: TrackedIssue, action: Action) => {
      const entry = await outbox.act(account.id, binding.org, told ?? issue, action);
      return settled(outbox, entry.id, new AbortController().signal);
    };
    const signIn = () => accounts.signIn(sentry.address, sentry.token, new AbortController().signal);
    return { store, accounts, signIn, bindings, switches, whereabouts, codeMappings, outbox, act };
  };
  return {
    ...{ asked, clock, secrets, storage, errors, createStore },
    get sentry() {
      return sentry;
    },
    /** The calls since the last look, without their queries. */
    calls(): string[] {
      return asked.splice(0).map((call) => call.replace(/\?.*/, ''));
    },
    async restart() {
      sentry = await start();
      listen(sentry);
    },
    async end() {
      await sentry.close();
      await rm(directory, { recursive: true });
    },
  };
}

export type StoreWorld = Awaited<ReturnType<typeof storeWorld>>;

/** The only feed of a store. */
export function feedOf({ state }: IssueStore): FeedState | undefined {
  return state.kind === 'bound' ? state.feeds[0] : undefined;
}

/** The only feed once it is ready and satisfies `test`. */
export async function untilReady(
  store: IssueStore,
  test: (feed: ReadyFeed) => boolean = ({ refreshing }) => !refreshing,
): Promise<ReadyFeed> {
  return until(`the feed to be ready (it is ${feedOf(store)?.kind ?? store.state.kind})`, () => {
    const feed = feedOf(store);
    return feed?.kind === 'ready' && test(feed) ? feed : undefined;
  });
}

/** An issue of a feed by its own id. */
export function trackedIn({ binding, issues }: ReadyFeed, id: string): TrackedIssue | undefined {
  return issues.get(issueKey(binding, id));
}
