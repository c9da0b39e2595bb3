import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { type KnownEvent, type Snapshot, Snapshots } from '../../src/issues/snapshot';
import { DiskStorage } from '../../src/workspace/diskStorage';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { FETCHED_UNASKED } from '../../src/issues/eventOrder';
import { decodeIssue } from '../../src/sentry/issues';
import { someAccount as account, someBinding as binding } from '../inMemory';
import type { Figure } from './figure';
import { monorepoPaths } from './paths';
import { Random } from './random';
import { sourceAt } from './sources';
import { longestBlock } from './stopwatch';
import { traceThrough } from './traces';

const [ISSUES, FRAMES] = [1000, 30];
const never = new AbortController().signal;

/** What the last known state of many issues costs to write down after a refresh, and to read at a start. */
export async function measureSnapshot(): Promise<readonly Figure[]> {
  const snapshot = lastKnown();
  const folder = temporaryFolder();
  const snapshots = new Snapshots(new DiskStorage(folder.path), () => snapshot.asOf);
  await Promise.all(
    [...snapshot.events].map(([issue, event]) => snapshots.saveEvent(account, binding, issue, event)),
  );
  const written = await longestBlock(() => snapshots.saveLists(account, binding, snapshot, never));
  const read = await longestBlock(() => snapshots.load(account, binding));
  const text = JSON.stringify(keptIn(folder.path));
  const parsed: unknown = JSON.parse(text);
  const loaded = await snapshots.load(account, binding);
  folder.remove();
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
  const groups = [{ id: 'mine', query: 'is:unresolved', issues: issues.map(({ id }) => id) }] as const;
  return { asOf: Date.parse(lastSeen), groups, issues, events: new Map(events) };
}

/** The texts of all files below a folder. */
function keptIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}
