import { type Clock, systemClock } from '../../src/base/clock';
import { Emitter } from '../../src/base/event';
import type { Binding, Bindings } from '../../src/issues/binding';
import { CodeMappings } from '../../src/issues/codeMappings';
import { type GroupId, groupQueries, type LensSwitch, type LensSwitches } from '../../src/issues/groups';
import { IssueStore } from '../../src/issues/issueStore';
import type { OpenFiles } from '../../src/issues/openFiles';
import { Snapshots, type Storage } from '../../src/issues/snapshot';
import { Whereabouts } from '../../src/issues/whereabouts';
import type { Files } from '../../src/mapping/files/files';
import { Locator } from '../../src/mapping/locator';
import { type Secrets, Session } from '../../src/sentry/session';

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
  turn(group: GroupId, lenses: LensSwitch): void;
  close(): void;
}

/** The parts of extension.ts without the surfaces: a window on one folder, signed in and bound. */
export async function openWindow(
  server: { readonly address: string; readonly token: string },
  binding: Binding,
  files: Files,
  openFile: string,
  clock: Clock,
): Promise<StoreWindow> {
  const session = new Session(memorySecrets(), (url, init) => fetch(url, init));
  const switches = memorySwitches();
  const whereabouts = new Whereabouts();
  const store = new IssueStore({
    session,
    bindings: bound(binding),
    switches,
    snapshots: new Snapshots(memoryStorage(), () => clock.now()),
    whereabouts,
    codeMappings: new CodeMappings(),
    clock,
    log: { warn: () => undefined, error: (line, error) => console.error(line, error) },
    files: opened(openFile),
  });
  const locator = new Locator(files);
  whereabouts.search([locator]);
  await session.signIn(server.address, server.token, new AbortController().signal);
  return {
    store,
    turn: (group, lenses) => void switches.set(group, lenses),
    close: () => [store, whereabouts, locator, session].forEach((part) => part.dispose()),
  };
}

function memorySecrets(): Secrets {
  const kept = new Map<string, string>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    delete: async (key) => void kept.delete(key),
    onDidChange: new Emitter<string>().event,
  };
}

function memoryStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    read: async (name) => kept.get(name),
    write: async (name, text) => void kept.set(name, text),
    remove: async (name) => void kept.delete(name),
    list: async () => [],
  };
}

function memorySwitches(): LensSwitches {
  const chosen = new Map<GroupId, LensSwitch>(groupQueries.map(({ id, lenses }) => [id, lenses]));
  const changed = new Emitter<void>();
  return {
    of: (group) => chosen.get(group) ?? 'off',
    set: async (group, lenses) => {
      chosen.set(group, lenses);
      changed.fire();
    },
    onDidChange: changed.event,
  };
}

function bound(binding: Binding): Bindings {
  return {
    current: binding,
    choose: () => Promise.reject(new Error('it is bound already')),
    onDidChange: new Emitter<void>().event,
  };
}

function opened(file: string): OpenFiles {
  return { fileOf: () => undefined, names: () => new Set([file]) };
}
