import assert from 'node:assert/strict';
import { SentryHttp } from '../../../src/sentry/http';
import { getEvent } from '../../../src/sentry/events';
import { listIssues, updateIssue } from '../../../src/sentry/issues';
import type { SentryError } from '../../../src/sentry/sentryError';
import { ImpatientClock } from '../../faults/impatientClock';
import { type Recorded, ReplayServer, type Reply, TOKEN } from '../../replay/replayServer';

const signal = new AbortController().signal;
const mine = 'is:unresolved assigned_or_suggested:[me, my_teams]';
const asked = { org: 'acme', query: mine, environments: [], statsPeriod: '14d' };
const bad = (detail: string): Reply => ({ status: 400, json: { detail } });
const projects = [
  { id: '2', slug: 'web', name: 'Web' },
  { id: '3', slug: 'api', name: 'API' },
];
const row = (id: string, day: number) => ({
  id,
  lastSeen: `2026-11-${String(day).padStart(2, '0')}T00:00:00Z`,
});

/** What is wrong with a list in the eyes of an older server; `undefined` for nothing. */
type Objection = (query: URLSearchParams) => string | undefined;

const globalViews: Objection = (query) =>
  query.getAll('project').length > 1 || query.get('project') === '-1'
    ? 'You do not have the multi project stream feature enabled'
    : undefined;
const numbersOnly: Objection = (query) =>
  query.getAll('project').some((one) => !/^-?\d+$/.test(one))
    ? 'Invalid project parameter. Values must be numbers.'
    : undefined;
const noSuggestions: Objection = (query) =>
  query.get('query')?.includes('assigned_or_suggested') === true
    ? 'Error parsing search query: invalid value for assigned_or_suggested'
    : undefined;
const noReview: Objection = (query) =>
  query.get('query')?.includes('is:for_review') === true
    ? "Your search query could not be parsed: 'is:' had unknown status code 'for_review'."
    : undefined;
const noSort: Objection = (query) =>
  query.has('sort') ? `Sort key '${query.get('sort')}' not supported.` : undefined;
const noSeries: Objection = (query) =>
  query.has('groupStatsPeriod')
    ? "Invalid stats_period. Valid choices are '', '24h', '14d' and 'auto'"
    : undefined;
const speechless: Objection = (query) => (noSuggestions(query) === undefined ? undefined : '');

/** A self-hosted Sentry with some objections: two projects, the newest row on the second. */
const older =
  (...objections: readonly Objection[]): Recorded =>
  ({ path, query }) => {
    if (path.endsWith('/projects/')) {
      return { json: projects };
    }
    if (!path.endsWith('/issues/')) {
      return { status: 404, json: { detail: 'The requested resource does not exist' } };
    }
    const objection = objections.map((object) => object(query)).find((one) => one !== undefined);
    if (objection !== undefined) {
      return bad(objection);
    }
    const named = query.getAll('project');
    const project = named.length === 1 ? (named[0] ?? '') : 'all';
    const rows = { '2': [row('21', 10), row('22', 8)], '3': [row('31', 11), row('32', 9)] }[project];
    return { json: rows ?? [row('31', 11), row('21', 10), row('32', 9), row('22', 8)] };
  };

