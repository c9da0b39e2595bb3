import { record, text } from '../base/decode';
import { allPages } from './allPages';
import { calls } from './calls';
import type { SentryHttp } from './http';

/**
 * The names of the repositories that Sentry knows in an organization: `acme/shop`, GitLab's `Acme / Shop Front`.
 * @throws {SentryError}
 */
export function listRepositories(http: SentryHttp, org: string, signal: AbortSignal): Promise<string[]> {
  return allPages(
    async (cursor) =>
      http.send(
        calls.repositories,
        { org },
        { query: { status: 'active', per_page: '100', cursor } },
        signal,
      ),
    (value) => text(record(value)?.['name']),
  );
}
