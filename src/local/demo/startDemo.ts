import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { type LocalSentry, startLocalSentry } from '../localSentry';
import type { SampleError } from './sampleError';
import { sampleErrors } from './sampleErrors';
import { eventsOf, type SampleSources } from './sampleEvents';

/** Organization and project of the demo, by their slugs. */
export const demoProject = { org: 'demo', project: 'shop' } as const;

export interface DemoOptions {
  /** Folder of the server's data. */
  readonly directory: string;
  /** Folder of the sample as it is shipped: what a person does to their copy changes no event. */
  readonly sample: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

const DAY_MS = 86_400_000;
/** The errors of a demo go this far back: an older one would look like a shop that has closed. */
const FRESH_MS = 3 * DAY_MS;

/** The person at this machine, and those that they work with. */
const people = [
  { id: '1', name: 'You', email: 'you@example.com' },
  { id: '2', name: 'Ada', email: 'ada@example.com' },
];

/**
 * Starts a local Sentry in which the sample has failed for some days. What was done to its issues stays for three
 * days; then it begins anew.
 * @throws {LocalSentryError} and errors of the disk.
 */
export async function startDemo(
  { directory, sample, now = Date.now }: DemoOptions,
  signal?: AbortSignal,
): Promise<LocalSentry> {
  const seeded = path.join(directory, 'seeded');
  const isFresh = now() - (await modified(seeded)) < FRESH_MS;
  if (!isFresh) {
    await rm(path.join(directory, 'journal'), { force: true });
  }
  const sentry = await startLocalSentry(
    {
      ...{ directory, port: 'kept', people, now },
      organization: { slug: demoProject.org, name: 'Demo' },
      projects: [{ slug: demoProject.project, name: 'Shop', platform: 'node' }],
      limits: { eventsPerSecond: 10_000 }, // days of business happen at once
    },
    signal,
  );
  if (!isFresh) {
    await seed(sentry, sample, now());
    await writeFile(seeded, '');
  }
  return sentry;
}

/** Milliseconds since the epoch; 0 for what is not there. */
async function modified(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  return found?.mtimeMs ?? 0;
}

async function seed(sentry: LocalSentry, sample: string, now: number): Promise<void> {
  const sources = await sourcesOf(sample);
  for (const error of sampleErrors) {
    const before = new Set(sentry.issues.map(({ id }) => id));
    for (const event of eventsOf(error, sources, now)) {
      await send(sentry.dsn(demoProject.project), event);
    }
    const issue = sentry.issues.find(({ id }) => !before.has(id));
    await (issue && handOut(sentry, issue.id, error));
  }
}

async function handOut(sentry: LocalSentry, issue: string, { owner }: SampleError): Promise<void> {
  const you = { type: 'user', id: '1' } as const;
  if (owner === 'assigned') {
    await sentry.assign(issue, you);
  } else if (owner === 'suggested') {
    await sentry.suggestOwners(issue, [{ actor: you, by: 'ownershipRule' }]);
  }
}

async function sourcesOf(sample: string): Promise<SampleSources> {
  const calls = sampleErrors.flatMap(({ exceptions }) => exceptions.flatMap((one) => one.calls));
  const files = new Set(calls.flatMap((call) => ('file' in call ? [call.file] : [])));
  const texts = [...files].map(
    async (file) => [file, await readFile(path.join(sample, file), 'utf8')] as const,
  );
  return new Map(await Promise.all(texts));
}

/** As an SDK does. */
async function send(dsn: string, event: object): Promise<void> {
  const { origin, username, pathname } = new URL(dsn);
  const body = [{ dsn }, { type: 'event' }, event].map((part) => JSON.stringify(part)).join('\n');
  const auth = `Sentry sentry_version=7, sentry_key=${username}`;
  const headers = { 'Content-Type': 'application/x-sentry-envelope', 'X-Sentry-Auth': auth };
  const response = await fetch(`${origin}/api${pathname}/envelope/`, { method: 'POST', headers, body });
  if (!response.ok) {
    throw new Error(`the local Sentry refused an event of the sample: ${response.status}`);
  }
}