describe('an older self-hosted Sentry', () => {
  let server: ReplayServer;
  let http: SentryHttp;
  const started = async (recorded: Recorded) => {
    server = new ReplayServer(recorded);
    http = new SentryHttp(await server.start(), TOKEN, fetch, new ImpatientClock());
  };
  afterEach(() => server.close());

  const list = async (names: readonly string[], query = mine) => {
    const { issues } = await listIssues(http, { ...asked, projects: names, query }, undefined, signal);
    return issues.map(({ id }) => id).join(' ');
  };
  /** How the lists were asked for: their parameters, without what never changes. */
  const lists = () =>
    server.asked
      .filter((one) => one.includes('/issues/?'))
      .map((one) => {
        const query = new URLSearchParams(one.replace(/^.*\?/, ''));
        return [...query]
          .filter(([name]) => ['project', 'query', 'sort'].includes(name))
          .flat()
          .join(' ');
      });

  const cases: readonly {
    readonly what: string;
    readonly objections: readonly Objection[];
    readonly names: readonly string[];
    readonly missing?: readonly string[];
    readonly habits?: readonly string[];
    /** Requests for lists in the end, once it is known. */
    readonly requests: number;
  }[] = [
    {
      what: 'that takes ids of projects alone',
      objections: [numbersOnly],
      names: ['web', 'api'],
      habits: ['projectIds'],
      requests: 1,
    },
    {
      what: 'that lists one project at a time',
      objections: [globalViews],
      names: [],
      habits: ['oneProject'],
      requests: 2,
    },
    {
      what: 'that takes one id at a time',
      objections: [numbersOnly, globalViews],
      names: ['web', 'api'],
      habits: ['projectIds', 'oneProject'],
      requests: 2,
    },
    {
      what: 'that suggests no owners',
      objections: [noSuggestions],
      names: [],
      missing: ['suggestedOwners'],
      requests: 1,
    },
    { what: 'that does not sort', objections: [noSort], names: [], habits: ['plainList'], requests: 1 },
    {
      what: 'that knows no such series',
      objections: [noSeries],
      names: [],
      habits: ['plainList'],
      requests: 1,
    },
    {
      what: 'that does not say what is wrong',
      objections: [speechless],
      names: [],
      missing: ['suggestedOwners'],
      requests: 1,
    },
    {
      what: 'that objects to everything',
      objections: [noSort, numbersOnly, globalViews, noSuggestions],
      names: ['api', 'web'],
      missing: ['suggestedOwners'],
      habits: ['plainList', 'projectIds', 'oneProject'],
      requests: 2,
    },
  ];
  for (const { what, objections, names, missing = [], habits = [], requests } of cases) {
    it(`${what} is asked as it takes it, and then always`, async () => {
      await started(older(...objections));
      assert.equal(await list(names), '31 21 32 22');
      assert.deepEqual([http.traits.missing, http.traits.habits], [missing, habits]);
      server.asked.length = 0;
      assert.equal(await list(names), '31 21 32 22');
      assert.equal(lists().length, requests, lists().join('\n'));
    });
  }

  it('asks for what is assigned where nothing is suggested', async () => {
    await started(older(noSuggestions));
    await list([]);
    assert.equal(lists().at(-1), 'project -1 query is:unresolved assigned:me sort date');
  });

  it('with nothing for review says so, and is not asked again', async () => {
    await started(older(noReview));
    for (let times = 0; times < 2; times++) {
      await assert.rejects(list([], 'is:unresolved is:for_review'), (error: SentryError) => {
        assert.deepEqual([error.kind, error.details.lacks], ['badRequest', 'forReview']);
        return true;
      });
    }
    assert.equal(lists().length, 1);
    assert.deepEqual(http.traits.missing, ['forReview']);
    assert.equal(await list([]), '31 21 32 22');
  });

  it('that refuses for another reason is not taken for older', async () => {
    await started(({ path }) => (path.endsWith('/issues/') ? bad('Invalid statsPeriod') : { json: [] }));
    await assert.rejects(list([]), { kind: 'badRequest' });
    assert.deepEqual(http.traits, { ...http.traits, missing: [], habits: [] });
  });

  it('that is in trouble is told of by its trouble, and not taken for older once it has answered', async () => {
    let isWell = false;
    await started(({ path }) =>
      path.endsWith('/projects/')
        ? { status: 403, json: { detail: 'no' } }
        : isWell
          ? { json: [] }
          : { status: 500, json: { detail: 'Internal Error' } },
    );
    await assert.rejects(list(['web']), { kind: 'server' });
    isWell = true;
    await list(['web']);
    isWell = false;
    server.asked.length = 0;
    await assert.rejects(list(['web']), { kind: 'server' });
    assert.equal(
      server.asked.some((one) => one.includes('/projects/')),
      false,
    );
  });

  it('whose project is gone says so', async () => {
    await started(older(numbersOnly));
    await assert.rejects(list(['shop']), { kind: 'notFound' });
  });

  it('is told of once, when something was found out', async () => {
    await started(older(noSort, noSuggestions));
    let times = 0;
    http.onDidLearn(() => times++);
    const before = http.traits;
    await list([]);
    await list([]);
    assert.equal(times, 1);
    assert.notEqual(http.traits, before);
  });

  describe('without paths below the organization', () => {
    /** As servers were before September 2019: the API does not know the path, and says so with a page. */
    const unscoped =
      (event: Reply): Recorded =>
      ({ path }) => {
        if (!path.startsWith('/api/0/issues/7/')) {
          return { status: 404, text: '' };
        }
        return path.endsWith('/events/latest/')
          ? event
          : path === '/api/0/issues/7/'
            ? { json: row('7', 1) }
            : { status: 404, text: '' };
      };
    const scope = { org: 'acme', issue: '7', environments: [], statsPeriod: '14d' };

    it('is asked at those without', async () => {
      await started(unscoped({ json: { eventID: 'e', entries: [] } }));
      assert.equal((await getEvent(http, scope, 'recommended', signal))?.id, 'e');
      assert.equal(http.traits.isReadOnly, true);
      server.asked.length = 0;
      await getEvent(http, scope, 'recommended', signal);
      assert.equal(server.asked.length, 1, server.asked.join('\n'));
    });

    it('may have no event, and that is known by the way it says so', async () => {
      await started(unscoped({ status: 404, json: { detail: 'The requested resource does not exist' } }));
      assert.equal(await getEvent(http, scope, 'latest', signal), undefined);
      assert.deepEqual(http.traits.habits, ['unscopedIssues']);
    });

    it('is not changed from here: nothing is sent once that is known', async () => {
      await started(unscoped({ json: { eventID: 'e', entries: [] } }));
      const change = () => updateIssue(http, 'acme', '7', { status: 'resolved' }, signal);
      const isLacking = (error: SentryError) => error.details.lacks === 'updates';
      await assert.rejects(change(), isLacking);
      server.asked.length = 0;
      await assert.rejects(change(), isLacking);
      assert.deepEqual(server.asked, []);
    });
  });

  it('of today has a 404 of its own for an issue without events: no other path is tried', async () => {
    await started(() => ({
      status: 404,
      json: { detail: 'No matching event found, try changing the environments, date range, or query.' },
    }));
    const scope = { org: 'acme', issue: '7', environments: [], statsPeriod: '14d' };
    assert.equal(await getEvent(http, scope, 'recommended', signal), undefined);
    assert.equal(server.asked.length, 1);
    assert.deepEqual(http.traits.habits, []);
  });

  it('behind a proxy with a page of its own for 404 is not taken for an older one', async () => {
    await started(() => ({ status: 404, text: '<html>Not here</html>' }));
    const scope = { org: 'acme', issue: '7', environments: [], statsPeriod: '14d' };
    assert.equal(await getEvent(http, scope, 'recommended', signal), undefined);
    await assert.rejects(updateIssue(http, 'acme', '7', { status: 'resolved' }, signal), {
      kind: 'notFound',
    });
    assert.deepEqual([http.traits.habits, http.traits.isReadOnly], [[], false]);
  });
});
