import assert from 'node:assert/strict';
import { routes } from '../../../src/local/api/routes';
import { calls } from '../../../src/sentry/calls';
import { neededScopes } from '../../../src/sentry/root';
import { defaultScopes } from '../../../src/local/options';
import { failure } from './support/events';
import { type TestSentry, testSentries } from './support/testSentry';

const reader = { token: 'reader', scopes: ['event:read'] };
const organizer = { token: 'organizer', scopes: ['org:read', 'project:read', 'member:read'] };
const admin = { token: 'admin', scopes: ['event:admin'] };
const expired = { token: 'expired', scopes: defaultScopes, expired: true };

describe('the API', () => {
  it('answers every call that Faultline makes, but that for the regions, which is of sentry.io alone', () => {
    const answered = new Set(routes.map(({ call }) => call));
    assert.deepEqual(
      Object.values(calls).filter((call) => !answered.has(call)),
      [calls.regions],
    );
  });

  it('has one answer for each call', () => {
    const names = routes.map(({ call }) => call);
    assert.deepEqual(names, [...new Set(names)]);
  });

  it('gives its own token the scopes that Faultline needs', () => {
    assert.deepEqual(
      neededScopes.filter((scope) => !defaultScopes.includes(scope)),
      [],
    );
  });

  const start = testSentries();
  let test: TestSentry;

  beforeEach(async () => {
    test = await start({ tokens: [reader, organizer, admin, expired] });
    await test.send('shop', failure('TypeError'));
  });

  const call = (path: string, token: string | undefined, body?: unknown) =>
    test.api(path, body, { Authorization: token === undefined ? '' : `Bearer ${token}` });

  const forbidden = { detail: 'You do not have permission to perform this action.' };
  const cases: readonly [
    what: string,
    path: string,
    token: string | undefined,
    status: number,
    answer?: object,
  ][] = [
    [
      'without a token',
      'GET /organizations/local/issues/',
      undefined,
      401,
      { detail: 'Authentication credentials were not provided.' },
    ],
    ['with a wrong token', 'GET /organizations/local/issues/', 'nope', 401, { detail: 'Invalid token' }],
    [
      'with an expired token',
      'GET /organizations/local/issues/',
      'expired',
      401,
      { detail: 'Token expired' },
    ],
    ['without a token to the root, too', 'GET /', undefined, 401],
    ['without a token to an unknown path, too', 'GET /nothing/', undefined, 401],
    ['with a token that may read to a list', 'GET /organizations/local/issues/', 'reader', 200],
    [
      'with a token that may read to an update',
      'PUT /organizations/local/issues/1/',
      'reader',
      403,
      forbidden,
    ],
    [
      'with a token that may read events to the projects',
      'GET /organizations/local/projects/',
      'reader',
      403,
      forbidden,
    ],
    [
      'with a token that may not see events to a list',
      'GET /organizations/local/issues/',
      'organizer',
      403,
      forbidden,
    ],
    [
      'with a token that may see members to the members',
      'GET /organizations/local/members/',
      'organizer',
      200,
    ],
    [
      'with a token that may do all to events to an update',
      'PUT /organizations/local/issues/1/',
      'admin',
      200,
    ],
    ['with a token that may do all to events to a list', 'GET /organizations/local/issues/', 'admin', 200],
    [
      'to an unknown organization',
      'GET /organizations/other/issues/',
      'reader',
      404,
      { detail: 'The requested resource does not exist' },
    ],
    ['to an organization by its id', 'GET /organizations/1/issues/', 'reader', 200],
    [
      'to an unknown path',
      'GET /organizations/local/nothing/',
      'reader',
      404,
      { detail: 'Route not found, did you forget a trailing slash?' },
    ],
    [
      'to a path without its last slash',
      'GET /organizations/local/issues',
      'reader',
      404,
      { detail: 'Route not found, did you forget a trailing slash?' },
    ],
    [
      'with a method that a path has not',
      'DELETE /organizations/local/issues/1/',
      'admin',
      405,
      { detail: 'Method "DELETE" not allowed.' },
    ],
    [
      'with an update of many issues',
      'PUT /organizations/local/issues/',
      'admin',
      405,
      { detail: 'Method "PUT" not allowed.' },
    ],
  ];
  for (const [what, path, token, status, answer] of cases) {
    it(`answers a call ${what} with ${status}`, async () => {
      const answered = await call(path, token, path.startsWith('PUT') ? {} : undefined);
      assert.equal(answered.status, status, JSON.stringify(answered.json));
      if (answer !== undefined) {
        assert.deepEqual(answered.json, answer);
      }
      assert.match(answered.headers.get('content-type') ?? '', /^application\/json/);
    });
  }

  it('tells at its root whom a token belongs to and what it may do', async () => {
    const { json } = await call('GET /', 'reader');
    const { user, auth, version } = json as { user: { id: string }; auth: unknown; version: string };
    assert.deepEqual(
      { version, id: user.id, auth },
      { version: '0', id: '1', auth: { scopes: ['event:read'] } },
    );
  });

  it('acts for the person whom a token belongs to', async () => {
    const people = [
      { id: '1', name: 'Ann', email: 'a@example.com' },
      { id: '2', name: 'Bob', email: 'b@example.com' },
    ];
    const other = await start({ people, tokens: [{ token: 'bob', scopes: ['event:write'], person: '2' }] });
    await other.send('shop', failure('TypeError'));
    await other.sentry.assign('1', { type: 'user', id: '2' });
    const mine = async (token: string) => {
      const { json } = await other.api('GET /organizations/local/issues/?query=assigned:me', undefined, {
        Authorization: `Bearer ${token}`,
      });
      return (json as unknown[]).length;
    };
    assert.deepEqual([await mine('bob'), await mine(other.sentry.token)], [1, 0]);
  });
});

