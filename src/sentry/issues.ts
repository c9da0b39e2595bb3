import { record } from '../base/decode';
import { camelKeys } from './answer/camelKeys';
import { calls } from './calls';
import type { SentryHttp } from './http';
import { decodeIssue, type Issue, type Status } from './issue';
import { SentryError } from './sentryError';
import { inDialect, makeSure } from './server/dialect';
import { orUnscoped } from './server/unscoped';
import { has, type MissingFeature } from './server/traits';

export * from './issue';
export { type IssuePage, type IssueQuery, listIssues } from './issueList';

/** A change of one issue, in the form in which Sentry takes it. */
export interface IssueUpdate {
  readonly status?: Status;
  /** Only what is to be set: the server reads `inNextRelease` as true whatever its value. */
  readonly statusDetails?: { readonly inNextRelease: true } | { readonly inCommit: CommitName };
  /** `user:<id>` or `team:<id>`; empty for nobody. */
  readonly assignedTo?: string;
}

/** A commit as Sentry knows it. */
export interface CommitName {
  /** A full hash. */
  readonly commit: string;
  /** As Sentry names it: `acme/shop`, GitLab's `Acme / Shop Front`. */
  readonly repository: string;
}

/** What of an issue is not read here, and would cost the server much. */
const NOT_READ = { collapse: ['release', 'tags', 'stats'] };

/**
 * One issue as it is now; its counts are of all time. It may be another than was asked for: one into which it was
 * merged.
 * @throws {SentryError}
 */
export function getIssue(http: SentryHttp, org: string, issue: string, signal: AbortSignal): Promise<Issue> {
  return inDialect(http, signal, async () => {
    const { json } = await orUnscoped(
      http,
      async () => http.send(calls.issue, { org, issue }, { query: NOT_READ }, signal),
      async () => http.send(calls.unscopedIssue, { issue }, {}, signal),
    );
    const found = decodeIssue(camelKeys(json));
    if (found === undefined) {
      throw new SentryError('shape', calls.issue, { said: 'the answer is not an issue' });
    }
    return found;
  });
}

/**
 * Changes one issue and answers what it is afterwards (the server may have assigned it, too).
 * @throws {SentryError} with what the server `lacks`, before anything is sent, for a change that it would pass over.
 */
export async function updateIssue(
  http: SentryHttp,
  org: string,
  issue: string,
  body: IssueUpdate,
  signal: AbortSignal,
): Promise<Issue> {
  if (Object.keys(body).some((field) => field !== 'status')) {
    await makeSure(http, signal);
  }
  refuseWhatIsLacking(http, body);
  try {
    const { json } = await http.send(calls.updateIssue, { org, issue }, { body }, signal);
    return updated(json, issue);
  } catch (error) {
    if (error instanceof SentryError && error.details.form === 'unrouted') {
      await getIssue(http, org, issue, signal);
      refuseWhatIsLacking(http, body);
    }
    throw error;
  }
}

/** @throws {SentryError} for what the server is known not to do. */
function refuseWhatIsLacking({ traits }: SentryHttp, body: IssueUpdate): void {
  const lacks = needsOf(body).find((feature) => has(traits, feature));
  if (lacks !== undefined) {
    throw new SentryError('badRequest', calls.updateIssue, { lacks });
  }
}

/** What a server must be able to do for a change. */
function needsOf({ statusDetails, ...others }: IssueUpdate): readonly MissingFeature[] {
  return [
    'updates',
    ...(statusDetails === undefined
      ? []
      : (['inCommit' in statusDetails ? 'resolveInCommit' : 'resolveInNextRelease'] as const)),
    ...(Object.keys(others).some((field) => field !== 'status') ? (['otherUpdates'] as const) : []),
  ];
}

/** An answer that names no id of its own is of the issue that was changed, if it is of an issue at all. */
function updated(json: unknown, id: string): Issue {
  const answer = record(camelKeys(json));
  const issue = decodeIssue(answer) ?? decodeIssue({ ...answer, id });
  if (issue?.status === undefined) {
    throw new SentryError('shape', calls.updateIssue, { said: 'the answer is not an issue' });
  }
  return issue;
}
