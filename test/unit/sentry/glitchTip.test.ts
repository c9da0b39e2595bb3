import assert from 'node:assert/strict';
import { decodeIssue, type IssueUpdate, listIssues, updateIssue } from '../../../src/sentry/issues';
import { getEvent } from '../../../src/sentry/events';
import { SentryHttp } from '../../../src/sentry/http';
import { getIdentity } from '../../../src/sentry/root';
import type { SentryError } from '../../../src/sentry/sentryError';
import { forGlitchTip, termsOf, withoutSuggested } from '../../../src/sentry/server/search';
import { explain } from '../../../src/words';
import { ImpatientClock } from '../../faults/impatientClock';
import { glitchTip } from '../../replay/glitchTip';
import { type Recorded, ReplayServer, TOKEN } from '../../replay/replayServer';

const signal = new AbortController().signal;
const scope = { org: 'lab-org', environments: [], statsPeriod: '14d' };

describe('GlitchTip', () => {
  let server: ReplayServer;
  const started = async (token = TOKEN, recorded: Recorded = glitchTip) => {
    server = new ReplayServer(recorded);
    return new SentryHttp(await server.start(), token, fetch, new ImpatientClock());
  };
  afterEach(() => server.close());

  const list = (http: SentryHttp, query: string, more: object = {}) =>
    listIssues(http, { ...scope, projects: [], query, ...more }, undefined, signal);
  const lacks = (feature: string) => (error: SentryError) => {
    assert.deepEqual([error.kind, error.details.lacks], ['badRequest', feature]);
    return true;
  };
  const settings = () => server.asked.filter((one) => one === 'GET /api/settings/').length;
  const changes = () => server.asked.filter((one) => one.startsWith('PUT')).length;

  it('is known by its first refusal, and by nothing else that is asked', async () => {
    const http = await started();
    assert.equal(http.traits.kind, 'sentry');
    await list(http, 'is:unresolved');
    assert.deepEqual([http.traits.kind, server.asked.length, settings()], ['glitchtip', 2, 0]);
  });

  it('is known to all lists that are asked for at once', async () => {
    const http = await started();
    let learned = 0;
    http.onDidLearn(() => learned++);
    const queries = [
      'is:unresolved assigned_or_suggested:[me, my_teams]',
      'is:unresolved',
      'is:unresolved level:error',
    ];
    const pages = await Promise.all(queries.map((query) => list(http, query)));
    assert.deepEqual(
      pages.map(({ issues }) => issues.length),
      [3, 3, 3],
    );
    assert.equal(learned, 1);
  });

  it('is known by whom it says that a token belongs to: it tells of itself without one', async () => {
    const http = await started();
    assert.equal((await getIdentity(http, signal)).user.email, 'lab@example.com');
    assert.deepEqual([http.traits.kind, settings()], ['glitchtip', 1]);
    await list(http, 'is:unresolved');
    assert.equal(server.asked.length, 3);
  });

  it('answers a wrong token with 200 and nobody, which is no sign-in', async () => {
    const http = await started('wrong');
    await assert.rejects(getIdentity(http, signal), { kind: 'auth' });
    await assert.rejects(list(http, 'is:unresolved'), { kind: 'auth' });
  });

  it('is known by the page that it answers for an event', async () => {
    const http = await started();
    const event = await getEvent(http, { ...scope, issue: '4' }, 'recommended', signal);
    assert.equal(event?.release, 'shop-api@2.0.0');
    assert.deepEqual([http.traits.kind, settings()], ['glitchtip', 1]);
  });

  it('is not believed to have resolved in a release: it is looked at before such a change', async () => {
    const http = await started();
    const update: IssueUpdate = { status: 'resolved', statusDetails: { inNextRelease: true } };
    await assert.rejects(updateIssue(http, 'lab-org', '4', update, signal), lacks('resolveInNextRelease'));
    assert.equal(changes(), 0);
    const inCommit = { inCommit: { commit: 'a'.repeat(40), repository: 'acme/shop' } };
    const other: IssueUpdate = { status: 'resolved', statusDetails: inCommit };
    await assert.rejects(updateIssue(http, 'lab-org', '4', other, signal), lacks('resolveInCommit'));
    assert.equal(changes(), 0);
  });

  it('sets a status, and answers in its own spelling', async () => {
    const http = await started();
    const { status, counts, id } = await updateIssue(http, 'lab-org', '4', { status: 'resolved' }, signal);
    assert.deepEqual([status, counts, id], ['resolved', { events: 1, users: 0 }, '4']);
  });

  it('refuses a token without the scope, which is named', async () => {
    const http = await started('read-only');
    const change = updateIssue(http, 'lab-org', '4', { status: 'resolved' }, signal);
    const error = await change.then(
      () => assert.fail('an answer where an error was expected'),
      (reason: unknown) => reason as SentryError,
    );
    // The recorded root tells of the scopes of the other token: this one has them, by its word.
    assert.deepEqual([error.kind, error.details.scope], ['scope', { needed: 'event:write', isHeld: true }]);
    assert.match(explain(error).what, /no member of the project/);
  });

  it('takes ids of projects, which are looked up once', async () => {
    const http = await started();
    const { issues } = await list(http, 'is:unresolved', { projects: ['shop-web'] });
    await list(http, 'is:unresolved', { projects: ['shop-web'] });
    assert.deepEqual(
      issues.map(({ shortId }) => shortId),
      ['SHOP-WEB-2'],
    );
    assert.equal(server.asked.filter((one) => one.includes('/projects/')).length, 1);
    assert.equal(
      server.asked.some((one) => one.includes('project=-1')),
      false,
    );
    await assert.rejects(list(http, 'is:unresolved', { projects: ['nothing'] }), { kind: 'notFound' });
  });

  it('is asked for environments, and never for a period, which it does not know', async () => {
    const http = await started();
    const { issues } = await list(http, 'is:unresolved', { environments: ['staging'] });
    assert.deepEqual(
      issues.map(({ id }) => id),
      ['4'],
    );
    assert.equal(server.asked.at(-1)?.includes('statsPeriod'), false);
  });

  it('is not asked what it would misunderstand', async () => {
    const http = await started();
    await list(http, 'is:unresolved');
    const before = server.asked.length;
    await assert.rejects(list(http, 'is:unresolved is:for_review'), lacks('forReview'));
    await assert.rejects(list(http, 'is:unresolved firstSeen:-24h'), lacks('search'));
    assert.equal(server.asked.length, before);
  });

  it('is not suspected where a Sentry is behind a page of a proxy', async () => {
    const http = await started(TOKEN, ({ path }) =>
      path === '/api/settings/' ? { status: 404, text: '' } : { text: '<html>Sign in</html>' },
    );
    await assert.rejects(list(http, 'is:unresolved'), { kind: 'shape' });
    await assert.rejects(list(http, 'is:unresolved'), { kind: 'shape' });
    assert.deepEqual([http.traits.kind, settings()], ['sentry', 1]);
  });
});

