import assert from 'node:assert/strict';
import { findDsns, readDsn } from '../../../../src/issues/bindings/dsn';

const key = '0123456789abcdef0123456789abcdef';

describe('readDsn', () => {
  const cases: Readonly<Record<string, unknown>> = {
    [`https://${key}@o42.ingest.sentry.io/4507`]: {
      server: 'https://sentry.io',
      orgId: '42',
      projectId: '4507',
    },
    [`https://${key}@o42.ingest.us.sentry.io/4507`]: {
      server: 'https://sentry.io',
      orgId: '42',
      projectId: '4507',
    },
    [`https://${key}@o42.ingest.de.sentry.io/4507`]: {
      server: 'https://sentry.io',
      orgId: '42',
      projectId: '4507',
    },
    [`https://${key}@sentry.io/12`]: { server: 'https://sentry.io', projectId: '12' },
    [`https://${key}:${key}@sentry.company.example/3`]: {
      server: 'https://sentry.company.example',
      projectId: '3',
    },
    [`http://${key}@localhost:9000/team/sentry/3`]: {
      server: 'http://localhost:9000/team/sentry',
      projectId: '3',
    },
    [`https://${key}@app.glitchtip.com/7?x=1#y`]: { server: 'https://app.glitchtip.com', projectId: '7' },
    'https://examplePublicKey@o0.ingest.sentry.io/0': undefined,
    'https://___PUBLIC_DSN___@sentry.io/1': undefined,
    [`https://${'0'.repeat(32)}@sentry.io/1`]: undefined,
    [`https://${key}@o0.ingest.sentry.io/1`]: undefined,
    [`https://${key}@sentry.io/0`]: undefined,
    [`https://${key}@sentry.io/project`]: undefined,
    [`https://${key}@sentry.io`]: undefined,
    [`https://${key}@/1`]: undefined,
    [`ftp://${key}@sentry.io/1`]: undefined,
    'https://sentry.io/1': undefined,
    'no address': undefined,
  };
  for (const [written, expected] of Object.entries(cases)) {
    it(`reads ${written}`, () => assert.deepEqual(readDsn(written), expected));
  }
});

describe('findDsns', () => {
  it('finds each once, in order, whatever stands around it', () => {
    const written = `dsn: "https://${key}@sentry.io/2",
      <meta content='http://${key}@localhost:9000/1'> (https://${key}@sentry.io/2) \`https://${key}@sentry.io/3\``;
    assert.deepEqual(
      findDsns(written).map(({ server, projectId }) => `${server} ${projectId}`),
      ['https://sentry.io 2', 'http://localhost:9000 1', 'https://sentry.io 3'],
    );
  });

  it('takes no time worth speaking of for text that is made to take long', () => {
    const size = 256 * 1024;
    const hostile = [
      'http://',
      'https://a@',
      `https://${key}`,
      `https://${key}:`,
      `https://${key}@`,
      `https://${key}@a/`,
      `https://${key}@o1.ingest.sentry.io/${'/'.repeat(100)}`,
    ].map((part) => part.repeat(Math.ceil(size / part.length)).slice(0, size));
    for (const written of hostile) {
      const start = performance.now();
      findDsns(written);
      assert.ok(performance.now() - start < 200, `${written.slice(0, 60)}: ${performance.now() - start} ms`);
    }
  });
});