describe('the rate limits', () => {
  const start = testSentries();

  it('are told in the headers of every answer', async () => {
    const test = await start();
    const { headers } = await test.org('GET /issues/');
    assert.deepEqual(
      ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-sentry-rate-limit-${name}`)),
      ['10', '10', String(test.clock.now / 1000 + 1)],
    );
  });

  it('are kept when that is asked for: 10 lists a second for one person, then 429 until the reset', async () => {
    const test = await start({ limits: { enforceRateLimits: true } });
    const list = async () => {
      const { status, json, headers } = await test.org('GET /issues/');
      return {
        status,
        json,
        left: headers.get('x-sentry-rate-limit-remaining'),
        retry: headers.get('retry-after'),
      };
    };
    for (let left = 9; left >= 0; left--) {
      assert.deepEqual(await list(), { status: 200, json: [], left: String(left), retry: null });
    }
    const detail =
      'You are attempting to use this endpoint too frequently. Limit is 10 requests in 1 seconds';
    assert.deepEqual(await list(), { status: 429, json: { detail }, left: '0', retry: null });
    assert.equal((await test.org('GET /projects/')).status, 200);
    test.clock.now += 1000;
    assert.equal((await list()).status, 200);
  });
});

describe('misbehaviour', () => {
  const start = testSentries();

  it('is what the caller of the server says it is', async () => {
    let left = 2;
    const test = await start({
      faults: (_, response) => {
        if (left-- === 0) {
          return false;
        }
        response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad Gateway</h1>');
        return true;
      },
    });
    const statuses: number[] = [];
    test.sentry.onDidAnswer(({ status }) => statuses.push(status));
    for (const _ of [1, 2, 3]) {
      await (
        await fetch(`${test.sentry.address}/api/0/`, {
          headers: { Authorization: `Bearer ${test.sentry.token}` },
        })
      ).text();
    }
    assert.deepEqual(statuses, [502, 502, 200]);
  });
});
