import { type KnownEvent, type Snapshot, Snapshots, type Storage } from '../../src/issues/snapshot';
import { FETCHED_UNASKED } from '../../src/issues/eventOrder';
import { decodeIssue } from '../../src/sentry/issues';
import type { Account } from '../../src/sentry/session';
import type { Figure } from './figure';
import { monorepoPaths } from './paths';
import { Random } from './random';
import { sourceAt } from './sources';
import { longestBlock } from './stopwatch';
import { traceThrough } from './traces';

const [ISSUES, FRAMES] = [1000, 30];
const account: Account = { server: 'https://sentry.example', user: { id: '1', name: 'Ann' }, scopes: [] };
const binding = { org: 'local', projects: ['shop'], environments: [], statsPeriod: '14d' };

/** What the last known state of many issues costs to write down after a refresh, and to read at a start. */
export async function measureSnapshot(): Promise<readonly Figure[]> {
  const snapshot = lastKnown();
  const kept = new Map<string, string>();
  const storage: Storage = {
    read: async (name) => kept.get(name),
    write: async (name, written) => void kept.set(name, written),
    remove: async (name) => void kept.delete(name),
    list: async () => [],
  };
  const snapshots = new Snapshots(storage, () => snapshot.asOf);
  for (const [issue, event] of snapshot.events) {
    await snapshots.saveEvent(account, binding, issue, event);
  }
  const written = await longestBlock(() => snapshots.saveLists(account, binding, snapshot));
  const read = await longestBlock(() => snapshots.load(account, binding));
  const text = JSON.stringify([...kept.values()]);
  const parsed: unknown = JSON.parse(text);
  const loaded = await snapshots.load(account, binding);
  return [
    { what: 'size', value: text.length / 1024 / 1024, unit: 'MB' },
    {
      what: 'longest block of writing',
      value: written,
      unit: 'ms',
      baseline: { what: 'JSON.stringify', value: await longestBlock(async () => JSON.stringify(parsed)) },
      budget: { atMost: 20 },
    },
    {
      what: 'longest block of reading',
      value: read,
      unit: 'ms',
      baseline: { what: 'JSON.parse', value: await longestBlock(async () => JSON.parse(text) as unknown) },
      budget: { atMost: 20 },
    },
    {
      what: 'events read back',
      value: loaded?.events.size ?? 0,
      budget: { exactly: FETCHED_UNASKED },
      isCount: true,
    },
  ];
}

function lastKnown(): Snapshot {
  const random = new Random(5);
  const sources = monorepoPaths(200).map((path) => sourceAt(path, random));
  const lastSeen = '2026-11-20T12:00:00Z';
  const issues = Array.from({ length: ISSUES }, (_, at) =>
    decodeIssue({ id: String(at + 1), shortId: `SHOP-${at}`, title: 'TypeError: it failed', lastSeen }),
  ).filter((issue) => issue !== undefined);
  const events = issues
    .slice(0, FETCHED_UNASKED)
    .map(({ id }): [string, KnownEvent] => [
      id,
      { lastSeen, trace: traceThrough(sources, FRAMES, random).trace },
    ]);
  const groups = [{ id: 'mine', issues: issues.map(({ id }) => id) }] as const;
  return { asOf: Date.parse(lastSeen), groups, issues, events: new Map(events) };
}
