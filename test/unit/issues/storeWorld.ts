import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../src/base/clock';
import { Emitter } from '../../../src/base/event';
import type { Binding, Bindings, Target } from '../../../src/issues/binding';
import { CodeMappings } from '../../../src/issues/codeMappings';
import { type GroupId, groupQueries, type LensSwitch, type LensSwitches } from '../../../src/issues/groups';
import { IssueStore } from '../../../src/issues/issueStore';
import { Snapshots, type Storage } from '../../../src/issues/snapshot';
import type { ReadyState } from '../../../src/issues/storeState';
import { Whereabouts } from '../../../src/issues/whereabouts';
import { type LocalSentry, startLocalSentry } from '../../../src/local/localSentry';
import type { LocalSentryOptions } from '../../../src/local/options';
import type { Files, FilesChange } from '../../../src/mapping/files/files';
import { Locator } from '../../../src/mapping/locator';
import type { Fetch } from '../../../src/sentry/http';
import { type Secrets, Session } from '../../../src/sentry/session';
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

export function memorySecrets(): Secrets & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  const changed = new Emitter<string>();
  return {
    kept,
    get: async (key) => kept.get(key),
    async set(key, value) {
      kept.set(key, value);
      changed.fire(key);
    },
    async delete(key) {
      kept.delete(key);
      changed.fire(key);
    },
    onDidChange: changed.event,
  };
}

export function memoryStorage(): Storage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    read: async (name) => kept.get(name),
    write: async (name, text) => void kept.set(name, text),
    async list(folder) {
      const below = folder === '' ? '' : `${folder}/`;
      const names = [...kept.keys()]
        .filter((one) => one.startsWith(below))
        .map((one) => one.slice(below.length));
      return [...new Set(names.map((one) => one.split('/')[0] ?? ''))].map((name) => ({
        name,
        modifiedMs: Date.now(),
      }));
    },
    async remove(name) {
      for (const key of [...kept.keys()].filter((one) => one === name || one.startsWith(`${name}/`))) {
        kept.delete(key);
      }
    },
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

class MemoryBindings implements Bindings {
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;
  current: Binding | undefined;

  async choose(target: Target): Promise<void> {
    this.current = { ...target, environments: [], statsPeriod: '14d' };
    this.changed.fire();
  }
}

class MemorySwitches implements LensSwitches {
  private readonly changed = new Emitter<void>();
  private readonly chosen = new Map<GroupId, LensSwitch>();
  readonly onDidChange = this.changed.event;

  of(group: GroupId): LensSwitch {
    return this.chosen.get(group) ?? groupQueries.find(({ id }) => id === group)?.lenses ?? 'off';
  }

  async set(group: GroupId, lenses: LensSwitch): Promise<void> {
    this.chosen.set(group, lenses);
    this.changed.fire();
  }
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
  const errors: unknown[] = [];
  const createStore = (files?: Files, fetch: Fetch = globalThis.fetch) => {
    const session = new Session(secrets, fetch);
    const bindings = new MemoryBindings();
    const switches = new MemorySwitches();
    const whereabouts = new Whereabouts();
    const codeMappings = new CodeMappings();
    if (files !== undefined) {
      whereabouts.search([new Locator(files)]);
    }
    const store = new IssueStore({
      ...{ session, bindings, switches, whereabouts, clock, codeMappings },
      snapshots: new Snapshots(storage, () => clock.now()),
      log: { warn: () => undefined, error: (_, error) => errors.push(error) },
      files: { fileOf: () => undefined, names: () => new Set() },
    });
    return { store, session, bindings, switches, whereabouts, codeMappings };
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

/** The ready state once it satisfies `test`. */
export async function untilReady(
  store: IssueStore,
  test: (state: ReadyState) => boolean = ({ refreshing }) => !refreshing,
): Promise<ReadyState> {
  return until(`the store to be ready (it is ${store.state.kind})`, () => {
    const { state } = store;
    return state.kind === 'ready' && test(state) ? state : undefined;
  });
}
