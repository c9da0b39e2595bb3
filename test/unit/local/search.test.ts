import assert from 'node:assert/strict';
import { parseTerms } from '../../../src/local/query/terms';
import { failure, frame, message, seconds } from './support/events';
import { DAY, HOUR, NOON, type TestSentry, testSentries } from './support/testSentry';

const people = [
  { id: '1', name: 'Ann', email: 'ann@example.com', username: 'ann' },
  { id: '2', name: 'Bob', email: 'bob@example.com', username: 'bob' },
];
const teams = [
  { id: '1', slug: 'checkout', members: ['1'] },
  { id: '2', slug: 'platform', members: ['2'] },
];

describe('a search finds', () => {
  const start = testSentries();
  let test: TestSentry;

  beforeEach(async () => {
    const projects = [{ slug: 'shop' }, { slug: 'web' }];
    test = await start({ people, teams, projects });
    await test.send(
      'shop',
      failure('TypeError', {
        value: "Cannot read 'price'",
        frames: [frame('pricing', 'lineTotal')],
        release: 'shop@1.0.0',
        environment: 'production',
        user: { id: '7', email: 'pat@example.com' },
        tags: { region: 'eu', 'shop.plan': 'gold member' },
        timestamp: seconds(NOON - 3 * DAY),
      }),
      failure('TypeError', {
        frames: [frame('pricing', 'lineTotal')],
        release: 'shop@1.1.0',
        handled: false,
        timestamp: seconds(NOON - HOUR),
      }),
      message('Inventory sync is slow', { level: 'warning', environment: 'staging', tags: { region: 'us' } }),
      failure('RangeError', { level: 'fatal', release: 'shop@1.1.0', timestamp: seconds(NOON - 2 * HOUR) }),
    );
    await test.send(
      'web',
      failure('SyntaxError', { timestamp: seconds(NOON - 30 * DAY), platform: 'javascript' }),
    );
    await test.sentry.assign('SHOP-1', { type: 'user', id: '1' });
    await test.sentry.assign('SHOP-2', { type: 'team', id: '1' });
    await test.sentry.suggestOwners('SHOP-3', [{ actor: { type: 'user', id: '1' }, by: 'suspectCommit' }]);
    await test.sentry.suggestOwners('SHOP-2', [{ actor: { type: 'user', id: '2' }, by: 'ownershipRule' }]);
  });

  /** SHOP-1 TypeError (2 events), SHOP-2 the message, SHOP-3 RangeError, WEB-1 SyntaxError. */
  const cases: readonly [query: string, found: string][] = [
    ['', 'SHOP-1 SHOP-2 SHOP-3 WEB-1'],
    ['is:unresolved', 'SHOP-1 SHOP-2 SHOP-3 WEB-1'],
    ['is:resolved', ''],
    ['!is:resolved', 'SHOP-1 SHOP-2 SHOP-3 WEB-1'],
    ['is:for_review', 'SHOP-1 SHOP-2 SHOP-3 WEB-1'],
    ['is:new', 'SHOP-1 SHOP-2 SHOP-3 WEB-1'],
    ['is:assigned', 'SHOP-1 SHOP-2'],
    ['is:unassigned', 'SHOP-3 WEB-1'],
    ['assigned:me', 'SHOP-1'],
    ['assigned:my_teams', 'SHOP-2'],
    ['assigned:[me, my_teams]', 'SHOP-1 SHOP-2'],
    ['assigned_to:ann@example.com', 'SHOP-1'],
    ['assigned:ann', 'SHOP-1'],
    ['assigned:#checkout', 'SHOP-2'],
    ['assigned:none', 'SHOP-3 WEB-1'],
    ['!assigned:me', 'SHOP-2 SHOP-3 WEB-1'],
    ['assigned:nobody-of-us', ''],
    ['assigned_or_suggested:me', 'SHOP-1 SHOP-3'],
    ['assigned_or_suggested:bob', ''],
    ['assigned_or_suggested:[me, my_teams]', 'SHOP-1 SHOP-2 SHOP-3'],
    ['assigned_or_suggested:[me, none]', 'SHOP-1 SHOP-3 WEB-1'],
    ['assigned_or_suggested:none', 'WEB-1'],
    ['level:fatal', 'SHOP-3'],
    ['level:[fatal, warning]', 'SHOP-2 SHOP-3'],
    ['!level:error', 'SHOP-2 SHOP-3'],
    ['release:shop@1.0.0', 'SHOP-1'],
    ['release:latest', 'SHOP-1 SHOP-3'],
    ['release:shop@1.1.*', 'SHOP-1 SHOP-3'],
    ['release:"shop@1.1.0"', 'SHOP-1 SHOP-3'],
    ['release:""', 'SHOP-2 WEB-1'],
    ['release:shop@1.0.0 environment:staging', ''],
    ['environment:production', 'SHOP-1'],
    ['firstRelease:shop@1.1.0', 'SHOP-3'],
    ['issue.priority:high', 'SHOP-1 SHOP-3 WEB-1'],
    ['issue.priority:medium', 'SHOP-2'],
    ['issue.category:error', 'SHOP-1 SHOP-2 SHOP-3 WEB-1'],
    ['issue:SHOP-3', 'SHOP-3'],
    ['project:web', 'WEB-1'],
    ['error.unhandled:true', 'SHOP-1'],
    ['error.handled:1 !release:shop@1.0.0', 'SHOP-2 SHOP-3 WEB-1'],
    ['region:eu', 'SHOP-1'],
    ['has:region', 'SHOP-1 SHOP-2'],
    ['!has:region', 'SHOP-1 SHOP-3 WEB-1'],
    ['shop.plan:"gold member"', 'SHOP-1'],
    ['tags[region]:us', 'SHOP-2'],
    ['user.id:7', 'SHOP-1'],
    ['user.email:*@example.com', 'SHOP-1'],
    ['user:id:7', 'SHOP-1'],
    ['has:user', 'SHOP-1'],
    ['has:constructor', ''],
    ['timesSeen:>1', 'SHOP-1'],
    ['times_seen:<=1', 'SHOP-2 SHOP-3 WEB-1'],
    ['firstSeen:-24h', 'SHOP-2 SHOP-3'],
    ['age:+7d', 'WEB-1'],
    ['lastSeen:>2026-11-20T10:30:00', 'SHOP-1 SHOP-2'],
    ['firstSeen:2026-11-17', 'SHOP-1'],
    ['stack.filename:*pricing.js', 'SHOP-1'],
    ['stack.function:lineTotal', 'SHOP-1'],
    ['error.type:RangeError', 'SHOP-3'],
    ['price', ''],
    ['inventory SYNC', 'SHOP-2'],
    ['"sync is"', 'SHOP-2'],
    ['sync*slow level:warning', 'SHOP-2'],
    ['Range.rror', ''],
  ];
  for (const [query, found] of cases) {
    it(`${found === '' ? 'nothing' : found} by ${query === '' ? 'an empty query' : query}`, async () => {
      const { status, json } = await test.org(`GET /issues/?query=${encodeURIComponent(query)}`);
      assert.equal(status, 200, JSON.stringify(json));
      const ids = (json as { shortId: string }[]).map(({ shortId }) => shortId);
      assert.equal(ids.sort().join(' '), found);
    });
  }

  it('what is unresolved when it is left out', async () => {
    await test.org('PUT /issues/SHOP-1/', { status: 'resolved' });
    const { json } = await test.org('GET /issues/');
    assert.deepEqual(
      (json as { shortId: string }[]).map(({ shortId }) => shortId),
      ['SHOP-2', 'SHOP-3', 'WEB-1'],
    );
  });

  const scoped: readonly [parameters: string, found: string][] = [
    ['project=-1', 'SHOP-1 SHOP-2 SHOP-3 WEB-1'],
    ['project=2', 'WEB-1'],
    ['project=shop', 'SHOP-1 SHOP-2 SHOP-3'],
    ['project=1&project=2', 'SHOP-1 SHOP-2 SHOP-3 WEB-1'],
    ['start=2026-11-17T00:00:00&end=2026-11-20T10:30:00', 'SHOP-1 SHOP-3'],
    ['group=2&group=4', 'SHOP-2 WEB-1'],
    ['query=shop-2&shortIdLookup=1', 'SHOP-2'],
  ];
  for (const [parameters, found] of scoped) {
    it(`${found} with ${parameters}`, async () => {
      const { json } = await test.org(`GET /issues/?${parameters}`);
      assert.equal(
        (json as { shortId: string }[])
          .map(({ shortId }) => shortId)
          .sort()
          .join(' '),
        found,
      );
    });
  }

  it('the issue of an event by the id of the event', async () => {
    const { json: event } = await test.org('GET /issues/SHOP-2/events/latest/');
    const { id } = event as { id: string };
    const { json, headers } = await test.org(`GET /issues/?query=${id}`);
    const [row] = json as { shortId: string; matchingEventId: string; matchingEventEnvironment: string }[];
    assert.deepEqual(
      [row?.shortId, row?.matchingEventId, row?.matchingEventEnvironment],
      ['SHOP-2', id, 'staging'],
    );
    assert.equal(headers.get('x-sentry-direct-hit'), '1');
  });

  const refused: readonly [parameters: string, status: number, detail: RegExp][] = [
    [
      'query=is:banana',
      400,
      /^Error parsing search query: Invalid value for "is" search, valid values are \['archived'/,
    ],
    ['query=is:unresolved%20OR%20is:resolved', 400, /^Error parsing search query: Boolean statements/],
    ['query=(is:unresolved)', 400, /^Error parsing search query: Boolean statements/],
    ['query=release:', 400, /^Error parsing search query: Empty string after 'release:'$/],
    ['query=%22unclosed', 400, /^Error parsing search query: Parse error at/],
    ['query=level:[error', 400, /^Error parsing search query: Parse error at/],
    ['query=timesSeen:%3Emany', 400, /^Error parsing search query: Invalid number: many$/],
    ['query=firstSeen:%3Esoon', 400, /^Error parsing search query: Invalid date: soon$/],
    ['sort=-count', 400, /^Sort key '-count' not supported\.$/],
    ['sort=inbox', 400, /^Sort key 'inbox' only supported for inbox search$/],
    ['groupStatsPeriod=7d', 400, /^Invalid stats_period\. Valid choices are '', '24h', '14d' and 'auto'$/],
    ['statsPeriod=', 400, /^Invalid statsPeriod$/],
    ['statsPeriod=2months', 400, /^Invalid statsPeriod$/],
    ['start=2026-11-20T00:00:00', 400, /required/],
    ['group=x', 400, /^Group ids must be integers$/],
    ['limit=101', 400, /^Invalid limit value/],
    ['cursor=next', 400, /^Invalid cursor parameter\.$/],
    ['project=3', 403, /^You do not have permission to perform this action\.$/],
    ['project=nope', 403, /^You do not have permission to perform this action\.$/],
    ['environment=nowhere', 404, /^The requested resource does not exist$/],
  ];
  for (const [parameters, status, detail] of refused) {
    it(`nothing, but ${status}, with ${parameters}`, async () => {
      const answer = await test.org(`GET /issues/?${parameters}`);
      assert.equal(answer.status, status);
      assert.match((answer.json as { detail: string }).detail, detail);
    });
  }

  const orders: readonly [sort: string, order: string][] = [
    ['', 'SHOP-2 SHOP-1 SHOP-3 WEB-1'],
    ['date', 'SHOP-2 SHOP-1 SHOP-3 WEB-1'],
    ['new', 'SHOP-2 SHOP-3 SHOP-1 WEB-1'],
    ['freq', 'SHOP-1 WEB-1 SHOP-3 SHOP-2'],
    ['user', 'SHOP-1 WEB-1 SHOP-3 SHOP-2'],
  ];
  for (const [sort, order] of orders) {
    it(`${order} in this order, sorted by ${sort === '' ? 'nothing in particular' : sort}`, async () => {
      const { json } = await test.org(`GET /issues/?sort=${sort}`);
      assert.equal((json as { shortId: string }[]).map(({ shortId }) => shortId).join(' '), order);
    });
  }
});

describe('a search is read', () => {
  const word = (text: string, isQuoted = false) => ({ text, isQuoted });

  it('as terms, the free words together at the end', () => {
    assert.deepEqual(parseTerms('cannot is:unresolved read !level:[error, "not so bad"] timesSeen:>=10'), [
      { key: 'is', isNegated: false, operator: '=', values: [word('unresolved')] },
      { key: 'level', isNegated: true, operator: '=', values: [word('error'), word('not so bad', true)] },
      { key: 'timesSeen', isNegated: false, operator: '>=', values: [word('10')] },
      { isNegated: false, operator: '=', values: [word('cannot read')] },
    ]);
  });

  it('with escaped quotes in a quoted value', () => {
    assert.deepEqual(parseTerms(String.raw`message:"he said \"no\""`), [
      { key: 'message', isNegated: false, operator: '=', values: [word('he said "no"', true)] },
    ]);
  });
});
