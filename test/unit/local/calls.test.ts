import assert from 'node:assert/strict';
import { assertContains } from './support/containing';
import { failure, frame, message, seconds } from './support/events';
import { DAY, NOON, type TestSentry, testSentries } from './support/testSentry';

const people = [
  { id: '1', name: 'Ann', email: 'ann@example.com' },
  { id: '2', name: 'Bob', email: 'bob@example.com' },
];
const teams = [
  { id: '1', slug: 'checkout', name: 'Checkout', members: ['1'], projects: ['shop'] },
  { id: '2', slug: 'web', members: ['2'], projects: ['web'] },
];
const codeMappings = [
  {
    project: 'shop',
    repository: 'acme/shop',
    stackRoot: '/srv/shop/',
    sourceRoot: '',
    defaultBranch: 'main',
  },
];
const commits = [
  {
    id: 'b'.repeat(40),
    repository: 'acme/shop',
    message: 'cart: totals',
    at: NOON - DAY,
    author: { name: 'Bob', email: 'bob@example.com' },
  },
  { id: 'a'.repeat(40), repository: 'acme/shop' },
];

describe('the API lists', () => {
  const start = testSentries();
  let test: TestSentry;

  beforeEach(async () => {
    test = await start({
      people,
      teams,
      codeMappings,
      projects: [{ slug: 'shop', name: 'Shop', platform: 'node' }, { slug: 'web' }],
    });
    await test.send(
      'shop',
      failure('TypeError', {
        event_id: '1'.repeat(32),
        timestamp: seconds(NOON - 3 * DAY),
        release: 'shop@1.0.0',
        environment: 'production',
        user: { id: '7' },
      }),
      failure('TypeError', {
        event_id: '2'.repeat(32),
        timestamp: seconds(NOON - 2 * DAY),
        release: 'shop@1.1.0',
        environment: 'staging',
        user: { id: '8' },
      }),
      failure('TypeError', {
        event_id: '3'.repeat(32),
        timestamp: seconds(NOON - DAY),
        release: 'shop@1.1.0',
        environment: 'production',
        user: { id: '7' },
      }),
      message('slow', { event_id: '4'.repeat(32) }),
    );
    await test.sentry.registerRelease({
      version: 'shop@1.1.0',
      projects: ['shop'],
      ref: commits[0]?.id,
      commits,
    });
  });

  const lists: readonly [call: string, rows: object][] = [
    ['GET /organizations/', [{ id: '1', slug: 'local', name: 'This machine', links: { regionUrl: '' } }]],
    ['GET /organizations/local/', { slug: 'local' }],
    [
      'GET /organizations/local/projects/',
      [
        {
          id: '1',
          slug: 'shop',
          name: 'Shop',
          platform: 'node',
          environments: ['', 'production', 'staging'],
          teams: [{ slug: 'checkout' }],
        },
        { id: '2', slug: 'web', name: 'web', environments: [], teams: [{ slug: 'web' }] },
      ],
    ],
    ['GET /projects/local/shop/', { slug: 'shop' }],
    [
      'GET /organizations/local/members/',
      [{ id: '1', email: 'ann@example.com', user: { id: '1' } }, { name: 'Bob' }],
    ],
    ['GET /organizations/local/members/?query=BOB', [{ name: 'Bob' }]],
    ['GET /projects/local/shop/members/', [{ name: 'Ann' }]],
    [
      'GET /organizations/local/teams/',
      [
        { id: '1', slug: 'checkout', name: 'Checkout', isMember: true },
        { slug: 'web', name: 'web', isMember: false },
      ],
    ],
    ['GET /projects/local/web/teams/', [{ slug: 'web', projects: [{ slug: 'web' }] }]],
    [
      'GET /organizations/local/environments/',
      [
        { id: '1', name: '' },
        { id: '2', name: 'production' },
        { id: '3', name: 'staging' },
      ],
    ],
    ['GET /projects/local/web/environments/', []],
    [
      'GET /organizations/local/code-mappings/?project=-1',
      [
        {
          projectSlug: 'shop',
          projectId: '1',
          repoName: 'acme/shop',
          stackRoot: '/srv/shop/',
          sourceRoot: '',
          defaultBranch: 'main',
        },
      ],
    ],
    ['GET /organizations/local/code-mappings/?project=2', []],
    ['GET /organizations/local/repos/', [{ name: 'acme/shop', status: 'active' }]],
    [
      'GET /organizations/local/releases/',
      [
        {
          version: 'shop@1.1.0',
          ref: 'b'.repeat(40),
          commitCount: 2,
          projects: [{ id: 1, slug: 'shop' }],
          newGroups: 0,
        },
        { version: 'shop@1.0.0', ref: null, commitCount: 0, newGroups: 1 },
      ],
    ],
    [
      'GET /organizations/local/releases/shop%401.1.0/',
      {
        version: 'shop@1.1.0',
        lastCommit: { id: 'b'.repeat(40), author: { id: '2', name: 'Bob' } },
        authors: [{ name: 'Bob' }],
      },
    ],
    [
      'GET /organizations/local/releases/shop%401.1.0/commits/',
      [
        {
          id: 'b'.repeat(40),
          message: 'cart: totals',
          repository: { name: 'acme/shop' },
          dateCreated: new Date(NOON - DAY).toISOString(),
        },
        { id: 'a'.repeat(40), message: null, author: {} },
      ],
    ],
    [
      'GET /organizations/local/shortids/shop-1/',
      { shortId: 'SHOP-1', groupId: '1', projectSlug: 'shop', organizationSlug: 'local', group: { id: '1' } },
    ],
    [
      'GET /organizations/local/eventids/' + '2'.repeat(32) + '/',
      { groupId: '1', eventId: '2'.repeat(32), event: { title: 'TypeError: it failed' } },
    ],
    [
      'GET /projects/local/shop/events/' + '2'.repeat(32) + '/',
      { id: '2'.repeat(32), groupID: '1', previousEventID: '1'.repeat(32) },
    ],
    ['GET /organizations/local/issues/1/external-issues/', []],
    [
      'GET /organizations/local/issues/1/tags/environment/',
      {
        key: 'environment',
        name: 'Environment',
        uniqueValues: 2,
        totalValues: 3,
        topValues: [
          {
            key: 'environment',
            name: 'production',
            value: 'production',
            count: 2,
            firstSeen: new Date(NOON - 3 * DAY).toISOString(),
            lastSeen: new Date(NOON - DAY).toISOString(),
          },
          { value: 'staging', count: 1 },
        ],
      },
    ],
    [
      'GET /organizations/local/issues/1/tags/user/values/',
      [
        { value: 'id:7', name: '7', count: 2 },
        { value: 'id:8', name: '8', count: 1 },
      ],
    ],
    [
      'GET /organizations/local/issues/1/tags/release/values/?environment=production&sort=date',
      [
        { value: 'shop@1.1.0', count: 1 },
        { value: 'shop@1.0.0', count: 1 },
      ],
    ],
    [
      'GET /organizations/local/issues/1/',
      {
        firstRelease: { version: 'shop@1.0.0' },
        lastRelease: { version: 'shop@1.1.0', lastCommit: { id: 'b'.repeat(40) } },
        activity: [{ type: 'first_seen', user: null }],
      },
    ],
  ];
  for (const [call, rows] of lists) {
    it(call.slice('GET '.length), async () => {
      const { status, json } = await test.api(call);
      assert.equal(status, 200, JSON.stringify(json));
      assertContains(json, rows);
    });
  }

  it('all tags of an issue, by their keys', async () => {
    const { json } = await test.org('GET /issues/1/tags/');
    const keys = (json as { key: string; totalValues: number }[]).map(
      ({ key, totalValues }) => `${key} ${totalValues}`,
    );
    assert.deepEqual(keys, ['environment 3', 'handled 3', 'level 3', 'mechanism 3', 'release 3', 'user 3']);
  });

  it('nothing, but 404, for what is not there', async () => {
    for (const path of [
      '/projects/local/none/',
      '/organizations/local/releases/none/',
      '/organizations/local/shortids/SHOP-9/',
      '/organizations/local/shortids/1/',
      `/organizations/local/eventids/${'9'.repeat(32)}/`,
      '/organizations/local/issues/9/',
      '/organizations/local/issues/SHOP-9/',
      '/organizations/local/issues/1/tags/none/',
    ]) {
      const { status, json } = await test.api(`GET ${path}`);
      assert.deepEqual(
        { status, json },
        { status: 404, json: { detail: 'The requested resource does not exist' } },
        path,
      );
    }
  });
});

