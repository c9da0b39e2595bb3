import { record, text } from '../base/decode';
import { allPages } from './allPages';
import { calls } from './calls';
import type { SentryHttp } from './http';

/**
 * The names of the environments that events of an organization's projects name: `production`.
 * @throws {SentryError}
 */
export async function listEnvironments(
  http: SentryHttp,
  org: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const names = await allPages(
    http,
    calls.environments,
    { org },
    {},
    (value) => text(record(value)?.['name']) || undefined,
    signal,
  );
  return [...new Set(names)];
}
