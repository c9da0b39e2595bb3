import type { Answer, Call } from '../http/call';
import { refusals } from '../http/refusal';
import type { Backend } from '../http/route';
import { type EventScope, ever } from '../model/eventTable';
import type { Activity, Issue } from '../model/issue';
import type { Store } from '../model/store';
import { EventFilter, environmentTests } from '../query/eventFilter';
import { iso, RETENTION_MS } from './dates';
import { countsBody, expandedBody, issueBody } from './issueBody';
import type { Listing } from './issueList';
import { userBody } from './people';
import { fullReleaseBody } from './releases';
import { environmentsOf } from './scope';
import { checkStatsPeriod, series } from './stats';
import { tagSummaries } from './tags';

const COUNTS = ['count', 'userCount', 'firstSeen', 'lastSeen'];

/** What a `collapse` takes out of a row of the list: the counts go with the series. */
const COLLAPSED_IN_LIST = {
  stats: ['stats', ...COUNTS],
  lifetime: ['lifetime', ...COUNTS],
  filtered: ['filtered'],
  unhandled: ['isUnhandled'],
};

const COLLAPSED_IN_DETAIL = { release: ['firstRelease', 'lastRelease'], tags: ['tags'], stats: ['stats'] };

/** A row of the list: counts of the asked time and environment, of all time, and of what the search asks for. */
export function listRow(issue: Issue, store: Store, call: Call, listing: Listing) {
  const name = checkStatsPeriod(call);
  const { scope, filtered, lifetime, period } = listing;
  const counts = (of: EventScope) => countsBody(issue.events.tally(of));
  const stats = (of: EventScope) => (name === '' ? undefined : { [name]: series(issue, name, period, of) });
  const row = {
    ...issueBody(issue, store, call),
    ...counts(scope),
    stats: stats(scope),
    lifetime: { ...counts(lifetime), stats: null },
    filtered: filtered === undefined ? null : { ...counts(filtered), stats: stats(filtered) },
    ...expandedBody(issue, store, call.query.getAll('expand')),
  };
  return collapsed(row, COLLAPSED_IN_LIST, call);
}

/** One issue with all that a page shows; counts are of all time, of an environment where one is asked for. */
export function showIssue({ store }: Backend, call: Call): Answer {
  const issue = issueInPath(call, store);
  const now = store.now();
  const { accepts } = new EventFilter(store, environmentTests(environmentsOf(call, store)));
  const all = { ...ever, accepts };
  const period = { from: now - RETENTION_MS, to: now + 1 };
  const body = {
    ...issueBody(issue, store, call),
    ...countsBody(issue.events.tally(all)),
    activity: issue.activity.map((one, at) => activityBody(one, at, store)).reverse(),
    seenBy: peopleBody(issue.seenBy.keys(), store),
    participants: peopleBody(issue.subscribers.keys(), store),
    pluginActions: [],
    pluginIssues: [],
    pluginContexts: [],
    userReportCount: 0,
    firstRelease: releaseOf(issue.firstRelease, store),
    lastRelease: releaseOf(issue.lastRelease, store),
    tags: tagSummaries(issue, store, all),
    stats: { '24h': series(issue, '24h', period, all), '30d': series(issue, '30d', period, all) },
    ...expandedBody(issue, store, call.query.getAll('expand')),
  };
  return { json: collapsed(body, COLLAPSED_IN_DETAIL, call) };
}

function collapsed(row: object, parts: Readonly<Record<string, readonly string[]>>, call: Call) {
  const gone = call.query
    .getAll('collapse')
    .flatMap((name) => (Object.hasOwn(parts, name) ? (parts[name] ?? []) : []));
  return Object.fromEntries(Object.entries(row).filter(([key]) => !gone.includes(key)));
}

/** The issue that a path names by its id or short id. @throws {Refusal} 404 */
export function issueInPath(call: Call, store: Store): Issue {
  const issue = store.issue(call.param('issue'));
  if (issue === undefined) {
    throw refusals.missing();
  }
  return issue;
}

/** Something that happened to an issue; its id counts from 0. */
export function activityBody({ type, at, by, data }: Activity, id: number, store: Store) {
  const person = store.organization.person(by ?? '');
  return {
    id: String(id),
    type,
    dateCreated: iso(at),
    data,
    user: person === undefined ? null : userBody(person, store.organization),
  };
}

function releaseOf(version: string | undefined, store: Store) {
  const release = version === undefined ? undefined : store.releases.find(version);
  return release === undefined ? null : fullReleaseBody(release, store);
}

function peopleBody(ids: Iterable<string>, { organization }: Store) {
  const people = [...ids].map((id) => organization.person(id)).filter((person) => person !== undefined);
  return people.map((person) => userBody(person, organization));
}
