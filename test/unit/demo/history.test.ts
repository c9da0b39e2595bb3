import * as assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { type Shop, buildShop } from '../../demo/buildShop';
import type { KeyPlace } from '../../demo/key';
import { git } from '../../demo/shop/git';
import { projectRoot } from '../../projectRoot';
import { temporaryFolder } from '../../vscode/temporaryFolder';

describe('the history of the demo shop', function () {
  this.timeout(30_000);
  const folder = temporaryFolder();
  let shop: Shop;
  before(async () => {
    shop = await buildShop(folder.path);
  });
  after(() => folder.remove());

  const gitOfShop = (...args: string[]) => git(shop.workspace, args);
  const linesOf = (root: string, file: string) => readFileSync(path.join(root, file), 'utf8').split('\n');
  const lineAt = (root: string, { path: file, line }: KeyPlace) => linesOf(root, file)[line - 1]?.trim();

  it('has three releases, each with its commits, and work on top of them', async () => {
    assert.deepEqual(
      shop.releases.map(({ version, tag, commits }) => ({ version, tag, commits: commits.length })),
      [
        { version: 'shop@2.3.0', tag: 'v2.3.0', commits: 2 },
        { version: 'shop@2.4.0', tag: 'v2.4.0', commits: 3 },
        { version: 'shop@2.4.1', tag: 'v2.4.1', commits: 1 },
      ],
    );
    for (const { tag, commits } of shop.releases) {
      assert.equal(await gitOfShop('rev-parse', tag), commits.at(-1)?.id);
    }
    assert.equal(await gitOfShop('rev-list', '--count', 'v2.4.1..main'), '13');
    assert.equal(await gitOfShop('status', '--porcelain'), '');
  });

  it('is the same everywhere, whatever git is told by its surroundings', async () => {
    const other = temporaryFolder();
    process.env['GIT_AUTHOR_NAME'] = 'Somebody else';
    const twin = await buildShop(other.path).finally(() => {
      delete process.env['GIT_AUTHOR_NAME'];
      other.remove();
    });
    assert.deepEqual(twin.key, shop.key);
    assert.deepEqual(
      twin.releases.map(({ commits }) => commits),
      shop.releases.map(({ commits }) => commits),
    );
  });

  it('carries neither marks nor paths of this machine', async () => {
    const files = (await gitOfShop('ls-files')).split('\n');
    const telling = files.filter((file) => {
      const text = readFileSync(path.join(shop.workspace, file), 'utf8');
      return /[«»]|\.txt/.test(text + file) || text.includes(folder.path) || text.includes(projectRoot);
    });
    assert.deepEqual(telling, []);
  });

  it('moved, edited, removed and renamed the code that fails', () => {
    const verdicts = shop.key.errors.map(({ name, expected }) => [name, expected.verdict]);
    assert.deepEqual(Object.fromEntries(verdicts), {
      'shipping-without-address': 'moved',
      'cart-item-without-product': 'exact',
      'payment-failed': 'moved',
      'price-of-unknown-currency': 'exact',
      'coupon-never-redeemed': 'edited',
      'loyalty-tier-unknown': 'gone',
      'stock-reserve': 'moved',
      'checkout-slow': 'moved',
      'search-log-refused': 'moved',
      'webhook-not-json': 'moved',
      'product-without-images': 'moved',
      'price-tag-of-minus-one-digit': 'exact',
      'cart-page-without-map': 'unmapped',
      'basket-line-without-price': 'moved',
      'wish-without-day': 'otherBuild',
      'feed-of-acme': 'exact',
      'feed-of-globex': 'exact',
      'mail-refused': 'exact',
      'invoice-without-tax': 'exact',
      'label-without-street': 'ambiguous',
      'job-of-unknown-kind': 'unmapped',
      'till-without-takings': 'unverified',
      'share-of-nothing': 'moved',
      'booking-of-half-a-cent': 'unmapped',
    });
  });

  it('is pushed but for the last commit', async () => {
    const unpushed = await gitOfShop('log', '--format=%s', 'main', '--not', '--remotes');
    assert.equal(unpushed, 'Wrap orders as gifts');
    assert.deepEqual(
      shop.pushed.map(({ id }) => id),
      (await gitOfShop('rev-list', '--reverse', 'v2.4.1..origin/main')).split('\n'),
    );
  });

  it('changed and removed code in the commits that the key names', async () => {
    const commits = shop.key.errors.flatMap(({ expected }) =>
      'changedIn' in expected ? expected.changedIn : 'removedIn' in expected ? expected.removedIn : [],
    );
    const subjects = await Promise.all(
      commits.map((commit) => gitOfShop('log', '-1', '--format=%s', commit)),
    );
    assert.deepEqual(subjects, ['Accept coupons that were never used', 'Drop the loyalty tiers']);
  });

  it('ends with every statement where the key says', () => {
    const now = shop.key.errors.flatMap(({ expected }) => ('now' in expected ? expected.now : []));
    assert.deepEqual(
      now.map((place) => lineAt(shop.workspace, place)),
      now.map(({ text }) => text),
    );
  });

  it('had every statement in its releases where the key says', () => {
    for (const { version, folder: deployed } of shop.releases) {
      const then = shop.key.errors.flatMap(({ expectedByRelease }) => {
        const expected = expectedByRelease[version];
        return expected !== undefined && 'released' in expected ? expected.released : [];
      });
      assert.deepEqual(
        then.map((place) => lineAt(deployed, place)),
        then.map(({ text }) => text),
      );
    }
  });

  it('has built bundles at hand that git ignores: one as it was deployed, the other of other sources', async () => {
    const [deployed] = shop.releases.slice(-1);
    const built = (root: string | undefined, bundle: string) =>
      readFileSync(path.join(root ?? '', 'packages/storefront/dist', bundle), 'utf8');
    assert.equal(built(shop.workspace, 'basket.js'), built(deployed?.folder, 'basket.js'));
    assert.notEqual(built(shop.workspace, 'wishlist.js'), built(deployed?.folder, 'wishlist.js'));
    const ignored = await gitOfShop('ls-files', '--others', '--ignored', '--exclude-standard', 'packages/');
    assert.deepEqual(ignored.split('\n').sort(), [
      'packages/storefront/dist/basket.js',
      'packages/storefront/dist/basket.js.map',
      'packages/storefront/dist/wishlist.js',
      'packages/storefront/dist/wishlist.js.map',
    ]);
  });

  it('leaves no red line in the editor', async () => {
    const compiler = path.join(projectRoot, 'node_modules/typescript/bin/tsc');
    await promisify(execFile)(process.execPath, [compiler, '--project', shop.workspace]);
  });
});
