import type { SentryHttp } from '../sentry/http';
import { type Issue, type IssueQuery, listIssues } from '../sentry/issues';

/** More rows than anyone triages; a list that long needs a narrower query. */
const MOST_PAGES = 200;

/**
 * The issues of a query, newest activity first.
 *
 * With `known` (what the same query answered last), paging stops at the first page on which every row is as it was:
 * the list is sorted by last seen, so nothing below it happened since, and the rest is taken from `known`.
 * @throws {SentryError}
 */
export async function listAll(
  http: SentryHttp,
  query: IssueQuery,
  known: readonly Issue[],
  signal: AbortSignal,
): Promise<readonly Issue[]> {
  const before = new Map(known.map((issue) => [issue.id, JSON.stringify(issue)]));
  const listed = new Map<string, Issue>();
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await listIssues(http, query, cursor, signal);
    for (const issue of page.issues) {
      listed.set(issue.id, issue);
    }
    if (
      page.issues.length > 0 &&
      page.issues.every((issue) => before.get(issue.id) === JSON.stringify(issue))
    ) {
      return [...listed.values(), ...below(page.issues, known).filter((issue) => !listed.has(issue.id))];
    }
    cursor = page.next;
    if (cursor === undefined) {
      break;
    }
  }
  return [...listed.values()];
}

/** What stood below the rows of an unchanged page. */
function below(page: readonly Issue[], known: readonly Issue[]): readonly Issue[] {
  const last = page.at(-1)?.id;
  return known.slice(known.findIndex((issue) => issue.id === last) + 1);
}