describe('the API shows of an issue', () => {
  const start = testSentries();
  let test: TestSentry;
  const id = (digit: number) => String(digit).repeat(32);

  beforeEach(async () => {
    test = await start();
    await test.send(
      'shop',
      failure('TypeError', { event_id: id(2), timestamp: seconds(NOON - 2 * DAY), environment: 'staging' }),
      failure('TypeError', {
        event_id: id(1),
        timestamp: seconds(NOON - 3 * DAY),
        environment: 'production',
      }),
      failure('TypeError', {
        event_id: id(3),
        timestamp: seconds(NOON - DAY),
        environment: 'production',
        release: 'shop@1.0.0',
      }),
      failure('RangeError', { event_id: id(4) }),
    );
  });

  const shown: readonly [which: string, event: number, previous: number | null, next: number | null][] = [
    ['latest/', 3, 2, null],
    ['recommended/', 3, 2, null],
    ['oldest/', 1, null, 2],
    [`${id(2)}/`, 2, 1, 3],
    ['latest/?environment=staging', 2, null, null],
    ['oldest/?environment=production', 1, null, 3],
    [`${id(3)}/?environment=production`, 3, 1, null],
    ['oldest/?statsPeriod=60h', 2, null, 3],
    ['latest/?query=release:%22%22', 2, 1, null],
  ];
  for (const [which, event, previous, next] of shown) {
    it(`its event ${which}`, async () => {
      const { status, json } = await test.org(`GET /issues/SHOP-1/events/${which}`);
      assert.equal(status, 200, JSON.stringify(json));
      assertContains(json, {
        id: id(event),
        eventID: id(event),
        groupID: '1',
        projectID: '1',
        previousEventID: previous === null ? null : id(previous),
        nextEventID: next === null ? null : id(next),
      });
    });
  }

  const noMatch = 'No matching event found, try changing the environments, date range, or query.';
  const notFound = 'Event not found, it might not exist, or its retention period may have passed.';
  const missing: readonly [which: string, detail: string][] = [
    ['latest/?statsPeriod=1h', noMatch],
    ['recommended/?environment=staging&statsPeriod=24h', noMatch],
    [`${'9'.repeat(32)}/`, notFound],
    [`${id(4)}/`, notFound],
    ['newest/', notFound],
  ];
  for (const [which, detail] of missing) {
    it(`no event ${which}`, async () => {
      const { status, json } = await test.org(`GET /issues/SHOP-1/events/${which}`);
      assert.deepEqual({ status, json }, { status: 404, json: { detail } });
    });
  }

  it('its events, newest first, without their stacks or whole', async () => {
    const ids = (json: unknown) => (json as { id: string }[]).map((event) => event.id);
    const plain = (await test.org('GET /issues/1/events/')).json;
    const full = (await test.org('GET /issues/1/events/?full=1&per_page=2')).json;
    assert.deepEqual(
      [ids(plain), ids(full)],
      [
        [id(3), id(2), id(1)],
        [id(3), id(2)],
      ],
    );
    assert.deepEqual(
      (plain as object[]).map((event) => 'entries' in event),
      [false, false, false],
    );
    assert.deepEqual(
      (full as object[]).map((event) => 'entries' in event),
      [true, true],
    );
  });

  it('the release of its event: small when that is asked for, with lastCommit either way', async () => {
    const keys = async (query: string) => {
      const { json } = await test.org(`GET /issues/1/events/latest/${query}`);
      return Object.keys((json as { release: object }).release);
    };
    const [small, full] = [await keys('?collapse=fullRelease'), await keys('')];
    assert.ok(small.includes('lastCommit') && !small.includes('newGroups'));
    assert.ok(full.includes('lastCommit') && full.includes('newGroups'));
  });

  it('the commit that its release was built from', async () => {
    await test.sentry.registerRelease({ version: 'shop@1.0.0', projects: ['shop'], ref: 'main', commits });
    const { json } = await test.org('GET /issues/1/events/latest/?collapse=fullRelease');
    assertContains((json as { release: object }).release, {
      version: 'shop@1.0.0',
      ref: 'main',
      lastCommit: { id: 'b'.repeat(40), message: 'cart: totals', repository: { name: 'acme/shop' } },
      versionInfo: { package: 'shop', version: { raw: '1.0.0', major: 1 }, buildHash: null },
    });
  });

  it('a page that shows nothing to a browser without a token', async () => {
    const { json } = await test.org('GET /issues/1/');
    const { permalink } = json as { permalink: string };
    const page = await (await fetch(permalink)).text();
    assert.match(page, /^This is the local Sentry of Faultline\./);
    assert.doesNotMatch(page, /TypeError/);
  });
});

