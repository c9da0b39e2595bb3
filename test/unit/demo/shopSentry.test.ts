import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import type { LocalSentry } from '../../../src/local/localSentry';
import { type Shop, buildShop } from '../../demo/buildShop';
import type { Sent } from '../../demo/crash/occurrences';
import { runShop } from '../../demo/runShop';
import { handOutIssues, shopDsn, startShopSentry } from '../../demo/shopSentry';
import { temporaryFolder } from '../../vscode/temporaryFolder';

interface Row {
  readonly title: string;
  /** Decimal digits. */
  readonly count: string;
  readonly userCount: number;
}

describe('the Sentry of the demo shop', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  let shop: Shop;
  let sentry: LocalSentry;
  let sent: ReadonlyMap<string, Sent>;
  before(async () => {
    shop = await buildShop(folder.path);
    sentry = await startShopSentry(path.join(folder.path, 'sentry'), shop);
    sent = await runShop(shop, shopDsn(sentry));
    await handOutIssues(sentry, shop.key);
  });
  after(async () => {
    await sentry.close();
    folder.remove();
  });

  /** What the API answers below the organization. */
  const get = async (call: string): Promise<unknown> => {
    const response = await fetch(`${sentry.address}/api/0/organizations/shop/${call}`, {
      headers: { Authorization: `Bearer ${sentry.token}` },
    });
    return response.json();
  };
  const list = async (parameters: Record<string, string>): Promise<Row[]> => {
    const query = new URLSearchParams({ project: '-1', statsPeriod: '14d', limit: '100', ...parameters });
    return (await get(`issues/?${query.toString()}`)) as Row[];
  };
  const names = (rows: readonly Row[]) =>
    rows.map(({ title }) => shop.key.errors.find((error) => error.title === title)?.name ?? title).sort();

  it('makes one issue of each error, and misses no event', () => {
    assert.deepEqual(
      new Map(sentry.issues.map(({ title, events, users }) => [title, { events, users }])),
      new Map(shop.key.errors.map(({ title, name }) => [title, countIn(sent.get(name)!)])),
    );
    assert.equal(sentry.issues.length, shop.key.errors.length);
    assert.deepEqual(sentry.discarded, []);
  });

  it('counts an environment by itself', async () => {
    const rows = await list({ query: '', environment: 'production' });
    const happened = shop.key.errors.filter(
      ({ name }) => sent.get(name)!.byEnvironment.production.events > 0,
    );
    assert.deepEqual(
      new Map(
        rows.map(({ title, count, userCount }) => [title, { events: Number(count), users: userCount }]),
      ),
      new Map(happened.map(({ title, name }) => [title, sent.get(name)!.byEnvironment.production])),
    );
  });

  it('gives twelve issues to me and my team, suggests five more, and leaves others for review', async () => {
    const assigned = await list({ query: 'is:unresolved assigned:[me, my_teams]' });
    const mine = await list({ query: 'is:unresolved assigned_or_suggested:[me, my_teams]' });
    const forReview = await list({ query: 'is:unresolved is:for_review' });
    assert.deepEqual([assigned.length, mine.length], [12, 17]);
    assert.ok(names(forReview).includes('price-of-unknown-currency'));
  });

  it('knows the releases with their commits', async () => {
    const commits = (await get('releases/shop%402.4.0/commits/')) as { readonly id: string }[];
    const { commits: known } = shop.releases.find(({ number }) => number === '2.4.0')!;
    assert.deepEqual(
      commits.map(({ id }) => id),
      known.map(({ id }) => id).reverse(),
    );
  });
});

function countIn({ events, users }: Sent) {
  return { events, users };
}
