import { brief, each, list, record, text } from '../base/decode';
import { calls } from './calls';
import type { SentryHttp } from './http';
import { SentryError } from './sentryError';
import { inDialect } from './server/dialect';
import { has } from './server/traits';
import { isPathless, orUnscoped } from './server/unscoped';
import { decodeStacks, entryData, type Stack } from './stacks';

/** UTF-16 units of a version, a name or a path that are kept. */
const LONGEST = 1000;
/** Generated files of one event that are kept. */
const MOST_IMAGES = 200;

/** One occurrence of an issue, as far as it is shown: nothing of its request, user and breadcrumbs is taken in. */
export interface IssueEvent {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly title: string;
  /** ISO 8601. */
  readonly dateCreated?: string;
  readonly platform?: string;
  /** The version as the SDK sent it, such as `shop@2.4.1`. */
  readonly release?: string;
  /** What the server knows of the commit that the release was built from; only where it knows something. */
  readonly build?: ReleaseBuild;
  readonly environment?: string;
  readonly stacks: readonly Stack[];
  /** Debug ids of generated files, by path as the frames spell it. */
  readonly debugIds: Readonly<Record<string, string>>;
}

/** What names the commit of a release. None of it is to be trusted to be in a clone, or to be of its repository. */
export interface ReleaseBuild {
  /** The hash of the release's last commit, where the release was told its commits. */
  readonly lastCommit?: string;
  /** The repository of that commit, as Sentry names it: `acme/shop`. */
  readonly repository?: string;
  /** What the release was made from: a hash, a branch, a tag. */
  readonly ref?: string;
  /** The hash in the version, as the server read it. */
  readonly buildHash?: string;
}

interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Which event of an issue: the one that Sentry's page opens, the newest, the first, or one by its id. */
export type WhichEvent = 'recommended' | 'latest' | 'oldest' | (string & {});

/** Where to look for an issue's event: the same environments and period as its numbers. */
export interface EventScope {
  readonly org: string;
  readonly issue: string;
  readonly environments: readonly string[];
  /** Such as `14d`. */
  readonly statsPeriod: string;
}

/**
 * An event of an issue, or `undefined` where there is none (any more): an issue can outlive its events.
 * @throws {SentryError} with what the server `lacks` for the oldest event on one that does not tell it.
 */
export function getEvent(
  http: SentryHttp,
  scope: EventScope,
  which: WhichEvent,
  signal: AbortSignal,
): Promise<IssueEvent | undefined> {
  return readEvent(http, scope, which, decodeEvent, signal);
}

/** Reads an event in the API's shape; `undefined` for what is none. */
type Decode<T> = (json: unknown) => T | undefined;

/**
 * The same, with as much of the event as `decode` takes in.
 * Servers from before 2023 know no `recommended`; they are asked for `latest`.
 * @throws {SentryError}
 */
export function readEvent<T extends IssueEvent>(
  http: SentryHttp,
  scope: EventScope,
  which: WhichEvent,
  decode: Decode<T>,
  signal: AbortSignal,
): Promise<T | undefined> {
  return inDialect(http, signal, async () => {
    if (which === 'oldest' && has(http.traits, 'firstEvent')) {
      throw new SentryError('badRequest', calls.issueEvent, { lacks: 'firstEvent' });
    }
    const isLatest = which === 'latest' || (which === 'recommended' && has(http.traits, 'latestEvent'));
    const found = await find(http, scope, isLatest ? 'latest' : which, decode, signal);
    if (found === 'no such path' && which === 'recommended' && !isLatest) {
      const latest = await find(http, scope, 'latest', decode, signal);
      http.knowledge.learn(...(latest === 'no such path' ? [] : (['latestEvent'] as const)));
      return latest === 'no such path' ? undefined : latest;
    }
    return found === 'no such path' ? undefined : found;
  });
}

/** An event; `undefined` where the API says that there is none, and a word where it was not the API that said so. */
async function find<T extends IssueEvent>(
  http: SentryHttp,
  { org, issue, environments, statsPeriod }: EventScope,
  event: WhichEvent,
  decode: Decode<T>,
  signal: AbortSignal,
): Promise<T | 'no such path' | undefined> {
  const query = { collapse: 'fullRelease', environment: environments, statsPeriod };
  try {
    const { json } = await orUnscoped(
      http,
      async () => http.send(calls.issueEvent, { org, issue, event }, { query }, signal),
      async () => http.send(calls.unscopedIssueEvent, { issue, event }, { query }, signal),
    );
    return decoded(json, decode);
  } catch (error) {
    if (error instanceof SentryError && error.kind === 'notFound') {
      return isPathless(error) ? 'no such path' : undefined;
    }
    throw error;
  }
}

function decoded<T>(json: unknown, decode: Decode<T>): T {
  const event = decode(json);
  if (event === undefined) {
    throw new SentryError('shape', calls.issueEvent, { said: 'the answer is not an event' });
  }
  return event;
}

/** Reads an event in the API's shape; `undefined` for anything without an id. */
export function decodeEvent(value: unknown): IssueEvent | undefined {
  const event = record(value);
  const id = text(event?.['eventID']) ?? text(event?.['id']);
  if (event === undefined || id === undefined) {
    return undefined;
  }
  const tags = each(event['tags'], decodeTag);
  return {
    id,
    title: text(event['title']) ?? '',
    dateCreated: text(event['dateCreated']),
    platform: text(event['platform']),
    release: brief(record(event['release'])?.['version'], LONGEST) ?? tagValue(tags, 'release'),
    build: decodeBuild(record(event['release'])),
    environment: tagValue(tags, 'environment'),
    stacks: decodeStacks(event['entries']),
    debugIds: Object.fromEntries(
      each(
        list(record(entryData(event['entries'], 'debugmeta'))?.['images']).slice(0, MOST_IMAGES),
        decodeSourceMapImage,
      ),
    ),
  };
}

function decodeBuild(release: Readonly<Record<string, unknown>> | undefined): ReleaseBuild | undefined {
  const commit = record(release?.['lastCommit']);
  const build = {
    lastCommit: brief(commit?.['id'], LONGEST),
    repository: brief(record(commit?.['repository'])?.['name'], LONGEST),
    ref: brief(release?.['ref'], LONGEST),
    buildHash: brief(record(release?.['versionInfo'])?.['buildHash'], LONGEST),
  };
  return Object.values(build).some((one) => one !== undefined) ? build : undefined;
}

function tagValue(tags: readonly Tag[], key: string): string | undefined {
  return tags.find((tag) => tag.key === key)?.value;
}

/** `{ type: 'sourcemap', code_file, debug_id }`: which build a generated file is of. */
function decodeSourceMapImage(value: unknown): [string, string] | undefined {
  const image = record(value);
  const file = brief(image?.['code_file'], LONGEST);
  const debugId = brief(image?.['debug_id'], 100);
  return image?.['type'] !== 'sourcemap' || file === undefined || debugId === undefined
    ? undefined
    : [file, debugId];
}

function decodeTag(value: unknown): Tag | undefined {
  const tag = record(value);
  const key = text(tag?.['key']);
  const read = brief(tag?.['value'], LONGEST);
  return key === undefined || read === undefined ? undefined : { key, value: read };
}
