import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { calls } from '../../../src/sentry/calls';
import { SentryHttp } from '../../../src/sentry/http';
import { SentryError } from '../../../src/sentry/sentryError';
import { ImpatientClock } from '../../faults/impatientClock';

const never = new AbortController().signal;

describe('SentryHttp', () => {
  let server: Server;
  let answer: RequestListener;
  let http: SentryHttp;

  before(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    http = new SentryHttp(`http://127.0.0.1:${port}`, 'the-token', globalThis.fetch);
  });
  after(() => server.close());

  const root = (signal = never) => http.send(calls.root, {}, {}, signal);
  const failure = async (listener: RequestListener) => {
    answer = listener;
    return root().then(
      () => assert.fail('an answer where an error was expected'),
      (error: unknown) => error as SentryError,
    );
  };
  const status = (code: number, body: string, headers: Record<string, string> = {}) =>
    failure((_, response) =>
      response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(body),
    );

  it('sends the token as a header, lists as repeated parameters, bodies as JSON', async () => {
    const seen: unknown[] = [];
    answer = (request, response) => {
      const { authorization, accept, 'content-type': type } = request.headers;
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push([request.method, request.url, authorization, accept, type, body]);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    };
    await http.send(
      calls.issues,
      { org: 'acme' },
      { query: { query: 'is:x', project: ['1', '2'], cursor: undefined } },
      never,
    );
    await http.send(calls.updateIssue, { org: 'acme', issue: '7' }, { body: { status: 'resolved' } }, never);
    const [token, json] = ['Bearer the-token', 'application/json'];
    assert.deepEqual(seen, [
      [
        'GET',
        '/api/0/organizations/acme/issues/?query=is%3Ax&project=1&project=2',
        token,
        json,
        undefined,
        '',
      ],
      ['PUT', '/api/0/organizations/acme/issues/7/', token, json, json, '{"status":"resolved"}'],
    ]);
  });

  it('tells the kinds of refusal apart, with what the server said', async () => {
    const cases: readonly (readonly [number, string, string, string | undefined])[] = [
      [401, '{"detail":"Invalid token"}', 'auth', 'Invalid token'],
      [401, '{"detail":{"code":"sso-required","message":"Must login via SSO"}}', 'sso', 'sso-required'],
      [
        403,
        '{"detail":"You do not have permission to perform this action."}',
        'scope',
        'You do not have permission to perform this action.',
      ],
      [404, '<html>', 'notFound', undefined],
      [410, '{"message":"This API no longer exists."}', 'gone', 'This API no longer exists.'],
      [
        400,
        '{"statusDetails":{"inCommit":{"commit":["Unable to find the given commit."]}}}',
        'badRequest',
        'Unable to find the given commit.',
      ],
      [429, '"too many"', 'rateLimited', 'too many'],
      [502, '<html>', 'server', undefined],
    ];
    for (const [code, body, kind, said] of cases) {
      const error = await status(code, body);
      assert.ok(error instanceof SentryError);
      assert.deepEqual([error.kind, error.details.status, error.details.said], [kind, code, said]);
    }
  });

  it('reads when a limit ends, from either header', async () => {
    const reset = await status(429, '{}', { 'x-sentry-rate-limit-reset': '1700000000' });
    assert.equal(reset.details.retryAt, 1_700_000_000_000);
    const date = await status(429, '{}', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' });
    assert.equal(date.details.retryAt, Date.parse('2026-10-21T07:28:00Z'));
  });

  it('follows no redirect and names its host', async () => {
    const error = await status(302, '', { location: 'https://elsewhere.example/login' });
    assert.deepEqual([error.kind, error.details.host], ['redirect', 'elsewhere.example']);
  });

  it('takes a page with status 200 for what it is: no answer of the API', async () => {
    const error = await failure((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    );
    assert.equal(error.kind, 'shape');
  });

  it('gives up on 20 MB, also when they arrive as a few kilobytes', async () => {
    const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024, 0x20));
    const error = await failure((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb),
    );
    assert.deepEqual([error.kind, error.details.said], ['shape', 'the answer is larger than 20 MB']);
  });

  it('refuses JSON that is nested to overflow a stack', async () => {
    const error = await status(200, '['.repeat(200_000));
    assert.equal(error.kind, 'shape');
  });

  it('tells a server that is not there from one that hangs up', async () => {
    const error = await failure((request) => request.socket.destroy());
    assert.equal(error.kind, 'network');
    const nobody = new SentryHttp('http://127.0.0.1:1', 'x', globalThis.fetch);
    await assert.rejects(nobody.send(calls.root, {}, {}, never), { kind: 'network' });
  });

  it('rejects with the abort, not with an error of its own, when cancelled', async () => {
    const abort = new AbortController();
    answer = () => abort.abort();
    await assert.rejects(root(abort.signal), { name: 'AbortError' });
  });

  it('is cancelled by a kind of its own, whenever that happens', async () => {
    await assert.rejects(root(AbortSignal.abort()), { kind: 'cancelled', name: 'AbortError' });
    const abort = new AbortController();
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{', () => abort.abort(new Error('enough')));
    };
    await assert.rejects(root(abort.signal), { kind: 'cancelled' });
  });

  it('waits no longer than its deadline, even for a fetch that minds no signal', async () => {
    const clock = new ImpatientClock();
    const deaf = new SentryHttp(
      'http://127.0.0.1',
      'x',
      async () => new Promise(() => clock.expire()),
      clock,
    );
    await assert.rejects(deaf.send(calls.root, {}, {}, never), { kind: 'timeout' });
  });

  it('sends no token that could break out of its header', async () => {
    let requests = 0;
    answer = (_, response) => {
      requests++;
      response.end();
    };
    for (const token of ['', 'a b', 'a\nX-Evil: 1', 'ä', '\u0000']) {
      const { address } = http;
      const odd = new SentryHttp(address, token, globalThis.fetch);
      await assert.rejects(odd.send(calls.root, {}, {}, never), { kind: 'auth' });
    }
    assert.equal(requests, 0);
  });

  it('keeps the token out of what a gateway echoes, also where that is cut', async () => {
    for (const echoed of ['Authorization=Bearer the-token, sorry', `${'x '.repeat(95)}Bearer the-token`]) {
      const { details } = await status(403, JSON.stringify({ message: echoed }));
      assert.doesNotMatch(details.said ?? '', /the-tok/);
      assert.match(details.said ?? '', /…/);
    }
  });

  it('quotes nothing of an answer that is not whole JSON', async () => {
    const { details } = await status(200, '{"message":"secret text of an event","x":oops}');
    assert.deepEqual([details.said, details.cause], ['the answer is not whole JSON', undefined]);
  });

  it('keeps the token out of messages and calls', async () => {
    const error = await status(500, '{}');
    assert.equal(
      JSON.stringify([error.message, error.call, error.stack, error.details]).includes('the-token'),
      false,
    );
  });
});
