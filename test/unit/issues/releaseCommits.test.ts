import assert from 'node:assert/strict';
import { type Asked, ReleaseCommits } from '../../../src/issues/releaseCommits';
import { type Fetch, SentryHttp } from '../../../src/sentry/http';
import { until } from '../../until';
import { storeWorld, type StoreWorld } from './storeWorld';

const NEW = 'b'.repeat(40);
const OLD = 'a'.repeat(40);
const COMMITS = [NEW, OLD].map((name) => ({ by: 'commits', name, repository: 'acme/shop' }));

describe('The commits of a release', () => {
  let world: StoreWorld;
  let whom: Asked | undefined;
  let failures: unknown[];
  let news: number;
  let commits: ReleaseCommits;

  beforeEach(async () => {
    world = await storeWorld();
    const commitsOf = [NEW, OLD].map((id) => ({ id, repository: 'acme/shop' }));
    for (const version of ['app@1.0', 'app@2.0+x']) {
      await world.sentry.registerRelease({ version, projects: ['app'], commits: commitsOf });
    }
    whom = ask();
    [failures, news] = [[], 0];
    commits = new ReleaseCommits(
      () => (whom === undefined ? [] : [whom]),
      (error) => failures.push(error),
    );
    commits.onDidChange(() => news++);
  });
  afterEach(async () => {
    commits.dispose();
    await world.end();
  });

  function ask(token = world.sentry.token, fetch: Fetch = globalThis.fetch): Asked {
    return { http: new SentryHttp(world.sentry.address, token, fetch), org: 'local' };
  }
  const asked = (version: string) => `GET /organizations/local/releases/${version}/commits/`;

  it('are asked for once, are told when they have come, and never waited for', async () => {
    assert.deepEqual(commits.of('app@1.0'), []);
    assert.deepEqual(commits.of('app@1.0'), []);
    await until('the answer', () => news > 0);
    assert.deepEqual(commits.of('app@1.0'), COMMITS);
    assert.deepEqual(world.calls(), [asked('app%401.0')]);
  });

  it('of several releases are told once for all', async () => {
    ['app@1.0', 'none', 'app@2.0+x', '.', ''].forEach((version) => commits.of(version));
    await until('the answers', () => news > 0);
    assert.deepEqual(commits.of('app@2.0+x'), COMMITS);
    assert.deepEqual(commits.of('none'), []);
    assert.deepEqual(world.calls(), [asked('app%401.0'), asked('none'), asked('app%402.0%2Bx')]);
    assert.deepEqual([news, failures], [1, []]);
  });

  it('are no longer asked for of a server that refuses one', async () => {
    const counted: string[] = [];
    whom = ask('x', async (url) => {
      if (url.includes('/releases/')) {
        counted.push(url);
      }
      return Response.json({ detail: 'You do not have permission to perform this action.' }, { status: 403 });
    });
    ['app@1.0', 'app@2.0+x', 'app@1.0'].forEach((version) => commits.of(version));
    await until('the refusal', () => counted.length > 0);
    whom = ask();
    commits.of('app@1.0');
    await until('the answer of the other', () => news > 0); // after all that came before
    assert.deepEqual([counted.length, failures], [1, []]);
  });

  it('that do not come are told as a failure, and not asked for again', async () => {
    let count = 0;
    whom = ask('x', async () => {
      count++;
      throw new TypeError('fetch failed');
    });
    commits.of('app@1.0');
    await until('the failure', () => failures.length > 0);
    commits.of('app@1.0');
    assert.equal(count, 1);
  });

  it('are not asked for while nobody may be asked, and are afterwards', async () => {
    const allowed = whom;
    whom = undefined;
    assert.deepEqual(commits.of('app@1.0'), []);
    whom = allowed;
    commits.of('app@1.0');
    await until('the answer', () => news > 0);
    assert.equal(world.calls().length, 1);
  });

  it('of a hostile answer are those that are hashes', async () => {
    const rows = [{ id: '--help' }, { id: OLD, repository: {} }, null, 7, { id: `${NEW}\n` }, { id: 9 }];
    whom = ask('x', async () => Response.json(rows));
    commits.of('app@1.0');
    await until('the answer', () => news > 0);
    assert.deepEqual(commits.of('app@1.0'), [{ by: 'commits', name: OLD, repository: undefined }]);
  });
});
