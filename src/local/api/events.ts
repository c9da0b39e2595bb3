import { record } from '../../base/decode';
import type { Answer, Call } from '../http/call';
import { page } from '../http/paging';
import { Refusal } from '../http/refusal';
import type { Backend } from '../http/route';
import type { EventRow, EventScope } from '../model/eventTable';
import type { Happening } from '../model/changes';
import type { Issue } from '../model/issue';
import { EventFilter, environmentTests } from '../query/eventFilter';
import { parseSearch } from '../query/search';
import { periodOf } from './dates';
import { eventBody, simpleEventBody } from './eventBody';
import { issueInPath } from './issueRow';
import { environmentsOf, projectInPath } from './scope';
import { fullReleaseBody } from './releases';

type EventHappening = Extract<Happening, { readonly kind: 'event' }>;

/** One event of an issue: the newest, the first, the one that a page opens, or one by its id. */
export async function showEvent(backend: Backend, call: Call): Promise<Answer> {
  const issue = issueInPath(call, backend.store);
  const which = call.param('event');
  const indices = withDetails(backend, issue, issue.events.ordered(scopeOf(backend, call)));
  switch (which) {
    case 'latest':
    case 'recommended':
    case 'helpful':
      return { json: await detail(backend, call, issue, indices.at(-1), indices) };
    case 'oldest':
      return { json: await detail(backend, call, issue, indices[0], indices) };
    default: {
      const found = backend.store.event(issue.project.id, which.toLowerCase());
      if (
        !/^[0-9a-f]{32}$/i.test(which) ||
        found?.issue !== issue ||
        !hasDetails(backend, issue, found.index)
      ) {
        throw eventNotFound();
      }
      return { json: await detail(backend, call, issue, found.index, indices) };
    }
  }
}

/** One event of a project by its id. */
export async function showProjectEvent(backend: Backend, call: Call): Promise<Answer> {
  const found = backend.store.event(projectInPath(call, backend.store).id, call.param('event').toLowerCase());
  if (found === undefined || !hasDetails(backend, found.issue, found.index)) {
    throw new Refusal(404, { detail: 'Event not found' });
  }
  const { issue, index } = found;
  const indices = withDetails(backend, issue, issue.events.ordered(scopeOf(backend, call)));
  return { json: await detail(backend, call, issue, index, indices) };
}

/** Events of an issue, newest first: without their stacks, whole with `full=1`. */
export async function listEvents(backend: Backend, call: Call): Promise<Answer> {
  const issue = issueInPath(call, backend.store);
  const isFull = ['1', 'true'].includes(call.query.get('full') ?? '');
  const indices = withDetails(backend, issue, issue.events.ordered(scopeOf(backend, call))).reverse();
  const answer = page(call, indices, (index) => index);
  const rows = answer.json as number[];
  const shown = rows.map(async (index) => {
    const whole = await eventOf(backend, issue, issue.events.row(index));
    return isFull ? whole : simpleEventBody(whole);
  });
  return { ...answer, json: await Promise.all(shown) };
}

/** The events that environment, time and search of a call leave. */
function scopeOf({ store }: Backend, call: Call): EventScope {
  const now = store.now();
  const search = parseSearch(call.query.get('query') ?? '', { store, me: call.caller.person, now });
  const tests = [...environmentTests(environmentsOf(call, store)), ...search.eventTests];
  return { ...periodOf(call, now, Infinity), accepts: new EventFilter(store, tests).accepts };
}

/** An issue outlives its events: those whose details had to make room are not found any more. */
function withDetails(backend: Backend, issue: Issue, indices: readonly number[]): number[] {
  return indices.filter((index) => hasDetails(backend, issue, index));
}

function hasDetails({ journal }: Backend, issue: Issue, index: number): boolean {
  return journal.hasDetails(issue.events.row(index).entry);
}

async function detail(
  backend: Backend,
  call: Call,
  issue: Issue,
  index: number | undefined,
  ordered: readonly number[],
) {
  if (index === undefined) {
    throw new Refusal(404, {
      detail: 'No matching event found, try changing the environments, date range, or query.',
    });
  }
  const { store } = backend;
  const row = issue.events.row(index);
  const at = ordered.indexOf(index);
  const idAt = (position: number) => {
    const neighbour = at === -1 ? undefined : ordered[position];
    return neighbour === undefined ? null : issue.events.row(neighbour).id;
  };
  const event = await eventOf(backend, issue, row);
  const version = store.tags.get(row.tags)?.['release'];
  const release = version === undefined ? undefined : store.releases.find(version);
  const isFull = release !== undefined && !call.query.getAll('collapse').includes('fullRelease');
  return {
    ...event,
    ...(isFull ? { release: fullReleaseBody(release, store) } : {}),
    userReport: null,
    sdkUpdates: [],
    resolvedWith: [],
    nextEventID: idAt(at + 1),
    previousEventID: idAt(at - 1),
  };
}

/** The whole event of a row. @throws {Refusal} 404 when its details are gone */
export async function eventOf({ journal, store }: Backend, issue: Issue, { entry }: EventRow) {
  const found = await journal.read(entry);
  const details = record(found?.details);
  if (found === undefined || details === undefined) {
    throw eventNotFound();
  }
  return eventBody(details, (found.happened as EventHappening).event, issue, store);
}

function eventNotFound(): Refusal {
  return new Refusal(404, {
    detail: 'Event not found, it might not exist, or its retention period may have passed.',
  });
}
