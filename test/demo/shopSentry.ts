import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import type { LocalSentryOptions } from '../../src/local/options';
import type { Shop, ShopRelease } from './buildShop';
import { periodOf } from './crash/period';
import type { DemoKey } from './key';
import type { Commit } from './shop/writeHistory';
import { assigned, developers, suggested, teams } from './team';

/** The slug of the organization, and of its one project. */
const slug = 'shop';

/**
 * Starts a Sentry for the shop, which knows its releases with their commits, and what was pushed since; its data goes
 * into `directory`.
 */
export async function startShopSentry(
  directory: string,
  shop: Shop,
  signal?: AbortSignal,
): Promise<LocalSentry> {
  const sentry = await openShopSentry(directory, undefined, signal);
  for (const release of shop.releases) {
    await register(sentry, release);
  }
  await sentry.registerCommits(shop.pushed.map(asKnown));
  return sentry;
}

/** Starts a Sentry for the shop on what `directory` holds. @param faults misbehaviour for tests. */
export function openShopSentry(
  directory: string,
  faults?: LocalSentryOptions['faults'],
  signal?: AbortSignal,
): Promise<LocalSentry> {
  return startLocalSentry(
    {
      directory,
      organization: { slug, name: 'Shop' },
      projects: [{ slug, name: 'Shop', platform: 'node' }],
      people: developers,
      teams,
      limits: { eventsPerSecond: 10_000 }, // two weeks of business happen within seconds
      ...(faults && { faults }),
    },
    signal,
  );
}

/** Where the shop's programs send their events. */
export function shopDsn(sentry: LocalSentry): string {
  return sentry.dsn(slug);
}

/** Gives the shop's issues to people, once they are there: some assigned, some suggested, some left for review. */
export async function handOutIssues(sentry: LocalSentry, key: DemoKey): Promise<void> {
  const names = new Map(key.errors.map(({ title, name }) => [title, name]));
  for (const { id, title } of sentry.issues) {
    const name = names.get(title) ?? '';
    const assignee = assigned.get(name);
    const owner = suggested.get(name);
    if (assignee !== undefined) {
      await sentry.assign(id, assignee);
    }
    if (owner !== undefined) {
      await sentry.suggestOwners(id, [{ actor: owner, by: 'suspectCommit' }]);
    }
  }
}

async function register(sentry: LocalSentry, { version, number, commits }: ShopRelease): Promise<void> {
  const { from } = periodOf(number, Date.now());
  await sentry.registerRelease({
    version,
    projects: [slug],
    dateCreated: from,
    dateReleased: from,
    commits: commits.toReversed().map(asKnown), // newest first
  });
}

/** A commit as a server knows it that is told of pushes. */
function asKnown({ id, message, timestamp }: Commit) {
  return { id, message, repository: 'shop/shop', at: Date.parse(timestamp) };
}
