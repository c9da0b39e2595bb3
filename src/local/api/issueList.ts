import type { Answer, Call } from '../http/call';
import { type Cursor, cursorOf, linkHeader, MOST_ROWS } from '../http/paging';
import { refusals } from '../http/refusal';
import type { Backend } from '../http/route';
import { type EventScope, ever } from '../model/eventTable';
import type { Issue } from '../model/issue';
import type { Store } from '../model/store';
import { EventFilter, environmentTests } from '../query/eventFilter';
import { parseSearch, type Search } from '../query/search';
import { type Found, isSortKey, type Ranked, ranked } from '../query/sorting';
import { type Period, periodOf } from './dates';
import { listRow } from './issueRow';
import { directHit } from './directHit';
import { environmentsOf, projectsOf } from './scope';
import { checkStatsPeriod } from './stats';

/** The most hits that are counted, as Sentry does. */
const MOST_HITS = 1000;

/** What a list is made from. */
export interface Listing {
  readonly period: Period;
  /** Events of the asked time and environments. */
  readonly scope: EventScope;
  /** Of all the time that is kept. */
  readonly lifetime: EventScope;
  /** Those among `scope` that the search asks for; `undefined` when it asks nothing of events. */
  readonly filtered?: EventScope;
}

/** The issues of an organization that have an event of the asked time, environments and kind. */
export function listIssues({ store }: Backend, call: Call): Answer {
  const projects = projectsOf(call, store);
  const sort = call.query.get('sort') || 'date';
  checkStatsPeriod(call);
  const hit = directHit(store, call);
  const search = parseSearch(hit === undefined ? call.query.get('query') : '', {
    store,
    me: call.caller.person,
    now: store.now(),
  });
  if (!isSortKey(sort) || (sort === 'inbox' && !search.isForReview)) {
    throw refusals.badRequest(
      sort === 'inbox'
        ? "Sort key 'inbox' only supported for inbox search"
        : `Sort key '${sort}' not supported.`,
    );
  }
  const listing = listingOf(store, call, search);
  const among = hit?.issues ?? grouped(store, call) ?? [...store.issues.values()];
  const ofProjects = among.filter((issue) => projects.includes(issue.project));
  const found =
    hit === undefined
      ? find(ofProjects, search, listing)
      : ofProjects.map((issue) => measured(issue, listing));
  const answer = pageOf(call, ranked(found, sort), ({ issue }) => ({
    ...listRow(issue, store, call, listing),
    ...hit?.matching,
  }));
  return { ...answer, headers: { ...answer.headers, ...hit?.headers } };
}

function listingOf(store: Store, call: Call, search: Search): Listing {
  const now = store.now();
  const environment = environmentTests(environmentsOf(call, store));
  const period = periodOf(call, now);
  const inEnvironment = new EventFilter(store, environment);
  const scope = { ...period, accepts: inEnvironment.accepts };
  const lifetime = { ...ever, accepts: inEnvironment.accepts };
  return search.eventTests.length === 0
    ? { period, scope, lifetime }
    : {
        period,
        scope,
        lifetime,
        filtered: {
          ...period,
          accepts: new EventFilter(store, [...environment, ...search.eventTests]).accepts,
        },
      };
}

function find(issues: readonly Issue[], search: Search, listing: Listing): Found[] {
  return issues
    .filter((issue) => search.issueTests.every((test) => test(issue)))
    .map((issue) => measured(issue, listing))
    .filter(({ extent }) => extent.events > 0);
}

function measured(issue: Issue, listing: Listing): Found {
  const scope = listing.filtered ?? listing.scope;
  return { issue, scope, extent: issue.events.extent(scope) };
}

/** The issues that `group` names, whatever the search. @throws {Refusal} 400 */
function grouped(store: Store, call: Call): Issue[] | undefined {
  const ids = call.query.getAll('group');
  if (ids.some((id) => !/^\d+$/.test(id))) {
    throw refusals.badRequest('Group ids must be integers');
  }
  return ids.length === 0 ? undefined : ids.flatMap((id) => store.issues.get(Number(id)) ?? []);
}

/** A page that begins or ends at a rank, so that rows which change meanwhile are neither doubled nor skipped. */
function pageOf(call: Call, rows: readonly Ranked[], show: (row: Ranked) => unknown): Answer {
  const size = call.wholeNumber('limit', MOST_ROWS, MOST_ROWS);
  const cursor = cursorOf(call);
  const at = cursor === undefined ? 0 : positionOf(rows, cursor);
  const start = cursor?.isPrevious === true ? Math.max(0, at - size) : at;
  const end = Math.min(rows.length, cursor?.isPrevious === true ? at : start + size);
  const link = linkHeader(
    call,
    cursorAt(rows, start, true),
    start > 0,
    cursorAt(rows, end, false),
    end < rows.length,
  );
  return {
    json: rows.slice(start, end).map(show),
    headers: {
      Link: link,
      'X-Hits': String(Math.min(rows.length, MOST_HITS)),
      'X-Max-Hits': String(MOST_HITS),
    },
  };
}

/** A cursor counts its offset from the first row of its rank. */
function cursorAt(rows: readonly Ranked[], at: number, isPrevious: boolean): Cursor {
  const value = rows[at]?.rank ?? rows.at(-1)?.rank ?? 0;
  const first = rows.findIndex(({ rank }) => rank <= value);
  return { value, offset: Math.max(0, at - Math.max(0, first)), isPrevious };
}

function positionOf(rows: readonly Ranked[], { value, offset }: Cursor): number {
  const first = rows.findIndex(({ rank }) => rank <= value);
  return first === -1 ? rows.length : Math.min(rows.length, first + offset);
}
