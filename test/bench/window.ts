import { type Clock, systemClock } from '../../src/base/clock';
import type { Target } from '../../src/issues/binding';
import { CodeMappings } from '../../src/issues/codeMappings';
import { type LensSwitch, standardQueries } from '../../src/issues/groups';
import { nothingWaits } from '../../src/issues/waiting';
import { IssueStore } from '../../src/issues/issueStore';
import type { Leases } from '../../src/issues/leases';
import type { OpenFiles } from '../../src/issues/openFiles';
import { Snapshots, type Storage } from '../../src/issues/snapshot';
import { Whereabouts } from '../../src/issues/whereabouts';
import type { Files } from '../../src/mapping/files/files';
import { Locator } from '../../src/mapping/locator';
import { Accounts } from '../../src/sentry/accounts';
import { SentryHttp } from '../../src/sentry/http';
import { Traffic } from '../../src/sentry/traffic/traffic';
import {
  bindingTo,
  MemoryBindings,
  memoryLeases,
  memorySecrets,
  memoryStorage,
  MemorySwitches,
} from '../inMemory';

/** A clock on which time passes faster, for work that waits for its turn most of the time. */
export function fastClock(times: number): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * times,
    after: (delayMs, run) => systemClock.after(delayMs / times, run),
  };
}

/** What stands around a store in VS Code, kept in memory. */
export interface StoreWindow {
  readonly store: IssueStore;
  /** Turns a group's lenses on or off, as a person does in the tree. */
  turn(group: string, lenses: LensSwitch): void;
  close(): void;
}

/** The parts of extension.ts without the surfaces: a window on one folder, signed in and bound. */
export async function openWindow(
  server: { readonly address: string; readonly token: string },
  target: Target,
  files: Files,
  openFile: string,
  clock: Clock,
  {
    storage = memoryStorage(),
    leases = memoryLeases(),
    locator = new Locator(files),
  }: {
    /** What windows of one machine share. */
    readonly storage?: Storage;
    readonly leases?: Leases;
    /** In place of one without git. */
    readonly locator?: Locator;
  } = {},
): Promise<StoreWindow> {
  const accounts = new Accounts({
    secrets: memorySecrets(),
    connect: (address, token) =>
      new SentryHttp(address, token, (url, init) => fetch(url, init), systemClock, new Traffic(clock)),
    now: () => clock.now(),
    failed: (error) => console.error(error),
  });
  const binding = bindingTo(target, [{ folder: files.folder, path: '' }]);
  const switches = new MemorySwitches();
  const whereabouts = new Whereabouts();
  const store = new IssueStore({
    accounts,
    bindings: new MemoryBindings([binding]),
    switches,
    snapshots: new Snapshots(storage, () => clock.now()),
    leases,
    whereabouts,
    codeMappings: new CodeMappings(),
    clock,
    log: { warn: () => undefined, error: (line, error) => console.error(line, error) },
    files: opened(openFile),
    outbox: nothingWaits,
  });
  whereabouts.search([locator]);
  await accounts.signIn(server.address, server.token, new AbortController().signal);
  return {
    store,
    turn(group, lenses) {
      const query = standardQueries.find(({ id }) => id === group);
      void (query && switches.set(binding, query, lenses));
    },
    close: () => [store, whereabouts, locator, accounts].forEach((part) => part.dispose()),
  };
}

function opened(file: string): OpenFiles {
  return { fileOf: () => undefined, names: () => new Set([file]) };
}
