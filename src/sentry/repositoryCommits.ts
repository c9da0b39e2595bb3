import { record, text } from '../base/decode';
import { readRows } from './answer/rows';
import { calls } from './calls';
import type { SentryHttp } from './http';
import type { Repository } from './repositories';
import { unlessMissing } from './server/unlessMissing';

/** So many of them are asked for. */
export const MOST_KNOWN_COMMITS = 100;

/**
 * Full hashes of the newest commits of a repository that Sentry knows, a hundred at the most: whether an issue can be
 * resolved in one. Of a commit that is older nothing is said.
 * @throws {SentryError}
 */
export function listKnownCommits(
  http: SentryHttp,
  org: string,
  { id }: Repository,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const ask = async () => {
    if (id === undefined) {
      return [];
    }
    const query = { per_page: String(MOST_KNOWN_COMMITS) };
    const { json } = await http.send(calls.repositoryCommits, { org, repository: id }, { query }, signal);
    const { rows, dropped } = readRows(calls.repositoryCommits, json, (value) => text(record(value)?.['id']));
    http.drop(calls.repositoryCommits, dropped);
    return rows;
  };
  return unlessMissing(http, 'commits', ask, signal);
}
