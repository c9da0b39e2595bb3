import { brief, each, record, text } from '../base/decode';
import { camelKeys } from './answer/camelKeys';
import { calls } from './calls';
import type { Parameters, SentryHttp } from './http';
import { decodeIssue, type Issue } from './issue';
import { type IssueUpdate, needsOf } from './issueUpdate';
import { SentryError } from './sentryError';
import { inDialect, makeSure } from './server/dialect';
import { orUnscoped } from './server/unscoped';
import { has } from './server/traits';

export * from './issue';
export * from './issueUpdate';
export { type IssuePage, type IssueQuery, listIssues } from './issueList';

/** What of an issue is not read here, and would cost the server much. */
const NOT_READ = { collapse: ['release', 'tags', 'stats'] };

/**
 * One issue as it is now; its counts are of all time. It may be another than was asked for: one into which it was
 * merged.
 * @throws {SentryError}
 */
export async function getIssue(
  http: SentryHttp,
  org: string,
  issue: string,
  signal: AbortSignal,
): Promise<Issue> {
  const found = decodeIssue(await readIssue(http, org, issue, NOT_READ, signal));
  if (found === undefined) {
    throw new SentryError('shape', calls.issue, { said: 'the answer is not an issue' });
  }
  return found;
}

/** Who may be the owner of an issue, and why. */
export interface SuggestedOwner {
  readonly type: 'user' | 'team';
  readonly id: string;
  /** Such as `suspectCommit`, `ownershipRule`, `codeowners`. */
  readonly by: string;
}

/**
 * Whose an issue may be, as suspect commits and ownership rules tell; none on servers that suggest nobody.
 * @throws {SentryError}
 */
export async function getSuggestedOwners(
  http: SentryHttp,
  org: string,
  issue: string,
  signal: AbortSignal,
): Promise<readonly SuggestedOwner[]> {
  const found = await readIssue(http, org, issue, { ...NOT_READ, expand: 'owners' }, signal);
  return each(record(found)?.['owners'], (value) => {
    const owner = record(value);
    const [, type, id] = /^(user|team):(\d{1,30})$/.exec(text(owner?.['owner']) ?? '') ?? [];
    const by = brief(owner?.['type'], 100) ?? '';
    return id === undefined ? undefined : { type: type === 'team' ? 'team' : 'user', id, by };
  });
}

function readIssue(
  http: SentryHttp,
  org: string,
  issue: string,
  query: NonNullable<Parameters['query']>,
  signal: AbortSignal,
): Promise<unknown> {
  return inDialect(http, signal, async () => {
    const { json } = await orUnscoped(
      http,
      async () => http.send(calls.issue, { org, issue }, { query }, signal),
      async () => http.send(calls.unscopedIssue, { issue }, {}, signal),
    );
    return camelKeys(json);
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

/** An answer that names no id of its own is of the issue that was changed, if it is of an issue at all. */
function updated(json: unknown, id: string): Issue {
  const answer = record(camelKeys(json));
  const issue = decodeIssue(answer) ?? decodeIssue({ ...answer, id });
  if (issue?.status === undefined) {
    throw new SentryError('shape', calls.updateIssue, { said: 'the answer is not an issue' });
  }
  return issue;
}
