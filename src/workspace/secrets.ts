import type { SecretStorage } from 'vscode';
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
