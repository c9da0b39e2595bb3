import assert from 'node:assert/strict';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { parseEnvelope } from '../../../src/local/intake/envelope';
import { failure, message } from './support/events';
import { envelope, type TestSentry, testSentries } from './support/testSentry';

const id = 'ab'.repeat(16);
const lines = (...values: readonly (string | object)[]) =>
  values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('');

describe('an envelope is taken', () => {
  const start = testSentries();
  let test: TestSentry;

  beforeEach(async () => {
    test = await start();
  });

  const event = { event_id: id, ...message('hello') };
  const bytes = Buffer.from(envelope({ type: 'event' }, event, { event_id: id }));
  const encodings: readonly [what: string, body: Uint8Array, headers: Record<string, string>][] = [
    ['as it is', bytes, {}],
    ['with its own Content-Type', bytes, { 'Content-Type': 'application/x-sentry-envelope' }],
    ['as text/plain, as browsers send it', bytes, { 'Content-Type': 'text/plain;charset=UTF-8' }],
    ['as gzip', gzipSync(bytes), { 'Content-Encoding': 'gzip' }],
    ['as deflate', deflateSync(bytes), { 'Content-Encoding': 'deflate' }],
    ['as deflate without its header', deflateRawSync(bytes), { 'Content-Encoding': 'deflate' }],
    ['as brotli', brotliCompressSync(bytes), { 'Content-Encoding': 'br' }],
  ];
  for (const [what, body, headers] of encodings) {
    it(what, async () => {
      const { status, json } = await test.post('shop', body, headers);
      assert.deepEqual({ status, json }, { status: 200, json: { id } });
      assert.deepEqual(
        test.sentry.issues.map(({ title }) => title),
        ['hello'],
      );
    });
  }

  it('with the key in X-Sentry-Auth', async () => {
    const { username } = new URL(test.sentry.dsn('shop'));
    const response = await fetch(`${test.sentry.address}/api/1/envelope/`, {
      method: 'POST',
      body: bytes,
      headers: { 'X-Sentry-Auth': `Sentry sentry_version=7, sentry_client=test/1, sentry_key=${username}` },
    });
    assert.deepEqual([response.status, await response.json()], [200, { id }]);
  });

  it('with the id of its event: from the event, from the envelope, or a new one', async () => {
    const other = 'cd'.repeat(16);
    const inHeader = await test.post('shop', envelope({ type: 'event' }, message('a'), { event_id: other }));
    assert.deepEqual(inHeader.json, { id: other });
    const withDashes = await test.post(
      'shop',
      envelope({ type: 'event' }, { ...message('b'), event_id: '6f3e1f0a-4b1c-4d2e-8f90-AABBCCDDEEFF' }),
    );
    assert.deepEqual(withDashes.json, { id: '6f3e1f0a4b1c4d2e8f90aabbccddeeff' });
    const none = await test.post('shop', envelope({ type: 'event' }, message('c')));
    assert.match((none.json as { id: string }).id, /^[0-9a-f]{32}$/);
    assert.ok(test.sentry.hasEvent('shop', (none.json as { id: string }).id));
  });

  it('with sessions, transactions, attachments and things unknown, which are passed over', async () => {
    const body = Buffer.concat([
      Buffer.from(lines({ event_id: id }, { type: 'session' }, { sid: '1' })),
      Buffer.from(lines({ type: 'attachment', length: 6, filename: 'a.bin' })),
      Buffer.from([0, 10, 255, 10, 0, 10, 10]),
      Buffer.from(lines({ type: 'transaction' }, { event_id: id, type: 'transaction' })),
      Buffer.from(lines({ type: 'telepathy', version: 3 }, 'not even JSON')),
      Buffer.from(lines({ type: 'event', length: JSON.stringify(event).length })),
      Buffer.from(JSON.stringify(event)),
    ]);
    assert.deepEqual((await test.post('shop', body)).json, { id });
    assert.deepEqual(
      test.sentry.issues.map(({ title, events }) => ({ title, events })),
      [{ title: 'hello', events: 1 }],
    );
  });

  it('with nothing of interest, and answered with no id', async () => {
    const { status, json } = await test.post('shop', lines({}, { type: 'session' }, {}));
    assert.deepEqual({ status, json }, { status: 200, json: {} });
  });

  it('with client reports, whose discarded events are kept', async () => {
    const report = {
      discarded_events: [{ reason: 'queue_overflow', category: 'error', quantity: 3 }, { reason: 'x' }],
    };
    await test.post('shop', envelope({ type: 'client_report' }, report));
    assert.deepEqual(test.sentry.discarded, [{ reason: 'queue_overflow', category: 'error', quantity: 3 }]);
  });

  it('for the project of its path and key alone', async () => {
    const two = await start({
      projects: [{ slug: 'shop' }, { slug: 'web', id: '77', publicKey: 'f'.repeat(32) }],
    });
    assert.equal(two.sentry.dsn('web'), `http://${'f'.repeat(32)}@127.0.0.1:${two.sentry.port}/77`);
    await two.send('shop', failure('TypeError'));
    await two.send('web', failure('TypeError'), failure('RangeError'));
    assert.deepEqual(
      two.sentry.issues.map(({ shortId }) => shortId),
      ['SHOP-1', 'WEB-1', 'WEB-2'],
    );
  });

  const broken: readonly [
    what: string,
    body: string | Uint8Array,
    headers: Record<string, string>,
    status: number,
  ][] = [
    ['no JSON in its first line', 'hello\n', {}, 400],
    ['nothing', '', {}, 400],
    ['an item without a header', lines({}, 'hello'), {}, 400],
    ['an item shorter than its length', lines({}, { type: 'event', length: 9999 }, '{}'), {}, 400],
    ['an event that is no JSON', lines({}, { type: 'event' }, '{"message":'), {}, 400],
    ['an event that is no object', lines({}, { type: 'event' }, '[1]'), {}, 400],
    [
      'an event of endless depth',
      lines({}, { type: 'event' }, `{"extra":${'['.repeat(5000)}${']'.repeat(5000)}}`),
      {},
      400,
    ],
    ['bytes that are not gzip', 'hello', { 'Content-Encoding': 'gzip' }, 400],
    ['half of its gzip', gzipSync(bytes).subarray(0, 40), { 'Content-Encoding': 'gzip' }, 400],
    ['an unknown encoding', bytes, { 'Content-Encoding': 'zstd' }, 415],
  ];
  for (const [what, body, headers, status] of broken) {
    it(`but not with ${what}: ${status}, and nothing of it is kept`, async () => {
      const answer = await test.post('shop', body, headers);
      assert.equal(answer.status, status);
      assert.equal(typeof (answer.json as { detail: string }).detail, 'string');
      assert.deepEqual(test.sentry.issues, []);
    });
  }

  it('but not as a GET', async () => {
    const { username } = new URL(test.sentry.dsn('shop'));
    const response = await fetch(`${test.sentry.address}/api/1/envelope/?sentry_key=${username}`);
    assert.deepEqual([response.status, response.headers.get('allow')], [405, 'POST']);
  });
});

