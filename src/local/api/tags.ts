import type { Answer, Call } from '../http/call';
import { page } from '../http/paging';
import { refusals } from '../http/refusal';
import type { Backend } from '../http/route';
import { type EventScope, ever } from '../model/eventTable';
import type { Issue } from '../model/issue';
import { userKey } from '../model/occurrence';
import type { Store } from '../model/store';
import { EventFilter, environmentTests } from '../query/eventFilter';
import { iso } from './dates';
import { issueInPath } from './issueRow';
import { environmentsOf } from './scope';

/** How often a tag had a value, and when: milliseconds since the epoch. */
interface ValueCount {
  readonly value: string;
  count: number;
  first: number;
  last: number;
}

/** Every tag of an issue with its most frequent values. */
export function listTags({ store }: Backend, call: Call): Answer {
  const issue = issueInPath(call, store);
  const counted = [...countTags(issue, store, scopeOf(call, store))];
  return { json: counted.map(([key, values]) => tagBody(key, values)) };
}

/** One tag of an issue. */
export function showTag({ store }: Backend, call: Call): Answer {
  const key = call.param('key');
  return { json: tagBody(key, valuesInPath(store, call)) };
}

/** All values of one tag, the most frequent first; `sort=date` for the newest first. */
export function listTagValues({ store }: Backend, call: Call): Answer {
  const values = valuesInPath(store, call);
  const isByDate = ['date', '-last_seen'].includes(call.query.get('sort') ?? '');
  const sorted = isByDate ? values.toSorted((a, b) => b.last - a.last) : byCount(values);
  return page(call, sorted, (value) => valueBody(call.param('key'), value));
}

/** The tags in an issue's detail: without values. */
export function tagSummaries(issue: Issue, store: Store, scope: EventScope) {
  return [...countTags(issue, store, scope)].map(([key, values]) => ({
    key,
    name: nameOf(key),
    uniqueValues: values.length,
    totalValues: total(values),
  }));
}

function valuesInPath(store: Store, call: Call): readonly ValueCount[] {
  const values = countTags(issueInPath(call, store), store, scopeOf(call, store)).get(call.param('key'));
  if (values === undefined) {
    throw refusals.missing();
  }
  return values;
}

function scopeOf(call: Call, store: Store): EventScope {
  const { accepts } = new EventFilter(store, environmentTests(environmentsOf(call, store)));
  return { ...ever, accepts };
}

/** The values of each tag, in the order of the keys; the user counts as one. */
function countTags(issue: Issue, store: Store, scope: EventScope): Map<string, readonly ValueCount[]> {
  const [ofTags, ofUsers] = [new Map<number, ValueCount>(), new Map<number, ValueCount>()];
  issue.events.each(scope, (index) => {
    const { at, tags, user } = issue.events.row(index);
    count(ofTags, tags, { value: '', count: 1, first: at, last: at });
    count(ofUsers, user, { value: '', count: 1, first: at, last: at });
  });
  const counts = new Map<string, Map<string, ValueCount>>();
  const add = (key: string, value: string, counted: ValueCount) => {
    const values = counts.get(key) ?? new Map<string, ValueCount>();
    counts.set(key, values);
    count(values, value, { ...counted, value });
  };
  for (const [index, counted] of ofTags) {
    Object.entries(store.tags.get(index) ?? {}).forEach(([key, value]) => add(key, value, counted));
  }
  for (const [index, counted] of ofUsers) {
    const user = userKey(store.users.get(index));
    if (user !== undefined) {
      add('user', user, counted);
    }
  }
  return new Map(
    [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, values]) => [key, [...values.values()]]),
  );
}

function count<K>(counts: Map<K, ValueCount>, key: K, more: ValueCount): void {
  const known = counts.get(key);
  if (known === undefined) {
    counts.set(key, more);
    return;
  }
  known.count += more.count;
  known.first = Math.min(known.first, more.first);
  known.last = Math.max(known.last, more.last);
}

function tagBody(key: string, values: readonly ValueCount[]) {
  return {
    key,
    name: nameOf(key),
    uniqueValues: values.length,
    totalValues: total(values),
    topValues: byCount(values)
      .slice(0, 10)
      .map((value) => valueBody(key, value)),
  };
}

function valueBody(key: string, { value, count, first, last }: ValueCount) {
  return { key, name: value.replace(/^id:/, ''), value, count, firstSeen: iso(first), lastSeen: iso(last) };
}

function byCount(values: readonly ValueCount[]): ValueCount[] {
  return values.toSorted((a, b) => b.count - a.count || b.last - a.last);
}

function total(values: readonly ValueCount[]): number {
  return values.reduce((sum, { count }) => sum + count, 0);
}

const NAMES: Readonly<Record<string, string>> = {
  dist: 'Distribution',
  server_name: 'Server',
  url: 'URL',
  os: 'OS',
};

/** As Sentry labels tags: `shop.region` is `Shop.Region`. */
function nameOf(key: string): string {
  return (
    (Object.hasOwn(NAMES, key) ? NAMES[key] : undefined) ??
    key.replaceAll('_', ' ').replace(/(^|[ .])\w/g, (start) => start.toUpperCase())
  );
}
