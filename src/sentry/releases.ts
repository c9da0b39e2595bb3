import { brief, number, record, text } from '../base/decode';
import { readRows } from './answer/rows';
import { calls } from './calls';
import type { SentryHttp } from './http';
import { inDialect } from './server/dialect';
import { projectIds } from './server/projectIds';
import { has } from './server/traits';

/** UTF-16 units of a version that are kept. */
const LONGEST = 1000;

/** A release of a project. */
export interface Release {
  /** Such as `shop@2.4.1`. */
  readonly version: string;
  /** Whether the server reads it as a semantic version. */
  readonly isSemantic: boolean;
  /** ISO 8601. */
  readonly dateCreated?: string;
}

/**
 * The newest releases of a project, newest first: a hundred at the most; none on a server that keeps none for us.
 * @param project slug or id.
 * @throws {SentryError}
 */
export function listReleases(
  http: SentryHttp,
  org: string,
  project: string,
  signal: AbortSignal,
): Promise<readonly Release[]> {
  return inDialect(http, signal, async () => {
    if (has(http.traits, 'resolveInRelease')) {
      return [];
    }
    const query = { project: await projectIds(http, org, [project], signal), per_page: '100' };
    const { json } = await http.send(calls.releases, { org }, { query }, signal);
    const { rows, dropped } = readRows(calls.releases, json, decodeRelease);
    http.drop(calls.releases, dropped);
    return rows;
  });
}

/**
 * Whether Sentry orders a project's releases as semantic versions, as far as the newest of them tell; otherwise it goes
 * by date, and a late event of an old release can reopen an issue that was resolved in a release.
 * @param releases newest first.
 */
export function areSemantic(releases: readonly Release[]): boolean {
  const latest = releases.slice(0, 10).map(({ isSemantic }) => isSemantic);
  if (latest.length <= 2) {
    return latest[0] === true;
  }
  const isOften = latest.length < 10 || latest.filter(Boolean).length >= 3;
  return isOften && latest.slice(0, 3).includes(true);
}

function decodeRelease(value: unknown): Release | undefined {
  const release = record(value);
  const version = brief(release?.['version'], LONGEST);
  const parsed = record(record(release?.['versionInfo'])?.['version']);
  const dateCreated = text(release?.['dateCreated']);
  return version === undefined || version === ''
    ? undefined
    : {
        version,
        isSemantic: number(parsed?.['major']) !== undefined,
        ...(dateCreated !== undefined && { dateCreated }),
      };
}