describe('events that come too fast', () => {
  const start = testSentries();

  it('are answered with 429, and how long to wait, in the way that SDKs understand', async () => {
    const test = await start({ limits: { eventsPerSecond: 3 } });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => test.post('shop', envelope({ type: 'event' }, failure('TypeError')))),
    );
    const refused = answers.filter(({ status }) => status === 429);
    assert.ok(refused.length >= 6, `${refused.length} were refused`);
    assert.equal(refused.length + (test.sentry.issues[0]?.events ?? 0), 10);
    const [first] = refused;
    assert.deepEqual(
      [first?.headers.get('retry-after'), first?.headers.get('x-sentry-rate-limits')],
      ['1', '1:error;default:organization'],
    );
  });

  it('do not hold up what is no event', async () => {
    const test = await start({ limits: { eventsPerSecond: 1 } });
    await Promise.all(
      Array.from({ length: 3 }, () => test.post('shop', envelope({ type: 'event' }, failure('TypeError')))),
    );
    const { status } = await test.post('shop', envelope({ type: 'session' }, {}));
    assert.equal(status, 200);
  });
});

describe('an envelope is taken apart', () => {
  it('by the lengths of its items, or by lines', () => {
    const bytes = Buffer.concat([
      Buffer.from(lines({ dsn: 'x' }, { type: 'a', length: 3 })),
      Buffer.from('\n\n\n\n'),
      Buffer.from(lines({ type: 'b' }, 'two')),
      Buffer.from(`${JSON.stringify({ type: 'c', length: 0 })}\n\n`),
      Buffer.from('{"type":"d"}\nlast'),
    ]);
    const { header, items } = parseEnvelope(bytes);
    assert.deepEqual(header, { dsn: 'x' });
    assert.deepEqual(
      items.map(({ type, bytes: payload }) => [type, payload.toString()]),
      [
        ['a', '\n\n\n'],
        ['b', 'two'],
        ['c', ''],
        ['d', 'last'],
      ],
    );
  });
});
