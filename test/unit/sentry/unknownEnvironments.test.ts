import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalSentry, startLocalSentry } from '../../../src/local/localSentry';
import { SentryHttp } from '../../../src/sentry/http';
import { listIssues } from '../../../src/sentry/issues';
import { SentryError } from '../../../src/sentry/sentryError';
import { exceptionAt, sendEvents } from '../../sendEvent';

describe('A list of an environment that no event names', () => {
  let directory: string;
  let sentry: LocalSentry;
  const asked: string[] = [];

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'faultline-'));
    sentry = await startLocalSentry({ directory, projects: [{ slug: 'app' }] });
    sentry.onDidAnswer(({ url }) => asked.push(url.replace(/\?.*/, '')));
    const failure = exceptionAt('Error', 'it failed', 'a.js', ['throw new Error()'], 1);
    await sendEvents(sentry.dsn('app'), [{ ...failure, environment: 'production' }]);
  });
  beforeEach(() => asked.splice(0));
  after(async () => {
    await sentry.close();
    await rm(directory, { recursive: true });
  });

  const list = (environments: readonly string[], org = 'local') => {
    const asks = { org, projects: ['app'], query: 'is:unresolved', environments, statsPeriod: '14d' };
    const http = new SentryHttp(sentry.address, sentry.token, globalThis.fetch);
    return listIssues(http, asks, undefined, new AbortController().signal);
  };
  const failure = async (environments: readonly string[], org?: string) => {
    try {
      await list(environments, org);
    } catch (error) {
      return error instanceof SentryError ? [error.kind, error.details.environments] : error;
    }
    return undefined;
  };

  it('fails with the names that the server does not know', async () => {
    assert.deepEqual(await failure(['production', 'staging']), ['notFound', ['staging']]);
  });

  it('fails without them where the organization is not there either', async () => {
    assert.deepEqual(await failure(['staging'], 'nosuch'), ['notFound', undefined]);
  });

  it('costs nothing more where the environments are known, or are all', async () => {
    await list(['production']);
    assert.equal(await failure([], 'nosuch').then((error) => Array.isArray(error)), true);
    assert.deepEqual(
      asked.filter((url) => url.includes('/environments/')),
      [],
    );
  });
});
