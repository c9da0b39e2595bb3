import type { SecretStorage } from 'vscode';
import { Emitter } from '../base/event';
import type { Secrets } from '../sentry/accounts';

/** VS Code's secret store as the accounts' port. */
export function editorSecrets(storage: SecretStorage): Secrets {
  return {
    keys: async () => storage.keys(),
    get: async (key) => storage.get(key),
    set: async (key, value) => storage.store(key, value),
    delete: async (key) => storage.delete(key),
    onDidChange: (listener) => storage.onDidChange(({ key }) => listener(key)),
  };
}

/** Secrets of this window alone, which are gone with it. */
export function passingSecrets(): Secrets {
  const kept = new Map<string, string>();
  const changed = new Emitter<string>();
  return {
    keys: async () => [...kept.keys()],
    get: async (key) => kept.get(key),
    set: async (key, value) => {
      kept.set(key, value);
      changed.fire(key);
    },
    delete: async (key) => {
      kept.delete(key);
      changed.fire(key);
    },
    onDidChange: changed.event,
  };
}
