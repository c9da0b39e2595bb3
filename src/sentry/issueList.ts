import { readRows } from './answer/rows';
import { calls } from './calls';
import type { Parameters, SentryHttp } from './http';
import { decodeIssue, type Issue } from './issue';
import { nextCursor } from './link';
import { SentryError } from './sentryError';
import { concessionTo } from './server/concessions';
import { inDialect } from './server/dialect';
import { projectIds } from './server/projectIds';
import { asksForReview, forGlitchTip, withoutSuggested } from './server/search';
import { isSentryIo } from './server/sentryIo';
import { has, type Lesson, type ServerTraits, withLesson } from './server/traits';
import { withUnknownEnvironments } from './unknownEnvironments';

/** What is listed: `environments` and `statsPeriod` scope the rows and their counts alike. */
export interface IssueQuery {
  readonly org: string;
  /** Ids or slugs; none for every project that the token may see. */
  readonly projects: readonly string[];
  /** Sentry's search syntax, such as `is:unresolved`. */
  readonly query: string;
  readonly environments: readonly string[];
  /** Such as `14d`. */
  readonly statsPeriod: string;
}

/** One page of a list, newest activity first, with the cursor of the next. */
export interface IssuePage {
  readonly issues: readonly Issue[];
  /** Rows that could not be read. */
  readonly dropped: number;
  readonly next?: string;
}

/** The server's limit, and its default. */
const ROWS = '100';

/** More pages than are read of one project where a server lists one at a time. */
const MOST_PAGES = 50;

/**
 * One page of the org-level list, sorted by last seen; everything at once on a server that lists only one project at
 * a time.
 * @throws {SentryError} with what the server `lacks` for a search that it would misunderstand, and with the
 * `environments` that it does not know.
 */
export async function listIssues(
  http: SentryHttp,
  asked: IssueQuery,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<IssuePage> {
  try {
    return await inDialect(http, signal, async (kind) =>
      kind === 'glitchtip' ? onGlitchTip(http, asked, cursor, signal) : onSentry(http, asked, cursor, signal),
    );
  } catch (error) {
    throw await withUnknownEnvironments(http, asked, error, signal);
  }
}

/** GlitchTip counts all that it keeps, whatever the period, and knows no project -1. */
async function onGlitchTip(
  http: SentryHttp,
  { org, projects, query, environments }: IssueQuery,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<IssuePage> {
  const understood = forGlitchTip(query);
  if (understood === undefined) {
    throw new SentryError('badRequest', calls.issues, { lacks: lackingFor(query) });
  }
  const project = projects.length === 0 ? [] : await projectIds(http, org, projects, signal);
  const sent = { project, query: understood, environment: environments, sort: '-last_seen', limit: ROWS };
  return pageOf(http, org, { ...sent, cursor }, signal);
}

/** Sentry of today, and with one concession after the other what older ones take. */
async function onSentry(
  http: SentryHttp,
  asked: IssueQuery,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<IssuePage> {
  const conceded: Lesson[] = [];
  let first: unknown;
  for (let traits = http.traits; ; traits = conceded.reduce(withLesson, http.traits)) {
    try {
      const page = await asTaken(http, traits, asked, cursor, signal);
      http.knowledge.recognise('sentry');
      http.knowledge.learn(...conceded);
      return page;
    } catch (error) {
      first ??= error;
      const next = mayBeOlder(http, error) ? concessionTo(error, traits, asked) : undefined;
      if (next === undefined) {
        throw toldBy(first, error);
      }
      conceded.push(next);
    }
  }
}

/** One that has answered before stumbles for another reason now. */
function mayBeOlder({ address, knowledge }: SentryHttp, error: unknown): boolean {
  const isStumbling = error instanceof SentryError && error.kind === 'server';
  return !isSentryIo(address) && !(isStumbling && knowledge.isSure);
}

/** What a server said at first, where it did not object to how it was asked: trying other ways may fail otherwise. */
function toldBy(first: unknown, last: unknown): unknown {
  const isObjection = !(first instanceof SentryError) || !['server', 'scope'].includes(first.kind);
  return isObjection || (last instanceof SentryError && last.kind === 'cancelled') ? last : first;
}

async function asTaken(
  http: SentryHttp,
  traits: ServerTraits,
  asked: IssueQuery,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<IssuePage> {
  if (has(traits, 'forReview') && asksForReview(asked.query)) {
    http.knowledge.learn('forReview');
    throw new SentryError('badRequest', calls.issues, { lacks: 'forReview' });
  }
  if (has(traits, 'oneProject') && asked.projects.length !== 1) {
    return ofEachProject(http, traits, asked, signal);
  }
  const query = {
    project: await projectsFor(http, traits, asked, signal),
    query: has(traits, 'suggestedOwners') ? withoutSuggested(asked.query) : asked.query,
    environment: asked.environments,
    statsPeriod: asked.statsPeriod,
    ...(has(traits, 'plainList') ? {} : { groupStatsPeriod: 'auto', sort: 'date' }),
    limit: ROWS,
    cursor,
  };
  return pageOf(http, asked.org, query, signal);
}

/** -1 is every project on every version that lists several; omitted, old ones show those of one's own teams. */
async function projectsFor(
  http: SentryHttp,
  traits: ServerTraits,
  { org, projects }: IssueQuery,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (projects.length === 0) {
    return has(traits, 'otherTeams') ? [] : ['-1'];
  }
  return has(traits, 'projectIds') ? projectIds(http, org, projects, signal) : projects;
}

/** All issues of several projects, one project after the other, in the order of one list. */
async function ofEachProject(
  http: SentryHttp,
  traits: ServerTraits,
  asked: IssueQuery,
  signal: AbortSignal,
): Promise<IssuePage> {
  const all = new Map<string, Issue>();
  let dropped = 0;
  for (const project of await projectIds(http, asked.org, asked.projects, signal)) {
    let cursor: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = await asTaken(http, traits, { ...asked, projects: [project] }, cursor, signal);
      page.issues.forEach((issue) => all.set(issue.id, issue));
      dropped += page.dropped;
      cursor = page.next;
      if (cursor === undefined) {
        break;
      }
    }
  }
  return { issues: [...all.values()].sort((a, b) => lastSeenMs(b) - lastSeenMs(a)), dropped };
}

function lastSeenMs({ lastSeen = '' }: Issue): number {
  return Date.parse(lastSeen) || 0;
}

async function pageOf(
  http: SentryHttp,
  org: string,
  query: NonNullable<Parameters['query']>,
  signal: AbortSignal,
): Promise<IssuePage> {
  const { json, headers } = await http.send(calls.issues, { org }, { query }, signal);
  const { rows, dropped } = readRows(calls.issues, json, decodeIssue);
  http.drop(calls.issues, dropped);
  const next = nextCursor(headers.get('link'));
  return { issues: rows, dropped, next: next === query['cursor'] ? undefined : next };
}

function lackingFor(query: string) {
  return asksForReview(query) ? 'forReview' : 'search';
}
