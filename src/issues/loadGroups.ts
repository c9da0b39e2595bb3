import type { Issue } from '../sentry/issues';
import { SentryError } from '../sentry/sentryError';
import type { GroupQuery } from './groups';
import type { IssueBook } from './issueBook';

/**
 * Asks for groups and puts what comes into the book. A group whose query fails alone says so there.
 * @param ask answers a query's issues, given what is known of them.
 * @throws what the first group's query failed with, when no group can be had.
 */
export async function loadGroups(
  book: IssueBook,
  wanted: readonly GroupQuery[],
  ask: (query: GroupQuery, known: readonly Issue[]) => Promise<readonly Issue[]>,
  signal: AbortSignal,
): Promise<void> {
  const asked = book.now;
  const outcomes = await Promise.allSettled(wanted.map((query) => ask(query, book.list(query) ?? [])));
  signal.throwIfAborted();
  const [first] = outcomes;
  if (first?.status === 'rejected' && outcomes.every(({ status }) => status === 'rejected')) {
    throw first.reason;
  }
  for (const [at, query] of wanted.entries()) {
    const outcome = outcomes[at];
    if (outcome?.status === 'fulfilled') {
      book.setList(query, outcome.value, asked);
    } else if (outcome !== undefined) {
      book.setTrouble(query, asSentryError(outcome.reason));
    }
  }
}

/** An error that everybody can tell in words: our own ones are `unexpected`. */
export function asSentryError(error: unknown): SentryError {
  return error instanceof SentryError ? error : new SentryError('unexpected', 'a refresh', { cause: error });
}