describe('a search for GlitchTip', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['', ''],
    ['is:unresolved', 'is:unresolved'],
    ['is:unresolved assigned:me', 'is:unresolved'],
    ['is:unresolved assigned_or_suggested:[me, my_teams]', 'is:unresolved'],
    ['is:unresolved level:fatal release:shop@1.4.2', 'is:unresolved level:fatal release:shop@1.4.2'],
    ['has:user "two words"', 'has:user "two words"'],
    ['price is:unresolved', 'is:unresolved price'],
    ["can't", '"can\'t"'],
    ['shop.region:"eu west"', 'shop.region:"eu west"'],
    ['is:for_review', undefined],
    ['is:escalating', undefined],
    ['!level:info', undefined],
    ['level:[error, fatal]', undefined],
    ['timesSeen:>100', undefined],
    ['age:-24h', undefined],
    ['error.unhandled:true', undefined],
    ['stack.filename:"*/cart.ts"', undefined],
    ['release:1.*', undefined],
    ['a (b)', undefined],
  ];
  for (const [query, expected] of cases) {
    it(`${JSON.stringify(query)} is ${JSON.stringify(expected)}`, () =>
      assert.equal(forGlitchTip(query), expected));
  }

  it('is read in time that grows with its length alone', () => {
    for (const query of [
      '['.repeat(100_000),
      '"'.repeat(100_001),
      'a:'.repeat(100_000),
      ' '.repeat(100_000),
      Array.from({ length: 50_000 }, (_, at) => `a${at}:b`).join(' '),
      `"${'\\'.repeat(100_000)}`,
    ]) {
      const start = performance.now();
      forGlitchTip(query);
      termsOf(query);
      withoutSuggested(query);
      assert.ok(performance.now() - start < 1000, query.slice(0, 2));
    }
  });
});

describe('a row in another spelling', () => {
  it('has no culprit where it is empty', () => {
    assert.equal(decodeIssue({ id: '1', culprit: '' })?.culprit, undefined);
  });
});
