import { brief, record, text } from '../base/decode';
import { readRows } from './answer/rows';
import { calls } from './calls';
import type { SentryHttp } from './http';
import { inDialect } from './server/dialect';
import { has } from './server/traits';

/** Commits of one release that are asked for: the newest, of which the first is what it was built from. */
const MOST = '100';

/** UTF-16 units of a repository's name that are kept. */
const LONGEST = 1000;

/** A commit of a release, as it was told to Sentry. */
export interface ToldCommit {
  /** A hash. */
  readonly id: string;
  /** As Sentry names it: `acme/shop`. */
  readonly repository?: string;
}

/**
 * The newest commits of a release, newest first; none where no commits were told, and on servers that are told none.
 * @throws {SentryError} `notFound` for a release that Sentry does not know.
 */
export async function listReleaseCommits(
  http: SentryHttp,
  org: string,
  version: string,
  signal: AbortSignal,
): Promise<readonly ToldCommit[]> {
  return inDialect(http, signal, async () => {
    if (has(http.traits, 'commits')) {
      return [];
    }
    const query = { per_page: MOST };
    const { json } = await http.send(calls.releaseCommits, { org, version }, { query }, signal);
    const { rows, dropped } = readRows(calls.releaseCommits, json, decodeCommit);
    http.drop(calls.releaseCommits, dropped);
    return rows;
  });
}

function decodeCommit(value: unknown): ToldCommit | undefined {
  const commit = record(value);
  const id = text(commit?.['id']);
  const repository = brief(record(commit?.['repository'])?.['name'], LONGEST);
  return id === undefined || !/^[0-9a-f]{40,64}$/i.test(id)
    ? undefined
    : { id, ...(repository !== undefined && { repository }) };
}
