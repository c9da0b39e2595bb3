import { brief, each, list, record, text } from '../base/decode';
import { calls } from './calls';
import type { SentryHttp } from './http';
import { SentryError } from './sentryError';
import { unlessMissing } from './server/unlessMissing';
import { isPathless } from './server/unscoped';

/** UTF-16 units of a name or a subject that are kept. */
const LONGEST = 500;
/** Commits that are kept. */
const MOST = 20;

/** A commit that the server suspects of having caused an issue. */
export interface SuspectCommit {
  /** A full hash. */
  readonly id: string;
  /** The first line of its message. */
  readonly subject?: string;
  readonly author?: string;
  /** ISO 8601. */
  readonly dateCreated?: string;
}

/** An event, by the slug of its project. */
export interface EventName {
  readonly org: string;
  readonly project: string;
  readonly event: string;
}

/**
 * The commits that an event's server suspects, the likeliest first; none where it suspects none, which Sentry says
 * with 404, and from a server that knows no such thing.
 * @throws {SentryError}
 */
export function listSuspectCommits(
  http: SentryHttp,
  name: EventName,
  signal: AbortSignal,
): Promise<readonly SuspectCommit[]> {
  return unlessMissing(
    http,
    'suspectCommits',
    async () => {
      try {
        const { json } = await http.send(calls.committers, { ...name }, {}, signal);
        return decodeCommitters(json);
      } catch (error) {
        if (error instanceof SentryError && error.kind === 'notFound' && !isPathless(error)) {
          return [];
        }
        throw error;
      }
    },
    signal,
  );
}

/** Reads `{committers: [{author, commits: [{id, message, dateCreated}]}]}`. */
export function decodeCommitters(value: unknown): SuspectCommit[] {
  const committers = list(record(value)?.['committers']).slice(0, MOST);
  return committers
    .flatMap((one) => {
      const committer = record(one);
      const author = nameOf(committer?.['author']);
      return each(list(committer?.['commits']).slice(0, MOST), (commit) => decodeCommit(commit, author));
    })
    .slice(0, MOST);
}

function decodeCommit(value: unknown, author: string | undefined): SuspectCommit | undefined {
  const commit = record(value);
  const id = text(commit?.['id']) ?? '';
  return /^[0-9a-f]{40,64}$/i.test(id)
    ? {
        id: id.toLowerCase(),
        subject: brief(firstLine(text(commit?.['message'])), LONGEST) || undefined,
        author: nameOf(commit?.['author']) ?? author,
        dateCreated: brief(commit?.['dateCreated'], LONGEST),
      }
    : undefined;
}

function nameOf(author: unknown): string | undefined {
  const person = record(author);
  return brief(person?.['name'], LONGEST) || brief(person?.['email'], LONGEST) || undefined;
}

function firstLine(message: string | undefined): string | undefined {
  return message
    ?.slice(0, LONGEST * 4)
    .trimStart()
    .split('\n', 1)[0];
}
