import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalSentry, startLocalSentry } from '../../../src/local/localSentry';
import { decodeCodeMapping, listCodeMappings } from '../../../src/sentry/codeMappings';
import { SentryHttp } from '../../../src/sentry/http';

const signal = new AbortController().signal;

describe('listCodeMappings', () => {
  let directory: string;
  let sentry: LocalSentry;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'faultline-'));
    sentry = await startLocalSentry({
      directory,
      projects: [{ slug: 'app' }],
      codeMappings: Array.from({ length: 230 }, (_, at) => ({
        ...{ project: 'app', repository: 'acme/app' },
        ...{ stackRoot: `/srv/${at}/`, sourceRoot: `services/${at}/` },
      })),
    });
  });
  after(async () => {
    await sentry.close();
    await rm(directory, { recursive: true });
  });

  it('reads every page', async () => {
    const asked: string[] = [];
    const subscription = sentry.onDidAnswer(({ url }) => asked.push(url.replace(/^.*?organizations/, '')));
    const http = new SentryHttp(sentry.address, sentry.token, fetch);
    const mappings = await listCodeMappings(http, 'local', signal);
    subscription.dispose();
    assert.equal(asked.length, 3, asked.join('\n'));
    assert.deepEqual(
      mappings.map(({ stackRoot }) => stackRoot),
      Array.from({ length: 230 }, (_, at) => `/srv/${at}/`),
    );
    assert.deepEqual(mappings[0], {
      stackRoot: '/srv/0/',
      sourceRoot: 'services/0/',
      automaticallyGenerated: false,
      repoName: 'acme/app',
      projectSlug: 'app',
    });
  });
});

describe('decodeCodeMapping', () => {
  it('takes what is missing for unknown, and is nothing without its roots', () => {
    assert.deepEqual(decodeCodeMapping({ stackRoot: '', sourceRoot: '', repoName: 7 }), {
      ...{ stackRoot: '', sourceRoot: '' },
      ...{ automaticallyGenerated: undefined, repoName: undefined, projectSlug: undefined },
    });
    for (const value of [null, 'x', [], {}, { stackRoot: '/srv/' }, { stackRoot: 1, sourceRoot: 2 }]) {
      assert.equal(decodeCodeMapping(value), undefined);
    }
  });
});
