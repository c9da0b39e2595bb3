import { record, text } from '../../base/decode';
import { asText, pairsOf, type Raw } from '../intake/rawEvent';
import { messageOf } from '../intake/title';
import type { Issue } from '../model/issue';
import { type Occurrence, userKey } from '../model/occurrence';
import type { Store } from '../model/store';
import { iso } from './dates';
import { entriesOf } from './entries';
import { releaseBody } from './releases';

/** An event in the API's shape, from the SDK's and what the engine read in it: camelCase, its parts as `entries`. */
export function eventBody(raw: Raw, event: Occurrence, issue: Issue, store: Store) {
  const user = userKey(event.user);
  return {
    id: event.id,
    eventID: event.id,
    groupID: String(issue.id),
    projectID: event.project,
    size: event.size,
    type: event.type,
    title: event.title,
    message: messageOf(raw) ?? '',
    location: event.location ?? null,
    culprit: event.culprit,
    metadata: event.metadata,
    platform: event.platform,
    dist: asText(raw['dist']) ?? null,
    dateCreated: iso(event.at),
    dateReceived: iso(event.received),
    entries: entriesOf(raw),
    errors: [],
    tags: [...Object.entries(event.tags), ...(user === undefined ? [] : [['user', user]])]
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
      .map(([key, value]) => ({ key, value })),
    user: userOf(raw),
    contexts: contextsOf(raw),
    context: record(raw['extra']) ?? {},
    packages: record(raw['modules']) ?? {},
    sdk: sdkOf(raw),
    occurrence: null,
    fingerprints: [event.group],
    groupingConfig: { id: 'local:1', enhancements: '' },
    crashFile: null,
    _meta: {
      entries: {},
      message: null,
      user: null,
      contexts: null,
      sdk: null,
      context: null,
      packages: null,
      tags: {},
    },
    release: releaseBody(event.tags['release'], store),
  };
}

/** The event as a list shows it: without its stack. */
export function simpleEventBody(event: ReturnType<typeof eventBody>) {
  const {
    id,
    eventID,
    groupID,
    projectID,
    message,
    title,
    location,
    culprit,
    user,
    tags,
    platform,
    dateCreated,
    crashFile,
    metadata,
  } = event;
  return {
    id,
    'event.type': event.type,
    groupID,
    eventID,
    projectID,
    message,
    title,
    location,
    culprit,
    user,
    tags,
    platform,
    dateCreated,
    crashFile,
    metadata,
  };
}

const USER_FIELDS = ['id', 'email', 'username', 'ip_address', 'name'] as const;

function userOf(raw: Raw) {
  const user = record(raw['user']);
  if (user === undefined) {
    return null;
  }
  const known = Object.fromEntries(USER_FIELDS.map((name) => [name, asText(user[name]) ?? null]));
  const rest = Object.entries(user).filter(
    ([name]) => !(USER_FIELDS as readonly string[]).includes(name) && name !== 'data',
  );
  return { ...known, data: { ...record(user['data']), ...Object.fromEntries(rest) } };
}

/** Contexts whose name says what they hold. */
const KNOWN_CONTEXTS = new Set([
  'app',
  'browser',
  'device',
  'gpu',
  'os',
  'runtime',
  'trace',
  'culture',
  'cloud_resource',
  'response',
]);

function contextsOf(raw: Raw) {
  return Object.fromEntries(
    pairsOf(raw['contexts']).flatMap(([name, value]) => {
      const context = record(value);
      const type = text(context?.['type']) ?? (KNOWN_CONTEXTS.has(name) ? name : 'default');
      return context === undefined ? [] : [[name, { ...context, type }]];
    }),
  );
}

function sdkOf(raw: Raw) {
  const sdk = record(raw['sdk']);
  return sdk === undefined
    ? null
    : { name: text(sdk['name']) ?? 'unknown', version: text(sdk['version']) ?? '' };
}
