import { brief, each, list, number, record } from '../base/decode';
import { readRows } from './answer/rows';
import { calls } from './calls';
import type { SentryHttp } from './http';
import type { IssueScope } from './issueDetail';
import { inDialect } from './server/dialect';
import { has } from './server/traits';
import { isPathless, orUnscoped } from './server/unscoped';

/** UTF-16 units of a key or a value that are kept. */
const LONGEST = 1000;
/** Tags of one issue, and values of one tag, that are kept. */
const MOST_TAGS = 200;
const MOST_VALUES = 20;

/** A tag of an issue's events, with the share of each of its values. */
export interface TagShares {
  /** Such as `browser`. */
  readonly key: string;
  /** Events that have the tag. */
  readonly events: number;
  /** How many values there are; `values` are the most frequent of them. */
  readonly uniqueValues: number;
  /** The most frequent first. */
  readonly values: readonly TagValueShare[];
}

export interface TagValueShare {
  readonly value: string;
  readonly events: number;
}

/**
 * Every tag of an issue with its most frequent values; none from a server that does not tell them.
 * @throws {SentryError}
 */
export function listTagShares(
  http: SentryHttp,
  { org, issue, environments }: IssueScope,
  signal: AbortSignal,
): Promise<readonly TagShares[]> {
  const query = { environment: environments };
  return inDialect(http, signal, async () => {
    if (has(http.traits, 'tags')) {
      return [];
    }
    try {
      const { json } = await orUnscoped(
        http,
        async () => http.send(calls.tags, { org, issue }, { query }, signal),
        async () => http.send(calls.unscopedTags, { issue }, { query }, signal),
      );
      const { rows, dropped } = readRows(calls.tags, json, decodeTagShares);
      http.drop(calls.tags, dropped);
      return rows.slice(0, MOST_TAGS);
    } catch (error) {
      if (isPathless(error)) {
        http.knowledge.learn('tags');
        return [];
      }
      throw error;
    }
  });
}

/** Reads a tag in the API's shape; `undefined` for one without a key. */
export function decodeTagShares(value: unknown): TagShares | undefined {
  const tag = record(value);
  const key = brief(tag?.['key'], LONGEST) ?? '';
  if (tag === undefined || key === '') {
    return undefined;
  }
  const values = each(list(tag['topValues']).slice(0, MOST_VALUES), decodeValue).sort(
    (one, other) => other.events - one.events,
  );
  const counted = values.reduce((sum, { events }) => sum + events, 0);
  return {
    key,
    events: Math.max(number(tag['totalValues']) ?? 0, counted),
    uniqueValues: Math.max(number(tag['uniqueValues']) ?? 0, values.length),
    values,
  };
}

/** Sentry names people `id:7`; a value may be missing, and is no value then. */
function decodeValue(value: unknown): TagValueShare | undefined {
  const row = record(value);
  const read = brief(row?.['value'], LONGEST) ?? '';
  const events = number(row?.['count']) ?? 0;
  return read === '' || events <= 0 ? undefined : { value: read, events };
}
