import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetch as undiciFetch, ProxyAgent } from 'undici';
import { noAnswer } from '../../../src/sentry/answer/noAnswer';
import { calls } from '../../../src/sentry/calls';
import { type Fetch, SentryHttp } from '../../../src/sentry/http';
import type { SentryError } from '../../../src/sentry/sentryError';
import { explain, failure } from '../../../src/words';
import { ImpatientClock } from '../../faults/impatientClock';

const signal = new AbortController().signal;
const url = 'https://sentry.example/api/0/';

describe('a call through a proxy', () => {
  let proxy: Server;
  let address: string;
  let status: number;
  before(async () => {
    proxy = createServer();
    proxy.on('connect', (_, socket) => socket.end(`HTTP/1.1 ${status} Refused\r\n\r\n`));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  after(() => proxy.close());

  /** The editor's own fetch asks a proxy in the same way. */
  const failureThrough = async (proxyAddress: string) => {
    const dispatcher = new ProxyAgent(proxyAddress);
    const through: Fetch = async (to, init) => undiciFetch(to, { ...init, dispatcher });
    const http = new SentryHttp('https://sentry.example', 'the-token', through, new ImpatientClock());
    try {
      return await http.send(calls.root, {}, {}, signal).then(
        () => assert.fail('an answer where an error was expected'),
        (error: unknown) => error as SentryError,
      );
    } finally {
      await dispatcher.destroy();
    }
  };

  it('that wants to know who asks', async () => {
    status = 407;
    const error = await failureThrough(address);
    assert.deepEqual([error.kind, error.details.status], ['proxy', 407]);
    assert.equal(explain(error).what, 'The proxy asks for a user name and a password.');
  });

  for (const refusal of [403, 502]) {
    it(`that refuses the tunnel with ${refusal}`, async () => {
      status = refusal;
      const error = await failureThrough(address);
      assert.deepEqual([error.kind, error.details.status], ['proxy', undefined]);
      assert.match(failure(error), /http\.proxy/);
    });
  }

  it('that is not there', async () => {
    assert.equal((await failureThrough('http://127.0.0.1:1')).kind, 'proxy');
  });

  it('whose name nobody has', async () => {
    assert.equal((await failureThrough('http://proxy.invalid:8080')).kind, 'proxy');
  });
});

describe('no answer', () => {
  const failed = (...causes: readonly object[]) =>
    causes.reduceRight<Error | undefined>(
      (cause, fields) => Object.assign(new Error('', { cause }), fields),
      undefined,
    );
  const fetchFailed = { message: 'fetch failed' };
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['a certificate of its own', failed(fetchFailed, { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'tls'],
    ['an unknown authority', failed(fetchFailed, { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }), 'tls'],
    ['another name', failed(fetchFailed, { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 'tls'],
    ['no TLS at all', failed(fetchFailed, { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }), 'tls'],
    ["Chromium's word for it", failed({ message: 'net::ERR_CERT_AUTHORITY_INVALID' }), 'tls'],
    ['a slow connection', failed(fetchFailed, { code: 'UND_ERR_CONNECT_TIMEOUT' }), 'timeout'],
    [
      'a name that nobody has',
      failed(fetchFailed, { code: 'ENOTFOUND', hostname: 'sentry.example' }),
      'network',
    ],
    [
      'a name that a proxy has',
      failed(fetchFailed, { code: 'ENOTFOUND', hostname: 'proxy.example' }),
      'proxy',
    ],
    [
      'a server that is not there',
      failed(fetchFailed, { code: 'ECONNREFUSED', syscall: 'connect', port: 443 }),
      'network',
    ],
    [
      'several addresses, none of which answers',
      failed(fetchFailed, { errors: [{ code: 'EHOSTUNREACH', syscall: 'connect', port: 443 }] }),
      'network',
    ],
    [
      'a proxy that is not there',
      failed(fetchFailed, { errors: [{ code: 'ECONNREFUSED', syscall: 'connect', port: 8080 }] }),
      'proxy',
    ],
    [
      "Chromium's word for a refused tunnel",
      failed({ message: 'net::ERR_TUNNEL_CONNECTION_FAILED' }),
      'proxy',
    ],
    ['an answer that breaks off', failed({ message: 'terminated' }, { code: 'UND_ERR_SOCKET' }), 'network'],
    ['half of JSON', new SyntaxError('Unexpected end'), 'shape'],
    ['an error of our own', new TypeError('x is not a function'), 'unexpected'],
    ['nonsense', 'nonsense', 'unexpected'],
  ];
  for (const [what, error, kind] of cases) {
    it(`because of ${what} is ${kind}`, () => assert.equal(noAnswer(calls.root, url, error).kind, kind));
  }

  it('is told apart in errors that are their own cause', () => {
    const circular: Error & { cause?: unknown } = new Error('fetch failed');
    circular.cause = circular;
    assert.equal(noAnswer(calls.root, url, circular).kind, 'network');
  });

  it('names the setting for certificates', () => {
    const error = noAnswer(calls.root, url, failed(fetchFailed, { code: 'SELF_SIGNED_CERT_IN_CHAIN' }));
    assert.match(failure(error), /http\.systemCertificates/);
  });
});
