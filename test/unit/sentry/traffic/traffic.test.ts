import assert from 'node:assert/strict';
import { type Call, calls } from '../../../../src/sentry/calls';
import { SentryError } from '../../../../src/sentry/sentryError';
import type { TrafficRequest } from '../../../../src/sentry/traffic/request';
import { Traffic } from '../../../../src/sentry/traffic/traffic';
import { VirtualClock } from '../../virtualClock';
import { request, sentryLimits, SimulatedServer, type SimulatedOptions } from './simulatedServer';

const never = new AbortController().signal;
const HOUR_MS = 3_600_000;

describe('Traffic', () => {
  let clock: VirtualClock;
  let traffic: Traffic;
  let server: SimulatedServer;

  const begin = (options: SimulatedOptions = {}, random = 0.5) => {
    clock = new VirtualClock();
    traffic = new Traffic(clock, () => random);
    server = new SimulatedServer(clock, options);
  };
  beforeEach(() => begin());

  const send = (asked: TrafficRequest, signal = never) => traffic.run(asked, server.attempt(asked), signal);
  const sendMany = (call: Call, count: number, more: Partial<TrafficRequest> = {}) =>
    Array.from({ length: count }, (_, at) => send(request(call, at, more)));
  const failureOf = async (work: Promise<unknown>) => {
    const error = await clock.run(
      work.then(
        () => assert.fail('an answer where an error was expected'),
        (reason: unknown) => reason,
      ),
    );
    assert.ok(error instanceof SentryError, String(error));
    return error;
  };
  /** When each was sent, since the start. */
  const times = () => server.seen.map(({ sent }) => sent - clock.start);
  const statuses = () => [...new Set(server.seen.map(({ status }) => status))];

  describe('keeps to the limits that a server tells', () => {
    it('leaves the last call of each window to the browser, and comes back when the next one begins', async () => {
      begin({ limits: sentryLimits });
      for (const wait of sendMany(calls.issue, 12)) {
        await clock.run(wait);
      }
      const perWindow = [0, 1, 2].map(
        (second) => times().filter((time) => Math.floor(time / 1000) === second).length,
      );
      assert.deepEqual([statuses(), perWindow], [[200], [4, 4, 4]]);
    });

    it('counts what has not been answered yet as if it were counted nowhere', async () => {
      begin({ limits: sentryLimits, behave: (at) => ({ fromMs: at % 3 === 0 ? 900 : 20 }) });
      await clock.run(Promise.all(sendMany(calls.issue, 40, { lane: 'person' })));
      assert.deepEqual(statuses(), [200]);
    });

    it('keeps calls and accounts apart', async () => {
      begin({ limits: { ...sentryLimits, [calls.issue]: 1 } });
      const others = [{ account: {} }, { url: 'https://de.sentry.example/9' }];
      await clock.run(send(request(calls.issue, 0)));
      const held = send(request(calls.issue, 1));
      await clock.run(
        Promise.all([
          send(request(calls.issues, 2)),
          ...others.map((more) => send(request(calls.issue, 3, more))),
        ]),
      );
      assert.ok(clock.passed < 100, `${clock.passed} ms`);
      await clock.run(held);
      assert.equal(times().at(-1), 1020);
    });

    it('waits for the end of the window where only few more may be answered at a time', async () => {
      const reset = (ms: number) => String(Math.floor((clock.start + ms) / 1000));
      begin({
        behave: () => ({
          headers: {
            'X-Sentry-Rate-Limit-Limit': '40',
            'X-Sentry-Rate-Limit-Remaining': '39',
            'X-Sentry-Rate-Limit-ConcurrentRemaining': '1',
            'X-Sentry-Rate-Limit-Reset': reset(3000),
          },
        }),
      });
      await clock.run(send(request(calls.issue, 0)));
      await clock.run(send(request(calls.issue, 1)));
      assert.deepEqual(times(), [0, 3020]); // by the first answer, which took 20 ms
    });

    for (const [where, ahead] of [
      ['ahead', 5 * HOUR_MS],
      ['behind', -5 * HOUR_MS],
    ] as const) {
      it(`is right about the end of a window where the server's clock is hours ${where}`, async () => {
        begin({ limits: sentryLimits, ahead: ahead + 300 });
        await clock.run(Promise.all(sendMany(calls.issue, 30)));
        assert.deepEqual(statuses(), [200]);
        assert.ok(clock.passed < 16_000, `${clock.passed} ms`);
      });
    }

    it('sends six at a time in the background, and eight in all, where it tells none', async () => {
      begin({ behave: () => ({ toMs: 200 }) });
      await clock.run(send(request(calls.issues, 0)));
      const background = sendMany(calls.issues, 20);
      await clock.settled();
      assert.equal(server.most(), 6);
      const persons = [100, 101, 102].map((at) => send(request(calls.issues, at, { lane: 'person' })));
      await clock.run(Promise.all([...background, ...persons]));
      assert.equal(server.most(), 8);
    });

    it('no longer waits for requests that came to nothing', async () => {
      begin({ limits: sentryLimits, behave: (at) => (at < 15 ? { breaks: 'network' } : {}) });
      await clock.run(Promise.allSettled(sendMany(calls.issue, 5)));
      assert.equal(server.seen.length, 15);
      await clock.run(Promise.all(sendMany(calls.issue, 4)));
    });

    it('waits for a minute at the most where a server that tells no time has another', async () => {
      begin({ limits: { [calls.issue]: 2 }, ahead: 5 * HOUR_MS, tellsTime: false });
      for (const at of [0, 1, 2]) {
        await clock.run(send(request(calls.issue, at)));
      }
      assert.deepEqual([times(), statuses()], [[0, 60_020, 120_040], [200]]);
    });
  });

  describe('does as a refusal says', () => {
    it('waits for as many seconds, and holds back all calls of the kind', async () => {
      begin({ behave: (at) => (at === 0 ? { status: 429, headers: { 'retry-after': '7' } } : {}) });
      const first = send(request(calls.issues, 0));
      await clock.pass(100);
      const [second, other] = [send(request(calls.issues, 1)), send(request(calls.issue, 2))];
      await clock.run(Promise.all([first, second, other]));
      assert.deepEqual(times(), [0, 100, 7020, 7020]);
    });

    it('holds back all calls of the kind for a while where it says nothing', async () => {
      begin({ behave: (at) => (at === 0 ? { status: 429 } : {}) });
      const first = send(request(calls.issues, 0));
      await clock.pass(100);
      await clock.run(Promise.all([first, send(request(calls.issues, 1)), send(request(calls.issue, 2))]));
      assert.deepEqual(times(), [0, 100, 520, 520]);
    });

    it('waits until a date of the clock of the server', async () => {
      const ahead = 2 * HOUR_MS;
      const until = () => new Date(clock.start + ahead + 9000).toUTCString();
      begin({
        ahead,
        behave: (at) => (at === 0 ? { status: 429, headers: { 'retry-after': until() } } : {}),
      });
      await clock.run(send(request(calls.issues, 0)));
      const [, again = 0] = times();
      assert.ok(again >= 9000 && again <= 10_020, `${again} ms`);
    });

    it('sends nothing at all to a server in maintenance', async () => {
      begin({ behave: (at) => (at === 0 ? { status: 503, headers: { 'retry-after': '20' } } : {}) });
      const first = send(request(calls.issues, 0));
      await clock.pass(100);
      const other = send(request(calls.issue, 1, { account: {} }));
      await clock.run(Promise.all([first, other]));
      assert.deepEqual(times(), [0, 20_020, 20_020]);
    });

    it('says at once when the wait is longer than a minute, and sends nothing before', async () => {
      begin({ behave: (at) => (at === 0 ? { status: 429, headers: { 'retry-after': '1800' } } : {}) });
      assert.equal((await failureOf(send(request(calls.issues, 0)))).kind, 'rateLimited');
      const { kind, details } = await failureOf(send(request(calls.issues, 1)));
      assert.deepEqual([kind, details.retryAt], ['rateLimited', clock.start + 20 + 1_800_000]);
      assert.equal(server.seen.length, 1);
      await clock.pass(1_800_000);
      await clock.run(send(request(calls.issues, 1)));
      assert.equal(server.seen.length, 2);
    });

    it('asks again after an hour, whatever the server wants', async () => {
      begin({ behave: (at) => (at === 0 ? { status: 429, headers: { 'retry-after': '99999999' } } : {}) });
      await failureOf(send(request(calls.issues, 0)));
      const { details } = await failureOf(send(request(calls.issues, 1)));
      assert.equal(details.retryAt, clock.start + 20 + HOUR_MS);
    });
  });

  describe('sends again what may pass', () => {
    const outcomes: readonly (readonly [
      string,
      ReturnType<NonNullable<SimulatedOptions['behave']>>,
      number,
    ])[] = [
      ['429 without a word of limits', { status: 429 }, 3],
      ['500', { status: 500 }, 3],
      ['502', { status: 502 }, 3],
      ['a cut connection', { breaks: 'network' }, 3],
      ['no answer in time', { breaks: 'timeout' }, 3],
      ['401', { status: 401 }, 1],
      ['404', { status: 404 }, 1],
      ['400', { status: 400 }, 1],
      ['a certificate that is not trusted', { breaks: 'tls' }, 1],
      ['something that is no answer of the API', { breaks: 'shape' }, 1],
    ];
    for (const [what, behaviour, attempts] of outcomes) {
      it(`${what}: ${attempts === 1 ? 'never' : 'twice'}, and a write never`, async () => {
        begin({ behave: () => behaviour });
        const error = await failureOf(send(request(calls.issues, 0)));
        assert.equal(server.seen.length, attempts);
        assert.equal(error.details.status, behaviour.status);
        await failureOf(send(request(calls.updateIssue, 1)));
        assert.equal(server.seen.length, attempts + 1);
      });
    }

    it('gives the answer that came at last', async () => {
      begin({ behave: (at) => (at < 2 ? { status: 502 } : {}) });
      const { json } = await clock.run(send(request(calls.issues, 0)));
      assert.deepEqual(json, { url: 'https://sentry.example/0' });
    });

    it('after a time at random that doubles', async () => {
      for (const [random, waits] of [
        [0, [250, 500]],
        [0.5, [500, 1000]],
        [0.999, [750, 1499]],
      ] as const) {
        begin({ behave: () => ({ status: 500 }) }, random);
        await failureOf(send(request(calls.issues, 0)));
        const [first = 0, second = 0, third = 0] = times();
        assert.deepEqual(
          [second - first, third - second].map((gap) => Math.round(gap - 20)),
          waits,
        );
      }
    });

    it('for half a minute after the first failure at the most', async () => {
      begin({ behave: () => ({ breaks: 'timeout', toMs: 29_700 }) });
      await failureOf(send(request(calls.issues, 0)));
      assert.equal(server.seen.length, 2);
    });

    it('not where there is no server', async () => {
      const cause = new TypeError('fetch failed', {
        cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      });
      let attempts = 0;
      const nobody = () => {
        attempts++;
        return Promise.reject(new SentryError('network', calls.root, { cause }));
      };
      const error = await failureOf(traffic.run(request(calls.root, 0), nobody, never));
      assert.deepEqual([error.kind, attempts], ['network', 1]);
    });
  });

  describe('lets one answer be for all who ask the same', () => {
    it('of one account, while it is under way', async () => {
      const both = [send(request(calls.issues, 0)), send(request(calls.issues, 0))];
      const others = [send(request(calls.issues, 1)), send(request(calls.issues, 0, { account: {} }))];
      const [one, same] = await clock.run(Promise.all([...both, ...others]));
      assert.equal(one, same);
      assert.equal(server.seen.length, 3);
      await clock.run(send(request(calls.issues, 0)));
      assert.equal(server.seen.length, 4);
    });

    it('and cancels it only when nobody waits for it any more', async () => {
      const [first, second] = [new AbortController(), new AbortController()];
      const sent = [first, second].map(({ signal }) => send(request(calls.issues, 0), signal));
      await clock.settled();
      first.abort();
      await assert.rejects(sent[0] ?? Promise.resolve(), { name: 'AbortError' });
      assert.equal(server.seen[0]?.ended, undefined);
      second.abort();
      await assert.rejects(sent[1] ?? Promise.resolve(), { name: 'AbortError' });
      await clock.settled();
      assert.notEqual(server.seen[0]?.ended, undefined);
      assert.equal(clock.waiting, 0);
    });

    it('in a new request after all have left the one before', async () => {
      const abort = new AbortController();
      const left = send(request(calls.issues, 0), abort.signal);
      abort.abort();
      await assert.rejects(left, { name: 'AbortError' });
      const { json } = await clock.run(send(request(calls.issues, 0)));
      assert.deepEqual(json, { url: 'https://sentry.example/0' });
    });

    it('but not with what was asked before a write, or during it', async () => {
      begin({ behave: (_, { isWrite }) => ({ toMs: isWrite ? 100 : 500 }) });
      const asked = [send(request(calls.issue, 0))];
      const write = send(request(calls.updateIssue, 0));
      asked.push(send(request(calls.issue, 0)));
      await clock.run(write);
      asked.push(send(request(calls.issue, 0)));
      await clock.run(Promise.all(asked));
      assert.equal(server.seen.filter(({ call }) => call === calls.issue).length, 3);
    });

    it('and never a write', async () => {
      await clock.run(
        Promise.all([send(request(calls.updateIssue, 0)), send(request(calls.updateIssue, 0))]),
      );
      assert.equal(server.seen.length, 2);
    });
  });

  describe('lets a person go first', () => {
    it('before what waits in the background, each in the order in which it came', async () => {
      const background = sendMany(calls.issues, 9);
      const person = [100, 101, 102].map((at) => send(request(calls.issue, at, { lane: 'person' })));
      await clock.run(Promise.all([...background, ...person]));
      const numbers = server.seen.map(({ url }) => Number(url.split('/').at(-1)));
      assert.deepEqual(
        numbers.filter((at) => at >= 100),
        [100, 101, 102],
      );
      assert.deepEqual(
        numbers.filter((at) => at < 100),
        [0, 1, 2, 3, 4, 5, 6, 7, 8],
      );
      assert.ok(numbers.indexOf(102) < numbers.indexOf(6), numbers.join());
    });

    it('and keeps room for one while everything in the background is slow', async () => {
      begin({ behave: (_, { lane }) => ({ toMs: lane === 'person' ? 10 : 20_000 }) });
      const others = sendMany(calls.organizations, 30);
      await clock.pass(50);
      await clock.run(send(request(calls.updateIssue, 99, { lane: 'person' })));
      assert.ok(clock.passed < 100, `${clock.passed} ms`);
      await clock.run(Promise.all(others));
    });

    it('also where it waits for what was asked for in the background', async () => {
      begin({ limits: { [calls.issues]: 2 } });
      await clock.run(send(request(calls.issues, 0)));
      const waiting = [1, 2, 3].map((at) => send(request(calls.issues, at)));
      const joined = send(request(calls.issues, 3, { lane: 'person' }));
      await clock.run(Promise.all([...waiting, joined]));
      assert.deepEqual(
        server.seen.map(({ url }) => url.at(-1)),
        ['0', '3', '1', '2'],
      );
    });
  });

  describe('can be cancelled', () => {
    const aborted = async (at: number, asked: TrafficRequest) => {
      const abort = new AbortController();
      const work = send(asked, abort.signal);
      const rejected = assert.rejects(work, { name: 'AbortError' });
      await clock.pass(at);
      abort.abort();
      await rejected;
      await clock.settled();
      assert.equal(clock.waiting, 0);
    };

    it('before it begins', async () => {
      await assert.rejects(send(request(calls.issues, 0), AbortSignal.abort()), { name: 'AbortError' });
      assert.equal(server.seen.length, 0);
    });

    it('while it waits for a limit', async () => {
      begin({ limits: { [calls.issues]: 1 } });
      await clock.run(send(request(calls.issues, 0)));
      await aborted(100, request(calls.issues, 1));
      assert.equal(server.seen.length, 1);
    });

    it('in flight, read and write', async () => {
      begin({ behave: () => ({ toMs: 5000 }) });
      await aborted(100, request(calls.issues, 0));
      await aborted(100, request(calls.updateIssue, 1));
      await clock.run(send(request(calls.issues, 2)));
    });

    it('before it is sent again', async () => {
      begin({ behave: () => ({ status: 500 }) });
      await aborted(100, request(calls.issues, 0));
      assert.equal(server.seen.length, 1);
    });
  });
});
