import { brief, each, list, number, record, text } from '../base/decode';
import { pruned, type PruneLimits } from '../base/pruned';
import type { SentryHttp } from './http';
import { decodeEvent, type EventScope, type IssueEvent, readEvent, type WhichEvent } from './events';
import { entryData, type Frame, type Stack } from './stacks';

/** An event with all that is shown of it when a person opens its issue; held in memory only, never written down. */
export interface FullEvent extends IssueEvent {
  /** The whole message of an event that is one, not an exception. */
  readonly message?: string;
  readonly tags: readonly EventTag[];
  /** Oldest first; the newest of them where there are many. */
  readonly breadcrumbs: readonly Breadcrumb[];
  /** Older breadcrumbs that are left out. */
  readonly olderBreadcrumbs: number;
  readonly request?: EventRequest;
  readonly user?: EventUser;
  /** What the SDK found out about its surroundings, and what the application added, by name. */
  readonly contexts: readonly EventContext[];
}

export interface EventTag {
  readonly key: string;
  readonly value: string;
}

/** Something that happened before the error. */
export interface Breadcrumb {
  /** ISO 8601. */
  readonly timestamp?: string;
  readonly category?: string;
  readonly level?: string;
  readonly type?: string;
  readonly message?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The request in which the error happened, as the server scrubbed it. */
export interface EventRequest {
  readonly method?: string;
  readonly url?: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: readonly (readonly [string, string])[];
  readonly cookies: readonly (readonly [string, string])[];
  /** The body: text, or what was parsed of it. */
  readonly data?: unknown;
}

export interface EventUser {
  readonly id?: string;
  readonly username?: string;
  readonly name?: string;
  readonly email?: string;
  readonly ipAddress?: string;
}

/** `browser`, `os`, `runtime`, a name of the application's choice; `extra` for what has no name of its own. */
export interface EventContext {
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** UTF-16 units of a name, a message, an address, a header that are kept. */
const LONGEST = 4000;
/** Tags, headers, query parameters, cookies, contexts of one event that are kept. */
const MOST = 200;
/** SDKs keep the last hundred. */
const MOST_BREADCRUMBS = 200;
/** UTF-16 units of a body that are kept. */
const LONGEST_BODY = 20_000;

const ofVariables: PruneLimits = { depth: 6, entries: 500, longest: LONGEST };
const ofBody: PruneLimits = { depth: 10, entries: 1000, longest: LONGEST_BODY };
const ofContext: PruneLimits = { depth: 4, entries: 100, longest: 1000 };

/**
 * An event of an issue with variables, breadcrumbs, request and tags; `undefined` where there is none (any more).
 * @throws {SentryError}
 */
export function getFullEvent(
  http: SentryHttp,
  scope: EventScope,
  which: WhichEvent,
  signal: AbortSignal,
): Promise<FullEvent | undefined> {
  return readEvent(http, scope, which, decodeFullEvent, signal);
}

/** Reads an event in the API's shape with all that is shown of it; `undefined` for anything without an id. */
export function decodeFullEvent(value: unknown): FullEvent | undefined {
  const event = decodeEvent(value);
  const said = record(value);
  if (event === undefined || said === undefined) {
    return undefined;
  }
  const crumbs = list(record(entryData(said['entries'], 'breadcrumbs'))?.['values']);
  return {
    ...event,
    stacks: event.stacks.map(withBoundedVariables),
    message: brief(record(entryData(said['entries'], 'message'))?.['formatted'], LONGEST_BODY),
    tags: each(list(said['tags']).slice(0, MOST), decodeTag),
    breadcrumbs: each(crumbs.slice(-MOST_BREADCRUMBS), decodeBreadcrumb),
    olderBreadcrumbs: Math.max(0, crumbs.length - MOST_BREADCRUMBS),
    request: decodeRequest(record(entryData(said['entries'], 'request'))),
    user: decodeUser(record(said['user'])),
    contexts: decodeContexts(said),
  };
}

function withBoundedVariables(stack: Stack): Stack {
  return { ...stack, frames: stack.frames.map(boundedFrame) };
}

function boundedFrame(frame: Frame): Frame {
  return frame.vars === undefined ? frame : { ...frame, vars: record(pruned(frame.vars, ofVariables)) };
}

function decodeTag(value: unknown): EventTag | undefined {
  const tag = record(value);
  const key = brief(tag?.['key'], LONGEST);
  const read = brief(tag?.['value'], LONGEST);
  return key === undefined || read === undefined ? undefined : { key, value: read };
}

function decodeBreadcrumb(value: unknown): Breadcrumb | undefined {
  const crumb = record(value);
  if (crumb === undefined) {
    return undefined;
  }
  return {
    timestamp: brief(crumb['timestamp'], 100),
    category: brief(crumb['category'], LONGEST) || undefined,
    level: brief(crumb['level'], 100),
    type: brief(crumb['type'], 100),
    message: brief(crumb['message'], LONGEST) || undefined,
    data: record(pruned(record(crumb['data']), ofContext)),
  };
}

function decodeRequest(request: Readonly<Record<string, unknown>> | undefined): EventRequest | undefined {
  if (request === undefined) {
    return undefined;
  }
  const body = request['data'] ?? undefined;
  return {
    method: brief(request['method'], 100),
    url: brief(request['url'], LONGEST),
    query: pairs(request['query']),
    headers: pairs(request['headers']),
    cookies: pairs(request['cookies']),
    data: body === '' ? undefined : pruned(body, ofBody),
  };
}

/** Pairs as servers give them: `[[name, value]]`, an object, or a query string. */
function pairs(value: unknown): readonly (readonly [string, string])[] {
  const named = record(value);
  const found =
    typeof value === 'string'
      ? [...new URLSearchParams(value.slice(0, LONGEST_BODY))]
      : named === undefined
        ? list(value)
        : Object.entries(named);
  return each(found.slice(0, MOST), (pair) => {
    const [name, one] = list(pair);
    const read = brief(name, LONGEST);
    return read === undefined ? undefined : ([read, brief(asText(one), LONGEST) ?? ''] as const);
  });
}

function asText(value: unknown): string | undefined {
  return value === undefined || value === null
    ? undefined
    : (text(value) ?? JSON.stringify(pruned(value, ofContext)));
}

function decodeUser(user: Readonly<Record<string, unknown>> | undefined): EventUser | undefined {
  const read: EventUser = {
    id: brief(text(user?.['id']) ?? number(user?.['id'])?.toString(), LONGEST) || undefined,
    username: brief(user?.['username'], LONGEST) || undefined,
    name: brief(user?.['name'], LONGEST) || undefined,
    email: brief(user?.['email'], LONGEST) || undefined,
    ipAddress: brief(user?.['ip_address'], LONGEST) || undefined,
  };
  return Object.values(read).some((one) => one !== undefined) ? read : undefined;
}

/** The API calls `context` what SDKs call `extra`. A type that says no more than the name is left out. */
function decodeContexts(event: Readonly<Record<string, unknown>>): readonly EventContext[] {
  const named = Object.entries(record(event['contexts']) ?? {});
  return [...named.slice(0, MOST), ['extra', event['context']] as const].flatMap(([name, value]) => {
    const values = Object.fromEntries(
      Object.entries(record(pruned(record(value), ofContext)) ?? {}).filter(
        ([key, one]) => key !== 'type' || (one !== name && one !== 'default'),
      ),
    );
    return Object.keys(values).length === 0 ? [] : [{ name, values }];
  });
}
