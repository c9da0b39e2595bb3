import { delay } from '../base/clock';
import type { SentryHttp } from '../sentry/http';
import { assigneeName, getIssue, type Issue, type IssueUpdate, updateIssue } from '../sentry/issues';
import { SentryError, type SentryErrorKind } from '../sentry/sentryError';

/** How often a change is sent at the most. */
const MOST_SENDS = 3;
/** A server that did not answer in time may still be at it. */
const REST_MS = 1000;

/** Failures after which a change may have been made or not. */
const UNCLEAR: ReadonlySet<SentryErrorKind> = new Set(['timeout', 'server', 'network', 'shape']);

/**
 * Changes one issue and answers what it is afterwards. After an answer that does not tell whether the change was made
 * the issue is read: where it is as wanted the change is done, otherwise it is sent again.
 * @throws {SentryError} a refusal at once; the unclear failure where the issue cannot be read either, and after three
 * of them that came to nothing.
 */
export async function updateCarefully(
  http: SentryHttp,
  org: string,
  issue: string,
  update: IssueUpdate,
  signal: AbortSignal,
): Promise<Issue> {
  for (let sends = 1; ; sends++) {
    try {
      return await updateIssue(http, org, issue, update, signal);
    } catch (error) {
      if (!isUnclear(error)) {
        throw error;
      }
      await delay(http.clock, REST_MS, signal);
      const found = await readAfter(error, () => getIssue(http, org, issue, signal));
      if (isAsWanted(found, update)) {
        return found;
      }
      if (sends >= MOST_SENDS) {
        throw error;
      }
    }
  }
}

/** @throws what reading is refused with, else the failure that it was to clear up. */
async function readAfter(failure: SentryError, read: () => Promise<Issue>): Promise<Issue> {
  try {
    return await read();
  } catch (error) {
    throw isUnclear(error) ? failure : error;
  }
}

function isUnclear(error: unknown): error is SentryError {
  return error instanceof SentryError && UNCLEAR.has(error.kind);
}

/** For each field that an update may set, whether an issue has it as it was to be set. */
const asWanted: { readonly [Field in keyof IssueUpdate]-?: (issue: Issue, update: IssueUpdate) => boolean } =
  {
    status: ({ status }, update) => update.status === undefined || status === update.status,
    statusDetails: ({ statusDetails }, update) => hasDetails(statusDetails, update.statusDetails),
    assignedTo: ({ assignedTo }, update) =>
      update.assignedTo === undefined || assigneeName(assignedTo) === update.assignedTo,
  };

/** Whether an issue is what an update was to make of it. */
export function isAsWanted(issue: Issue, update: IssueUpdate): boolean {
  return Object.values(asWanted).every((test) => test(issue, update));
}

/**
 * Sentry keeps what it makes of the wish: the next release becomes the one after the newest, and a commit that is part
 * of a release becomes that release.
 */
function hasDetails(details: Issue['statusDetails'], wanted: IssueUpdate['statusDetails']): boolean {
  if (wanted === undefined) {
    return true;
  }
  const isInRelease = details?.inRelease !== undefined || details?.inNextRelease === true;
  return 'inCommit' in wanted ? isInRelease || details?.inCommit === wanted.inCommit.commit : isInRelease;
}
