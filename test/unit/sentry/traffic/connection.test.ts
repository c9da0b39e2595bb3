import assert from 'node:assert/strict';
import { calls } from '../../../../src/sentry/calls';
import { type Fetch, SentryHttp } from '../../../../src/sentry/http';
import { trafficPerServer } from '../../../../src/sentry/traffic/perServer';
import { Traffic } from '../../../../src/sentry/traffic/traffic';
import { VirtualClock } from '../../virtualClock';

const never = new AbortController().signal;

describe('a connection in the traffic of its server', () => {
  let clock: VirtualClock;
  let sent: string[];
  let answer: (number: number) => Response;
  let traffic: Traffic;
  let http: SentryHttp;

  const connect = (token: string) => {
    const fetch: Fetch = async (url, { method }) => {
      sent.push(
        `${method} ${new URL(url).pathname.replace('/api/0/organizations/acme', '')} ${clock.passed}`,
      );
      const response = answer(sent.length - 1);
      await new Promise<void>((resolve) => clock.after(10, resolve));
      return response;
    };
    return new SentryHttp('https://sentry.example', token, fetch, clock, traffic);
  };
  beforeEach(() => {
    clock = new VirtualClock();
    sent = [];
    answer = () => Response.json({ id: '7', status: 'resolved' });
    traffic = new Traffic(clock, () => 0.5);
    http = connect('one');
  });
  const read = (from: SentryHttp) => from.send(calls.issue, { org: 'acme', issue: '7' }, {}, never);
  const write = (from: SentryHttp) =>
    from.send(calls.updateIssue, { org: 'acme', issue: '7' }, { body: { status: 'resolved' } }, never);

  it('asks once for what a person and the background want at the same time', async () => {
    await clock.run(Promise.all([read(http), read(http.forPerson)]));
    assert.deepEqual(sent, ['GET /issues/7/ 0']);
  });

  it('sends each write, and a read of its own after it', async () => {
    await clock.run(Promise.all([read(http), write(http), write(http), read(http)]));
    assert.deepEqual(sent, ['GET /issues/7/ 0', 'PUT /issues/7/ 0', 'PUT /issues/7/ 0', 'GET /issues/7/ 0']);
  });

  it('waits as a refusal says before it reads again, and leaves other accounts alone', async () => {
    const other = connect('two');
    answer = (number) =>
      number === 0
        ? Response.json({ detail: 'slow down' }, { status: 429, headers: { 'retry-after': '3' } })
        : Response.json({ id: '7' });
    const first = read(http);
    await clock.pass(50);
    await clock.run(Promise.all([first, read(other)]));
    assert.deepEqual(sent, ['GET /issues/7/ 0', 'GET /issues/7/ 50', 'GET /issues/7/ 3010']);
  });

  it('is the same traffic for all addresses of one origin, and no other', () => {
    const trafficOf = trafficPerServer(clock);
    const one = trafficOf('https://sentry.example/errors');
    assert.equal(trafficOf('https://SENTRY.example:443'), one);
    assert.notEqual(trafficOf('https://sentry.example:8443'), one);
    assert.notEqual(trafficOf('http://sentry.example'), one);
  });
});
