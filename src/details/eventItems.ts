import { oneLine } from '../base/oneLine';
import type { Breadcrumb, EventRequest, EventUser, FullEvent } from '../sentry/fullEvent';
import { day, openedIssue, since, timeOfDay } from '../words';
import { fact, firstOf, type IssueItem, LONGEST, part, valueItem } from './issueItems';

const { facts } = openedIssue;

/** Breadcrumbs that are printed, the newest of them. */
const MOST_BREADCRUMBS = 100;
/** Lines of a body. */
const MOST_LINES = 100;

/** What an event tells beside its stacks: when and where it was, and what led to it. */
export function eventItems(event: FullEvent, now: number): readonly IssueItem[] {
  return [
    ...fact(facts.id(), event.id),
    ...fact(facts.time(), timeOf(event, now)),
    ...fact(facts.environment(), event.environment),
    ...fact(facts.message(), event.message),
    ...part(openedIssue.breadcrumbs(), breadcrumbItems(event)),
    ...part(openedIssue.request(), requestItems(event.request)),
    ...part(openedIssue.user(), userItems(event.user)),
    ...event.contexts.map(({ name, values }) => valueItem(name, values)),
  ];
}

/** `2026-11-18 17:03:09.120, 3 h ago`; nothing for what is no time. */
function timeOf({ dateCreated = '' }: FullEvent, now: number): string {
  const at = Date.parse(dateCreated);
  return Number.isNaN(at) ? '' : `${day(at)} ${timeOfDay(at)}, ${since(dateCreated, now)}`;
}

function breadcrumbItems({ breadcrumbs, olderBreadcrumbs }: FullEvent): readonly IssueItem[] {
  const older = olderBreadcrumbs + Math.max(0, breadcrumbs.length - MOST_BREADCRUMBS);
  return [
    ...(older > 0 ? [{ text: openedIssue.older(older) }] : []),
    ...breadcrumbs.slice(-MOST_BREADCRUMBS).map(breadcrumbItem),
  ];
}

/** `17:03:09.120 fetch info: GET /api/cart 200`; what it brought along is below. */
function breadcrumbItem(crumb: Breadcrumb): IssueItem {
  const { timestamp = '', category, level, type, data = {} } = crumb;
  const at = Date.parse(timestamp);
  const head = [Number.isNaN(at) ? '' : timeOfDay(at), category ?? type, level]
    .map((word) => oneLine(word ?? ''))
    .filter((word) => word !== '')
    .join(' ');
  const message = oneLine(crumb.message ?? requestIn(data), LONGEST);
  return {
    text: message === '' ? head : openedIssue.fact(head, message),
    get below() {
      return Object.entries(data).map(([name, value]) => valueItem(name, value));
    },
  };
}

/** What a breadcrumb of a request says without a message: `GET /api/cart 200`. */
function requestIn(data: Readonly<Record<string, unknown>>): string {
  return [data['method'], data['url'], data['status_code'] ?? data['statusCode']]
    .filter((word) => typeof word === 'string' || typeof word === 'number')
    .join(' ');
}

function requestItems(request: EventRequest | undefined): readonly IssueItem[] {
  if (request === undefined) {
    return [];
  }
  const { method, url, query, headers, cookies, data } = request;
  return [
    ...fact(facts.address(), [method, url].filter(Boolean).join(' ')),
    ...pairItems(facts.query(), query),
    ...pairItems(facts.headers(), headers),
    ...pairItems(facts.cookies(), cookies),
    ...bodyItems(data),
  ];
}

function pairItems(name: string, pairs: readonly (readonly [string, string])[]): readonly IssueItem[] {
  return part(
    name,
    pairs.map(([key, value]) => valueItem(key, value)),
  );
}

function bodyItems(data: unknown): readonly IssueItem[] {
  if (typeof data !== 'string') {
    return data === undefined ? [] : [valueItem(facts.body(), data)];
  }
  const lines = data.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return lines.length === 1
    ? fact(facts.body(), data)
    : part(
        facts.body(),
        firstOf(lines, MOST_LINES, (line) => ({ text: oneLine(line, LONGEST) })),
      );
}

function userItems(user: EventUser | undefined): readonly IssueItem[] {
  return [
    ...fact(facts.id(), user?.id),
    ...fact(facts.username(), user?.username),
    ...fact(facts.name(), user?.name),
    ...fact(facts.email(), user?.email),
    ...fact(facts.ipAddress(), user?.ipAddress),
  ];
}
