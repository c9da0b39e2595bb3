import type { SentryHttp } from '../sentry/http';
import { type Issue, type IssueQuery, listIssues } from '../sentry/issues';

/** More rows than anyone triages; a list that long needs a narrower query. */
const MOST_PAGES = 200;

/** What a query answers. */
export interface IssueList {
  /** Newest activity first. */
  readonly issues: readonly Issue[];
  /** Rows that could not be read. */
  readonly dropped: number;
}

/**
 * The issues of a query.
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
): Promise<IssueList> {
  const before = new Map(known.map((issue) => [issue.id, issue]));
  const listed = new Map<string, Issue>();
  let cursor: string | undefined;
  let dropped = 0;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await listIssues(http, query, cursor, signal);
    dropped += page.dropped;
    for (const issue of page.issues) {
      listed.set(issue.id, sameAs(before.get(issue.id), issue));
    }
    cursor = page.next;
    if (cursor === undefined) {
      break; // below the last row there is nothing any more, whatever stood there
    }
    if (page.issues.length > 0 && page.issues.every((issue) => isSameRow(before.get(issue.id), issue))) {
      const rest = below(page.issues, known).filter((issue) => !listed.has(issue.id));
      return { issues: [...listed.values(), ...rest], dropped };
    }
  }
  return { issues: [...listed.values()], dropped };
}

/** Compares all of a row but its series, which moves on with the time, whether it happened again or not. */
function isSameRow(before: Issue | undefined, issue: Issue): boolean {
  return before !== undefined && JSON.stringify({ ...before, stats: issue.stats }) === JSON.stringify(issue);
}

/** A row that is as it was stays the object that it was. */
function sameAs(before: Issue | undefined, issue: Issue): Issue {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(issue) ? before : issue;
}

/** What stood below the rows of an unchanged page. */
function below(page: readonly Issue[], known: readonly Issue[]): readonly Issue[] {
  const last = page.at(-1)?.id;
  return known.slice(known.findIndex((issue) => issue.id === last) + 1);
}
