import assert from 'node:assert/strict';
import { failure, message, seconds } from './support/events';
import { type Answer, DAY, HOUR, NOON, testSentries } from './support/testSentry';

/** A row of the list as far as counts go. */
interface Row {
  readonly shortId: string;
  readonly count: string;
  readonly userCount: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly stats?: Readonly<Record<string, [number, number][]>>;
  readonly lifetime: Row;
  readonly filtered: Row | null;
}

function rows({ status, json }: Answer): readonly Row[] {
  assert.equal(status, 200, JSON.stringify(json));
  return json as Row[];
}

describe('events are counted', () => {
  const start = testSentries();

  it('with the people whom they hit, each once: by id, else e-mail, else name, else address', async () => {
    const { sentry, send } = bound(await start());
    const users = [
      { id: '7', email: 'one@example.com' },
      { id: 7, email: 'other@example.com' },
      { email: 'ann@example.com', username: 'ann' },
      { email: 'ann@example.com', username: 'other' },
      { username: 'bob', ip_address: '203.0.113.9' },
      { username: 'bob' },
      { ip_address: '203.0.113.9' },
      { ip_address: '{{auto}}' },
      {},
      undefined,
    ];
    await send(...users.map((user) => failure('TypeError', { user })));
    assert.deepEqual(
      sentry.issues.map(({ shortId, events, users }) => ({ shortId, events, users })),
      [{ shortId: 'SHOP-1', events: 10, users: 5 }],
    );
  });

  it('once each, although they are sent twice', async () => {
    const { sentry, send } = bound(await start());
    const event = failure('TypeError', { event_id: 'ab'.repeat(16) });
    await send(event, event);
    assert.deepEqual(
      sentry.issues.map(({ events }) => events),
      [1],
    );
  });

  it('by the time and the environment that a list asks for, beside those of all time', async () => {
    const test = bound(await start());
    await test.send(
      failure('TypeError', {
        timestamp: seconds(NOON - 20 * DAY),
        environment: 'production',
        user: { id: '1' },
      }),
      failure('TypeError', {
        timestamp: seconds(NOON - 2 * DAY),
        environment: 'production',
        user: { id: '2' },
      }),
      failure('TypeError', {
        timestamp: seconds(NOON - 2 * HOUR),
        environment: 'staging',
        user: { id: '2' },
      }),
      failure('TypeError', { timestamp: seconds(NOON - HOUR), environment: 'production', user: { id: '2' } }),
    );
    const [row] = rows(
      await test.org('GET /issues/?statsPeriod=14d&environment=production&groupStatsPeriod='),
    );
    assert.deepEqual(countsOf(row), {
      count: '2',
      userCount: 1,
      firstSeen: new Date(NOON - 2 * DAY).toISOString(),
      lastSeen: new Date(NOON - HOUR).toISOString(),
    });
    assert.deepEqual(countsOf(row?.lifetime), {
      count: '3',
      userCount: 2,
      firstSeen: new Date(NOON - 20 * DAY).toISOString(),
      lastSeen: new Date(NOON - HOUR).toISOString(),
    });
    assert.equal(row?.filtered, null);
    assert.equal(row?.stats, undefined);
  });

  it('by what the search asks of events, in `filtered` alone', async () => {
    const test = bound(await start());
    await test.send(
      failure('TypeError', { release: 'shop@1.0.0', user: { id: '1' } }),
      failure('TypeError', { release: 'shop@1.1.0', user: { id: '1' } }),
      failure('TypeError', { release: 'shop@1.1.0', user: { id: '2' } }),
    );
    const [row] = rows(
      await test.org('GET /issues/?query=is:unresolved%20release:shop@1.1.0&groupStatsPeriod=24h'),
    );
    assert.deepEqual([row?.count, row?.filtered?.count, row?.filtered?.userCount], ['3', '2', 2]);
    assert.deepEqual(row?.filtered?.stats?.['24h']?.at(-1), [NOON / 1000, 2]);
  });

  it('and an issue without an event of the asked time, environment or kind is not listed', async () => {
    const test = bound(await start());
    await test.send(
      failure('TypeError', { timestamp: seconds(NOON - 3 * DAY), environment: 'production' }),
      failure('RangeError', { environment: 'staging' }),
    );
    const listed = async (query: string) =>
      rows(await test.org(`GET /issues/?${query}`)).map(({ shortId }) => shortId);
    assert.deepEqual(await listed('statsPeriod=24h'), ['SHOP-2']);
    assert.deepEqual(await listed('environment=production'), ['SHOP-1']);
    assert.deepEqual(await listed('environment=production&statsPeriod=24h'), []);
    assert.deepEqual(await listed('environment=production&environment=staging'), ['SHOP-2', 'SHOP-1']);
  });

  it('in hours and days that end now', async () => {
    const test = bound(await start());
    await test.send(
      failure('TypeError', { timestamp: seconds(NOON - 90_000) }),
      failure('TypeError', { timestamp: seconds(NOON - 3 * HOUR + 1000) }),
      failure('TypeError', { timestamp: seconds(NOON - 13 * DAY) }),
    );
    const series = async (period: string) => {
      const [row] = rows(await test.org(`GET /issues/?groupStatsPeriod=${period}&statsPeriod=14d`));
      const points = row?.stats?.[period] ?? [];
      return { points: points.length, filled: points.filter(([, events]) => events > 0) };
    };
    const hour = (ago: number) => (NOON - ago * HOUR) / 1000;
    const midnight = (ago: number) => (NOON - 12 * HOUR - ago * DAY) / 1000;
    assert.deepEqual(await series('24h'), {
      points: 24,
      filled: [
        [hour(3), 1],
        [hour(1), 1],
      ],
    });
    assert.deepEqual(await series('14d'), {
      points: 14,
      filled: [
        [midnight(13), 1],
        [midnight(0), 2],
      ],
    });
  });

  it('of one issue for all time', async () => {
    const test = bound(await start());
    await test.send(failure('TypeError', { timestamp: seconds(NOON - 100 * DAY) }), failure('TypeError'));
    const { json } = await test.org('GET /issues/SHOP-1/');
    assert.equal((json as Row).count, '2');
  });

  it('and what is collapsed is not shown', async () => {
    const test = bound(await start());
    await test.send(failure('TypeError', { release: 'shop@1.0.0' }));
    const lacks = async (call: string, collapse: string) => {
      const of = async (query: string) => {
        const { json } = await test.org(`${call}?${query}`);
        return Object.keys((Array.isArray(json) ? json[0] : json) as object);
      };
      const shown = await of(`collapse=${collapse}`);
      return (await of('')).filter((key) => !shown.includes(key)).sort();
    };
    const counts = ['count', 'firstSeen', 'lastSeen'];
    assert.deepEqual(await lacks('GET /issues/', 'stats'), [...counts, 'stats', 'userCount']);
    assert.deepEqual(await lacks('GET /issues/', 'lifetime'), [...counts, 'lifetime', 'userCount']);
    assert.deepEqual(await lacks('GET /issues/', 'filtered'), ['filtered']);
    assert.deepEqual(await lacks('GET /issues/', 'unhandled'), ['isUnhandled']);
    assert.deepEqual(await lacks('GET /issues/1/', 'stats'), ['stats']);
    assert.deepEqual(await lacks('GET /issues/1/', 'tags'), ['tags']);
    assert.deepEqual(await lacks('GET /issues/1/', 'release'), ['firstRelease', 'lastRelease']);
    assert.deepEqual(await lacks('GET /issues/1/', 'toString'), []);
  });

  it('never later than they came in', async () => {
    const test = bound(await start());
    await test.send(message('from the future', { timestamp: seconds(NOON + DAY) }));
    const [row] = rows(await test.org('GET /issues/?groupStatsPeriod='));
    assert.equal(row?.lastSeen, new Date(NOON).toISOString());
  });

  function bound(test: Awaited<ReturnType<typeof start>>) {
    return {
      sentry: test.sentry,
      send: (...events: readonly object[]) => test.send('shop', ...events),
      org: (call: string) => test.org(call),
    };
  }
});

function countsOf(row: Row | undefined) {
  return (
    row && { count: row.count, userCount: row.userCount, firstSeen: row.firstSeen, lastSeen: row.lastSeen }
  );
}
