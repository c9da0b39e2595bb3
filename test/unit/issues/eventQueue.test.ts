import assert from 'node:assert/strict';
import { type Arrived, EventQueue } from '../../../src/issues/eventQueue';
import { type Fetch, SentryHttp } from '../../../src/sentry/http';
import { decodeIssue, type Issue } from '../../../src/sentry/issues';
import { SentryError } from '../../../src/sentry/sentryError';
import { Traffic } from '../../../src/sentry/traffic/traffic';
import { someBinding } from '../../inMemory';
import { VirtualClock } from '../virtualClock';

const never = new AbortController().signal;
const LATENCY_MS = 30;

const issue = (id: number): Issue => decodeIssue({ id: String(id) }) ?? assert.fail();
const issues = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => issue(from + at));

describe('EventQueue', () => {
  let clock: VirtualClock;
  let traffic: Traffic;
  /** Issues whose events were asked for. */
  let asked: number[];
  /** When, since the start. */
  let times: number[];
  let arrived: Map<string, Arrived>;
  let answer: (id: number, signal: AbortSignal) => Response | Promise<Response>;

  const event = () => Response.json({ eventID: 'e'.repeat(32), entries: [] });
  const refuse = (status: number) => () => Response.json({ detail: 'no' }, { status });

  beforeEach(() => {
    clock = new VirtualClock();
    traffic = new Traffic(clock, () => 0.5);
    [asked, times, arrived, answer] = [[], [], new Map(), event];
  });

  /** A queue of an account of its own, on the one server. */
  function queueOn(): EventQueue {
    const fetch: Fetch = async (url, { signal }) => {
      const id = Number(/issues\/(\d+)\//.exec(url)?.[1]);
      asked.push(id);
      times.push(clock.passed);
      await new Promise<void>((resolve) => clock.after(LATENCY_MS, resolve));
      return answer(id, signal);
    };
    const http = new SentryHttp('https://sentry.example', 'a-token', fetch, clock, traffic);
    return new EventQueue(http, someBinding, ({ id }, what) => arrived.set(id, what));
  }

  it('fetches in the order of the issues, five a second', async () => {
    await clock.run(queueOn().ask(issues(1, 12), 'after', never));
    assert.deepEqual(
      asked,
      Array.from({ length: 12 }, (_, at) => at + 1),
    );
    assert.deepEqual(
      times.map((time) => Math.floor(time / 1000)),
      [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2],
    );
    assert.equal(arrived.size, 12);
  });

  it('lets those go before that a person has come near to, and asks for none twice', async () => {
    const queue = queueOn();
    const all = queue.ask(issues(1, 20), 'after', never);
    await clock.pass(50);
    const near = queue.ask([issue(18), issue(30), issue(5)], 'before', never);
    const again = queue.ask(issues(17, 20), 'after', never);
    await clock.run(Promise.all([all, near, again]));
    assert.deepEqual(
      asked.toSorted((a, b) => a - b),
      [...Array.from({ length: 20 }, (_, at) => at + 1), 30],
    );
    // Three that have been handed over wait for the next second: one is let past them at once, the other after them.
    assert.deepEqual(asked.slice(0, 11), [1, 2, 3, 4, 5, 18, 6, 7, 8, 30, 9]);
  });

  it('lets a person wait for what they asked for alone', async () => {
    const queue = queueOn();
    const all = queue.ask(issues(1, 40), 'after', never);
    await clock.pass(50);
    await clock.run(queue.ask([issue(35), issue(50)], 'before', never));
    assert.deepEqual([arrived.has('35'), arrived.has('50'), queue.isAsked('40')], [true, true, true]);
    assert.ok(arrived.size < 20, `${arrived.size} had come`);
    await clock.run(all);
    assert.equal(arrived.size, 41);
  });

  it('lets who asks for what is being fetched wait for that', async () => {
    const queue = queueOn();
    const all = queue.ask(issues(1, 3), 'after', never);
    await clock.pass(1);
    const again = queue.ask([issue(2)], 'before', never);
    assert.equal(arrived.size, 0);
    await clock.run(again);
    assert.ok(arrived.has('2'));
    await clock.run(all);
    assert.deepEqual(asked, [1, 2, 3]);
  });

  it('keeps to one pace with the other queues of the server, which take turns', async () => {
    const [one, other] = [queueOn(), queueOn()];
    await clock.run(
      Promise.all([one.ask(issues(1, 10), 'after', never), other.ask(issues(101, 110), 'after', never)]),
    );
    times.forEach((time, at) => assert.ok(time - (times[at - 5] ?? -Infinity) >= 1000, times.join()));
    const first = asked.slice(0, 10);
    assert.ok(first.filter((id) => id > 100).length >= 4, first.join());
  });

  it('lets nobody wait for one event that hangs', async () => {
    answer = (id, signal) =>
      id === 1
        ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
        : event();
    const queue = queueOn();
    const hanging = queue.ask([issue(1)], 'after', never);
    const near = queue.ask(issues(2, 9), 'before', never);
    await clock.pass(3000);
    assert.equal(arrived.size, 8);
    await assert.rejects(clock.run(Promise.all([hanging, near])), { kind: 'timeout' });
  });

  it('goes on after a failure that is one issue’s own', async () => {
    answer = (id) => (id === 2 ? refuse(400)() : id === 3 ? refuse(404)() : event());
    await clock.run(queueOn().ask(issues(1, 6), 'after', never));
    const refused = arrived.get('2');
    assert.equal(refused instanceof SentryError && refused.kind, 'badRequest');
    assert.deepEqual(arrived.get('3'), { lastSeen: '', trace: undefined });
    assert.equal(arrived.size, 6);
  });

  it('gives all up after a failure that is everybody’s', async () => {
    answer = refuse(401);
    const queue = queueOn();
    await assert.rejects(clock.run(queue.ask(issues(1, 40), 'after', never)), { kind: 'auth' });
    assert.ok(asked.length <= 4, asked.join());
    assert.equal(queue.isAsked('40'), false);
    answer = event;
    await clock.run(queue.ask(issues(39, 40), 'after', never));
    assert.equal(arrived.size, 2);
  });

  it('knows whose event is on its way, and stops when it is cancelled', async () => {
    const abort = new AbortController();
    const queue = queueOn();
    const work = assert.rejects(queue.ask(issues(1, 20), 'after', abort.signal), { name: 'AbortError' });
    await clock.pass(100);
    assert.deepEqual(
      ['1', '7', '20', '21'].map((id) => queue.isAsked(id)),
      [false, true, true, false],
    );
    abort.abort();
    await work;
    await clock.pass(5000);
    assert.equal(asked.length, 5);
    assert.equal(queue.isAsked('20'), false);
  });
});
