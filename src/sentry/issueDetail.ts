import { brief, each, record } from '../base/decode';
import { camelKeys } from './answer/camelKeys';
import { calls } from './calls';
import { decodeAnnotation, type ExternalIssue } from './externalIssues';
import type { SentryHttp } from './http';
import { SentryError } from './sentryError';
import { inDialect } from './server/dialect';
import { orUnscoped } from './server/unscoped';
import { decodeStats, type StatsPoint } from './stats';

export type { StatsPoint } from './stats';

/** UTF-16 units of a version that are kept. */
const LONGEST = 1000;

/** What only the issue's own page tells of it, not the list. */
export interface IssueDetail {
  /** The release in which it was seen first and last, as the SDK sent them; absent where the server knows none. */
  readonly firstRelease?: string;
  readonly lastRelease?: string;
  /** How often it happened, in equal steps of time, oldest first. */
  readonly stats: readonly StatsPoint[];
  /** Issues of other trackers that are linked to it, as far as the page names them. */
  readonly annotations: readonly ExternalIssue[];
}

/** An issue, in the environments that its numbers are of; none for all. */
export interface IssueScope {
  readonly org: string;
  readonly issue: string;
  readonly environments: readonly string[];
}

/**
 * The detail of an issue.
 * @throws {SentryError}
 */
export function getIssueDetail(
  http: SentryHttp,
  { org, issue, environments }: IssueScope,
  signal: AbortSignal,
): Promise<IssueDetail> {
  const query = { collapse: 'tags', environment: environments };
  return inDialect(http, signal, async () => {
    const { json } = await orUnscoped(
      http,
      async () => http.send(calls.issue, { org, issue }, { query }, signal),
      async () => http.send(calls.unscopedIssue, { issue }, { query }, signal),
    );
    const detail = decodeIssueDetail(camelKeys(json));
    if (detail === undefined) {
      throw new SentryError('shape', calls.issue, { said: 'the answer is not an issue' });
    }
    return detail;
  });
}

/** Reads an issue's detail in the API's shape; `undefined` for what is no object. */
export function decodeIssueDetail(value: unknown): IssueDetail | undefined {
  const issue = record(value);
  return (
    issue && {
      firstRelease: versionOf(issue['firstRelease']),
      lastRelease: versionOf(issue['lastRelease']),
      stats: decodeStats(issue['stats']),
      annotations: each(issue['annotations'], decodeAnnotation),
    }
  );
}

function versionOf(release: unknown): string | undefined {
  return brief(record(release)?.['version'], LONGEST) || undefined;
}
