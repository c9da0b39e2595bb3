import { Emitter } from '../src/base/event';
import { type Binding, type Bindings, type BoundFolder, type Target } from '../src/issues/binding';
import { type GroupQuery, type LensSwitch, type LensSwitches, standardQueries } from '../src/issues/groups';
import type { Leases } from '../src/issues/leases';
import type { OutboxFiles } from '../src/issues/outbox/outboxFiles';
import type { Storage } from '../src/issues/snapshot';
import { issueKey, type ReadyFeed, type TrackedIssue } from '../src/issues/storeState';
import type { Account, Secrets } from '../src/sentry/accounts';
import type { Issue } from '../src/sentry/issues';
import { sentryTraits } from '../src/sentry/server/traits';

/** The workspace folder of bindings that name none. */
export const APP_FOLDER: BoundFolder = { folder: 'file:///app', path: '' };

/** Somebody on some server. */
export const someAccount: Account = {
  id: 'sentry.example/1',
  server: 'https://sentry.example',
  user: { id: '1', name: 'Ann' },
  scopes: [],
};

/** A binding of the standard queries, of everything in the last two weeks. */
export function bindingTo(target: Target, folders: readonly BoundFolder[] = [APP_FOLDER]): Binding {
  return {
    ...target,
    id: `${target.org}-${target.projects.join('-')}`,
    environments: [],
    statsPeriod: '14d',
    queries: standardQueries,
    folders,
  };
}

export const someBinding = bindingTo({ server: someAccount.server, org: 'local', projects: ['app'] });

/** A feed of nothing, of a moment after 1970. */
export function readyFeed(more: Partial<ReadyFeed> = {}): ReadyFeed {
  const [account, binding, traits] = [someAccount, someBinding, sentryTraits];
  return {
    ...{ kind: 'ready', account, binding, groups: [], issues: new Map(), asOf: 1000 },
    ...{ refreshing: false, triedAt: 1000, traits, dropped: 0, ...more },
  };
}

/** An issue whose event is not here yet. */
export function waiting(issue: Issue): TrackedIssue {
  const [binding, account] = [someBinding, someAccount];
  return { key: issueKey(binding, issue.id), issue, located: { kind: 'waiting' }, binding, account };
}

/** The secret store of one window. */
export function memorySecrets(): Secrets & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  const changed = new Emitter<string>();
  return {
    kept,
    keys: async () => [...kept.keys()],
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

/** Files of no disk. */
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

/** The outbox's files of no disk, which may be full. */
export function memoryOutboxFiles(): OutboxFiles & { readonly kept: Map<string, string>; isFull: boolean } {
  const kept = new Map<string, string>();
  const changed = new Emitter<void>();
  const write = (name: string, text: string) => {
    if (files.isFull) {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
    kept.set(name, text);
    changed.fire();
  };
  const files = {
    kept,
    isFull: false,
    read: async (name: string) => kept.get(name),
    async append(name: string, text: string) {
      write(name, (kept.get(name) ?? '') + text);
      return true;
    },
    replace: async (name: string, text: string) => write(name, text),
    async rename(from: string, to: string) {
      const text = kept.get(from);
      if (text !== undefined) {
        kept.set(to, text);
        kept.delete(from);
      }
      return text !== undefined;
    },
    remove: async (name: string) => void kept.delete(name),
    watch: (listener: () => void) => changed.event(listener),
  };
  return files;
}

/** Leases of the windows of one machine. */
export function memoryLeases(): Leases {
  const taken = new Map<string, object>();
  return {
    async take(name) {
      if (taken.has(name)) {
        return undefined;
      }
      const holder = {};
      taken.set(name, holder);
      const isHeld = () => taken.get(name) === holder;
      return { isHeld: async () => isHeld(), release: async () => void (isHeld() && taken.delete(name)) };
    },
  };
}

/** Bindings of one workspace, by folder. */
export class MemoryBindings implements Bindings {
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(public current: readonly Binding[] = []) {}

  async bind(folder: BoundFolder, target: Target): Promise<void> {
    const others = this.current.filter(({ folders }) =>
      folders.every((one) => one.path !== folder.path || one.folder !== folder.folder),
    );
    this.become([...others, bindingTo(target, [folder])]);
  }

  async assume(target: Target): Promise<void> {
    await this.bind(APP_FOLDER, target);
  }

  async forget(): Promise<void> {
    this.become([]);
  }

  become(next: readonly Binding[]): void {
    this.current = next;
    this.changed.fire();
  }
}

/** Lens switches that are as the queries have them until they are set. */
export class MemorySwitches implements LensSwitches {
  private readonly changed = new Emitter<void>();
  private readonly chosen = new Map<string, LensSwitch>();
  readonly onDidChange = this.changed.event;

  of({ id }: Binding, query: GroupQuery): LensSwitch {
    return this.chosen.get(`${id}/${query.id}`) ?? query.lenses;
  }

  async set({ id }: Binding, query: GroupQuery, lenses: LensSwitch): Promise<void> {
    this.chosen.set(`${id}/${query.id}`, lenses);
    this.changed.fire();
  }
}
