import type { SecretStorage } from 'vscode';
import type { Secrets } from '../sentry/session';

/** VS Code's secret store as the session's port. */
export function editorSecrets(storage: SecretStorage): Secrets {
  return {
    get: async (key) => storage.get(key),
    set: async (key, value) => storage.store(key, value),
    delete: async (key) => storage.delete(key),
    onDidChange: (listener) => storage.onDidChange(({ key }) => listener(key)),
  };
}