describe('the API shows of an event', () => {
  const start = testSentries();

  it('its frames with their lines of source', async () => {
    const test = await start();
    const pricing = frame('pricing', 'lineTotal', {
      lineno: 4,
      colno: 23,
      pre_context: ['function lineTotal(line) {'],
      context_line: '  return line.price;',
      post_context: ['}', ''],
      vars: { line: { qty: 2 } },
    });
    await test.send(
      'shop',
      failure('TypeError', {
        frames: [frame('send', 'main', { in_app: undefined, lineno: undefined }), pricing],
      }),
    );
    const { json } = await test.org('GET /issues/1/events/latest/');
    const [exception] = (json as { entries: { data: { values: { stacktrace: { frames: object[] } }[] } }[] })
      .entries;
    const [first, last] = exception?.data.values[0]?.stacktrace.frames ?? [];
    assertContains(first, { function: 'main', inApp: false, lineNo: null, context: [], vars: null });
    assertContains(last, {
      filename: '/srv/shop/src/pricing.js',
      absPath: '/srv/shop/src/pricing.js',
      function: 'lineTotal',
      inApp: true,
      lineNo: 4,
      colNo: 23,
      context: [
        [3, 'function lineTotal(line) {'],
        [4, '  return line.price;'],
        [5, '}'],
        [6, ''],
      ],
      vars: { line: { qty: 2 } },
    });
  });

  it('its breadcrumbs, request, user, contexts, extras and message', async () => {
    const test = await start();
    await test.send(
      'shop',
      message('slow', {
        breadcrumbs: [{ timestamp: seconds(NOON), category: 'http', data: { status_code: 502 } }],
        request: {
          url: 'http://shop/cart?tab=1',
          method: 'GET',
          query_string: 'tab=1&tab=2',
          headers: { Host: 'shop', Accept: '*/*' },
          cookies: 'a=1; b=2=3',
        },
        user: { id: 42, email: 'pat@example.com', plan: 'gold' },
        contexts: { cart: { size: 2 }, runtime: { name: 'node', version: '20' } },
        extra: { order: 'o-77' },
        modules: { express: '4.0.0' },
        sdk: { name: 'sentry.javascript.node', version: '10.78.0', integrations: ['Http'] },
      }),
    );
    const { json } = await test.org('GET /issues/1/events/latest/');
    assertContains(json, {
      entries: [
        { type: 'message', data: { formatted: 'slow', message: null, params: null } },
        {
          type: 'breadcrumbs',
          data: {
            values: [
              {
                type: 'default',
                timestamp: new Date(NOON).toISOString(),
                level: 'info',
                message: null,
                category: 'http',
                data: { status_code: 502 },
                event_id: null,
              },
            ],
          },
        },
        {
          type: 'request',
          data: {
            apiTarget: null,
            method: 'GET',
            url: 'http://shop/cart?tab=1',
            query: [
              ['tab', '1'],
              ['tab', '2'],
            ],
            fragment: null,
            data: null,
            headers: [
              ['Accept', '*/*'],
              ['Host', 'shop'],
            ],
            cookies: [
              ['a', '1'],
              ['b', '2=3'],
            ],
            env: null,
            inferredContentType: null,
          },
        },
      ],
      user: {
        id: '42',
        email: 'pat@example.com',
        username: null,
        ip_address: null,
        name: null,
        data: { plan: 'gold' },
      },
      contexts: {
        cart: { size: 2, type: 'default' },
        runtime: { name: 'node', version: '20', type: 'runtime' },
      },
      context: { order: 'o-77' },
      packages: { express: '4.0.0' },
      sdk: { name: 'sentry.javascript.node', version: '10.78.0' },
      tags: [
        { key: 'level', value: 'info' },
        { key: 'runtime', value: 'node 20' },
        { key: 'runtime.name', value: 'node' },
        { key: 'url', value: 'http://shop/cart' },
        { key: 'user', value: 'id:42' },
      ],
    });
  });
});
