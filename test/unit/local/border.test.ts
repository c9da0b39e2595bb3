import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { createGzip, gzipSync } from 'node:zlib';
import { failure } from './support/events';
import { rawRequest } from './support/rawHttp';
import { envelope, type TestSentry, testSentries } from './support/testSentry';

describe('the border of the local Sentry', () => {
  const start = testSentries();
  let test: TestSentry;
  let port: number;

  beforeEach(async () => {
    test = await start();
    ({ port } = test.sentry);
    await test.send('shop', failure('TypeError'));
  });

  const list = 'GET /api/0/organizations/local/issues/ HTTP/1.1';
  const authorization = () => `Authorization: Bearer ${test.sentry.token}`;
  const host = (name = '127.0.0.1') => `Host: ${name}:${port}`;
  const key = () => new URL(test.sentry.dsn('shop')).username;
  const bytes = Buffer.from(envelope({ type: 'event' }, failure('RangeError')));
  const post = (more: readonly string[] = [], query = `sentry_key=${key()}`, body: Uint8Array = bytes) =>
    rawRequest(
      port,
      [`POST /api/1/envelope/?${query} HTTP/1.1`, host(), `Content-Length: ${body.length}`, ...more],
      body,
    );

  describe('looks at the Host', () => {
    for (const name of ['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST']) {
      it(`and lets ${name} in, with the port`, async () => {
        assert.equal((await rawRequest(port, [list, host(name), authorization()])).status, 200);
      });
    }

    const foreign: readonly [what: string, headers: () => string[]][] = [
      ['another name', () => [`Host: evil.example:${port}`]],
      ['a name that ends like ours', () => [`Host: 127.0.0.1.evil.example:${port}`]],
      ['a name that begins like ours', () => [`Host: localhost.evil.example:${port}`]],
      ['another address', () => [`Host: 192.168.0.1:${port}`]],
      ['another loopback address', () => [`Host: 127.0.0.2:${port}`]],
      ['another port', () => [`Host: 127.0.0.1:${port + 1}`]],
      ['no port', () => ['Host: 127.0.0.1']],
      ['somebody before the name', () => [`Host: evil.example@127.0.0.1:${port}`]],
      ['nothing', () => ['Host:']],
      ['no Host at all', () => []],
      ['two', () => [host(), `Host: evil.example:${port}`]],
      ['two, ours last', () => [`Host: evil.example:${port}`, host()]],
    ];
    for (const [what, headers] of foreign) {
      it(`and refuses ${what} before anything else`, async () => {
        const { status, body } = await rawRequest(port, [list, ...headers(), authorization()]);
        assert.deepEqual(
          [status, JSON.parse(body)],
          [403, { detail: 'This server answers to this machine only.' }],
        );
      });

      it(`and refuses ${what} with an envelope, too`, async () => {
        const { status } = await rawRequest(
          port,
          [
            `POST /api/1/envelope/?sentry_key=${key()} HTTP/1.1`,
            ...headers(),
            `Content-Length: ${bytes.length}`,
          ],
          bytes,
        );
        assert.equal(status, 403);
        assert.equal(test.sentry.issues.length, 1);
      });
    }

    it('and refuses HTTP/1.0 without one', async () => {
      assert.equal((await rawRequest(port, ['GET /api/0/ HTTP/1.0', authorization()])).status, 403);
    });
  });

  describe('answers no web page', () => {
    for (const origin of ['http://evil.example', 'http://localhost:3000', 'http://127.0.0.1', 'null', '']) {
      it(`of the origin '${origin}' on the API, the right token or not`, async () => {
        for (const token of [authorization(), 'Authorization: Bearer nope']) {
          const { status, headers } = await rawRequest(port, [list, host(), token, `Origin: ${origin}`]);
          assert.equal(status, 403);
          assertNoCors(headers);
        }
      });
    }

    it('nor its preflight', async () => {
      const request = [
        'OPTIONS /api/0/organizations/local/issues/ HTTP/1.1',
        host(),
        'Origin: http://localhost:3000',
        'Access-Control-Request-Method: GET',
      ];
      const { status, headers } = await rawRequest(port, request);
      assert.equal(status, 403);
      assertNoCors(headers);
    });

    it('and sends no CORS header to those that may ask', async () => {
      const { status, headers } = await rawRequest(port, [list, host(), authorization()]);
      assert.equal(status, 200);
      assertNoCors(headers);
    });
  });

  describe('takes envelopes of pages', () => {
    for (const origin of [
      'http://localhost:3000',
      'http://127.0.0.1:8080',
      'https://localhost',
      'http://[::1]:5173',
    ]) {
      it(`that this machine serves, such as ${origin}, and lets them see the answer`, async () => {
        const { status, headers } = await post([`Origin: ${origin}`]);
        assert.equal(status, 200);
        assert.equal(headers.get('access-control-allow-origin'), origin);
      });
    }

    for (const origin of [
      'http://evil.example',
      'http://localhost.evil.example',
      'http://127.0.0.1.evil.example',
      'null',
      '',
      'file://',
      'http://localhost:1\r\nOrigin: http://evil.example',
    ]) {
      it(`not from ${JSON.stringify(origin)}`, async () => {
        const { status, headers } = await post([`Origin: ${origin}`]);
        assert.equal(status, 403);
        assertNoCors(headers);
        assert.equal(test.sentry.issues.length, 1);
      });
    }

    it('after a preflight', async () => {
      const { status, headers } = await rawRequest(port, [
        `OPTIONS /api/1/envelope/ HTTP/1.1`,
        host(),
        'Origin: http://localhost:3000',
      ]);
      assert.deepEqual([status, headers.get('access-control-allow-methods')], [204, 'POST']);
    });
  });

  describe('asks for a token', () => {
    const wrong: readonly [what: string, header: () => string[], status: number][] = [
      ['none', () => [], 401],
      ['a wrong one', () => [`Authorization: Bearer ${'0'.repeat(64)}`], 401],
      ['one that is too short', () => [`Authorization: Bearer ${test.sentry.token.slice(0, 63)}`], 401],
      ['one that is too long', () => [`${authorization()}0`], 401],
      ['the public key of a project', () => [`Authorization: Bearer ${key()}`], 401],
      ['another scheme', () => [`Authorization: Basic ${test.sentry.token}`], 401],
      ['nothing after the scheme', () => ['Authorization: Bearer '], 401],
    ];
    for (const [what, header, status] of wrong) {
      it(`and refuses ${what}`, async () => {
        assert.equal((await rawRequest(port, [list, host(), ...header()])).status, status);
      });
    }

    it('and takes none from the query', async () => {
      const request = `GET /api/0/organizations/local/issues/?token=${test.sentry.token} HTTP/1.1`;
      assert.equal((await rawRequest(port, [request, host()])).status, 401);
    });
  });

  describe('asks for the key of a project', () => {
    const wrong: readonly [what: string, query: () => string, status: number][] = [
      ['none', () => 'sentry_version=7', 401],
      ['an empty one', () => 'sentry_key=', 403],
      ['a wrong one', () => `sentry_key=${'0'.repeat(32)}`, 403],
      ['half of it', () => `sentry_key=${key().slice(0, 16)}`, 403],
      ['the token', () => `sentry_key=${test.sentry.token}`, 403],
    ];
    for (const [what, query, status] of wrong) {
      it(`and refuses ${what}`, async () => {
        assert.equal((await post([], query())).status, status);
        assert.equal(test.sentry.issues.length, 1);
      });
    }

    it('and refuses the key of another project, and every key for a project that is not there', async () => {
      const two = await start({ projects: [{ slug: 'shop' }, { slug: 'web' }] });
      const other = new URL(two.sentry.dsn('web')).username;
      for (const [project, sent] of [
        ['1', other],
        ['3', other],
        ['shop', other],
      ]) {
        const { status } = await rawRequest(
          two.sentry.port,
          [
            `POST /api/${project}/envelope/?sentry_key=${sent} HTTP/1.1`,
            `Host: 127.0.0.1:${two.sentry.port}`,
            `Content-Length: ${bytes.length}`,
          ],
          bytes,
        );
        assert.notEqual(status, 200);
      }
      assert.deepEqual(two.sentry.issues, []);
    });
  });

  describe('refuses a path', () => {
    for (const path of [
      '/api/0/../0/organizations/',
      '/api/0/organizations/local/issues/../../../',
      '/../../../etc/passwd',
      '/api/0/..',
      '/api/0/./organizations/',
      '/api/0/%2e%2e/organizations/',
      '/api/0/%2E./organizations/',
      '/api/0/.%2e/organizations/',
      '/api/0/organizations/local%2fissues/',
      '/api/0/organizations/local/releases/..%2F..%2Fetc%2Fpasswd/',
      '/api/0/organizations/local/releases/..%5cpasswd/',
      '/api/0/organizations/local/releases/%252e%252e%252fpasswd/',
      '/api/0/organizations/local/releases/a\\..\\b/',
      '/api/0/organizations/local/releases/a%00b/',
      '//evil.example/api/0/',
      '/api/0//organizations/',
      '/api/1/envelope/../../0/organizations/',
      'http://evil.example/api/0/organizations/',
      '*',
    ]) {
      it(`that climbs or hides: ${path}`, async () => {
        const { status, body } = await rawRequest(port, [`GET ${path} HTTP/1.1`, host(), authorization()]);
        assert.deepEqual([status, JSON.parse(body)], [400, { detail: 'This path leads nowhere.' }]);
      });
    }

    it('that is not encoded as it should be', async () => {
      const { status } = await rawRequest(port, [
        'GET /api/0/organizations/local/releases/%zz/ HTTP/1.1',
        host(),
        authorization(),
      ]);
      assert.equal(status, 400);
    });
  });

  describe('refuses what is too large', () => {
    it('a body that says it has more than 20 MB, before reading it', async () => {
      const { status } = await rawRequest(port, [
        `POST /api/1/envelope/?sentry_key=${key()} HTTP/1.1`,
        host(),
        `Content-Length: ${20 * 1024 * 1024 + 1}`,
      ]);
      assert.equal(status, 413);
    });

    it('a body that does not say it has more than 20 MB, as soon as it has', async () => {
      const chunk = Buffer.concat([
        Buffer.from('100000\r\n'),
        Buffer.alloc(1024 * 1024, 'x'),
        Buffer.from('\r\n'),
      ]);
      const body = Buffer.concat([...Array.from({ length: 21 }, () => chunk), Buffer.from('0\r\n\r\n')]);
      const { status } = await rawRequest(
        port,
        [`POST /api/1/envelope/?sentry_key=${key()} HTTP/1.1`, host(), 'Transfer-Encoding: chunked'],
        body,
      );
      assert.equal(status, 413);
    });

    it('1 MB that unpacks to 1 GB, without unpacking it', async function () {
      this.timeout(30_000);
      const bomb = await gzipOfSpaces(1024 * 1024 * 1024);
      assert.ok(bomb.length > 1_000_000 && bomb.length < 1_100_000, `${bomb.length} bytes`);
      const before = process.memoryUsage().rss;
      let peak = before;
      const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
      try {
        const { status, body } = await post(['Content-Encoding: gzip'], undefined, bomb);
        assert.deepEqual(
          [status, JSON.parse(body)],
          [413, { detail: `the envelope unpacks to more than ${100 * 1024 * 1024} bytes` }],
        );
      } finally {
        clearInterval(watch);
      }
      const grownMb = Math.round((peak - before) / 1e6);
      assert.ok(grownMb < 300, `the memory grew by ${grownMb} MB`);
      assert.equal((await post()).status, 200);
    });

    it('a bomb in a bomb only once', async () => {
      const twice = gzipSync(gzipSync(Buffer.alloc(50 * 1024 * 1024)));
      assert.equal((await post(['Content-Encoding: gzip, gzip'], undefined, twice)).status, 415);
      assert.equal((await post(['Content-Encoding: gzip'], undefined, twice)).status, 400);
    });

    it('an update of more than 1 MB', async () => {
      const body = Buffer.from(JSON.stringify({ status: 'x'.repeat(1024 * 1024) }));
      const head = [
        'PUT /api/0/organizations/local/issues/1/ HTTP/1.1',
        host(),
        authorization(),
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
      ];
      assert.equal((await rawRequest(port, head, body)).status, 413);
    });
  });

  it('is this machine: no other address listens', async function () {
    const other = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    if (other === undefined) {
      this.skip();
    }
    const outcome = await new Promise((resolve) => {
      const socket = connect(port, other.address);
      socket.once('connect', () => resolve('connected')).once('error', () => resolve('refused'));
    });
    assert.equal(outcome, 'refused');
  });
});

function assertNoCors(headers: ReadonlyMap<string, string>): void {
  assert.deepEqual(
    [...headers.keys()].filter((name) => name.startsWith('access-control-')),
    [],
  );
}

/** Spaces, packed as well as gzip can: about a thousandth of their number. */
async function gzipOfSpaces(bytes: number): Promise<Buffer> {
  const gzip = createGzip({ level: 9 });
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  const block = Buffer.alloc(1024 * 1024, ' ');
  for (let written = 0; written < bytes; written += block.length) {
    if (!gzip.write(block)) {
      await new Promise((resolve) => gzip.once('drain', resolve));
    }
  }
  gzip.end();
  await new Promise((resolve) => gzip.once('end', resolve));
  return Buffer.concat(chunks);
}
