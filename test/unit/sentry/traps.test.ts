import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calls } from '../../../src/sentry/calls';
import { decodeEvent, getEvent } from '../../../src/sentry/events';
import { SentryHttp } from '../../../src/sentry/http';
import { getIssue, type Issue, type IssueUpdate, listIssues, updateIssue } from '../../../src/sentry/issues';
import { listOrganizations } from '../../../src/sentry/organizations';
import { listReleaseCommits } from '../../../src/sentry/releaseCommits';
import type { SentryError } from '../../../src/sentry/sentryError';
import { failure } from '../../../src/words';
import { ImpatientClock } from '../../faults/impatientClock';
import { projectRoot } from '../../projectRoot';
import { type Asked, ReplayServer, type Reply, TOKEN } from '../../replay/replayServer';

const signal = new AbortController().signal;
const scope = { org: 'acme', environments: ['production'], statsPeriod: '14d' };
const list = { ...scope, projects: [], query: 'is:unresolved' };

describe('traps that real clients met', () => {
  let server: ReplayServer;
  let seen: Asked[];
  const answering = async (answer: (asked: Asked) => Reply) => {
    seen = [];
    server = new ReplayServer((asked) => {
      seen.push(asked);
      return answer(asked);
    });
    return new SentryHttp(await server.start(), TOKEN, fetch, new ImpatientClock());
  };
  afterEach(() => server.close());

  it('1: an empty regionUrl is no address', async () => {
    const http = await answering(() => ({
      json: [{ slug: 'acme', name: 'Acme', links: { organizationUrl: '', regionUrl: '' } }, { slug: 'b' }],
    }));
    assert.deepEqual(await listOrganizations(http, signal), [
      { slug: 'acme', name: 'Acme', regionUrl: undefined },
      { slug: 'b', name: 'b', regionUrl: undefined },
    ]);
  });

  it('2: a self-hosted server is not asked for regions', async () => {
    const http = await answering(() => ({ json: [] }));
    await listOrganizations(http, signal);
    assert.deepEqual(
      seen.map(({ path }) => path),
      ['/api/0/organizations/'],
    );
  });

  it('3: tags without a value, no occurrence and unknown types of event break nothing', () => {
    const event = decodeEvent({
      eventID: 'e',
      type: 'generic',
      occurrence: null,
      tags: [
        { key: 'flag', value: null },
        { key: null, value: 'x' },
        { key: 'release', value: 'a@1' },
      ],
      entries: [
        { type: 'csp', data: {} },
        { type: 'spans', data: [] },
      ],
    });
    assert.deepEqual([event?.release, event?.stacks], ['a@1', []]);
  });

  it('4, 5: the list collapses nothing and names its limit as this list alone calls it', async () => {
    const http = await answering(() => ({ json: [] }));
    await listIssues(http, list, undefined, signal);
    const [{ query } = { query: new URLSearchParams() }] = seen;
    assert.deepEqual(
      [query.get('collapse'), query.get('limit'), query.get('per_page'), query.get('query')],
      [null, '100', null, 'is:unresolved'],
    );
  });

  it('6: the numbers are of what was asked for, not of all time', async () => {
    const row = { id: '7', count: '1342', userCount: 311 };
    const [filtered, lifetime] = [
      { count: '420', userCount: 118 },
      { count: '5120', userCount: 902 },
    ];
    const http = await answering(() => ({
      json: [
        { ...row, filtered, lifetime },
        { ...row, id: '8', filtered: null },
      ],
    }));
    const { issues } = await listIssues(http, list, undefined, signal);
    assert.deepEqual(
      issues.map(({ counts }) => counts.events),
      [420, 1342],
    );
  });

  it('7: a commit that Sentry does not know is refused with its reason, and not sent again', async () => {
    const http = await answering(({ method }) =>
      method === 'PUT'
        ? {
            status: 400,
            json: { statusDetails: { inCommit: { commit: ['Unable to find the given commit.'] } } },
          }
        : { status: 404, text: '' },
    );
    const inCommit = { commit: 'a'.repeat(40), repository: 'acme/shop' };
    const update: IssueUpdate = { status: 'resolved', statusDetails: { inCommit } };
    await assert.rejects(updateIssue(http, 'acme', '7', update, signal), (error: SentryError) => {
      assert.deepEqual([error.kind, error.details.said], ['badRequest', 'Unable to find the given commit.']);
      return true;
    });
    assert.equal(seen.filter(({ method }) => method === 'PUT').length, 1);
  });

  it('8, 9, 10: there is no call that changes more than one issue', () => {
    const writes = Object.values(calls).filter((call) => !call.startsWith('GET '));
    assert.deepEqual(writes, [
      'PUT /organizations/{org}/issues/{issue}/',
      'POST /organizations/{org}/issues/{issue}/notes/',
    ]);
    const sources = sourcesBelow(join(projectRoot, 'src', 'sentry'));
    const sent = sources.filter((source) => /method: '(?!GET')/.test(source) || /\bid\[\]/.test(source));
    assert.deepEqual([sent.length, sources.length > 20], [0, true]);
  });

  it('8: a change needs the id of its issue', async () => {
    const http = await answering(() => ({ json: {} }));
    for (const issue of ['', '.', '..']) {
      await assert.rejects(updateIssue(http, 'acme', issue, { status: 'resolved' }, signal));
    }
    assert.deepEqual(seen, []);
  });

  it('11: 204 is no success', async () => {
    const http = await answering(() => ({ status: 204, text: '' }));
    await assert.rejects(updateIssue(http, 'acme', '7', { status: 'resolved' }, signal), { kind: 'shape' });
  });

  it('11: 200 that says why it did not is no success', async () => {
    const http = await answering(() => ({
      json: { detail: 'Merging across multiple projects is not supported' },
    }));
    await assert.rejects(updateIssue(http, 'acme', '7', { status: 'resolved' }, signal), { kind: 'shape' });
  });

  it('13, 15: every path of a Sentry is below its organization', async () => {
    const http = await answering(({ path }) => ({
      json: path.endsWith('/issues/') ? [] : { id: '7', eventID: 'e' },
    }));
    await listIssues(http, list, undefined, signal);
    await getIssue(http, 'acme', '7', signal);
    await getEvent(http, { ...scope, issue: '7' }, 'recommended', signal);
    assert.deepEqual(
      seen.map(({ path }) => path.replace('/api/0/organizations/acme', '')),
      ['/issues/', '/issues/7/', '/issues/7/events/recommended/'],
    );
  });

  it('16: a short page, and an empty one, are not the last', async () => {
    const pages = [[{ id: '1' }], [], [{ id: '2' }, { id: '3' }]];
    const http = await answering(({ query, origin }) => {
      const page = Number(query.get('cursor') ?? 0);
      const further = page + 1 < pages.length;
      const link = `<${origin}/?cursor=${page + 1}>; rel="next"; results="${further}"; cursor="${page + 1}"`;
      return { json: pages[page], headers: { Link: link, 'X-Hits': '1' } };
    });
    const issues: Issue[] = [];
    let cursor: string | undefined;
    do {
      const page = await listIssues(http, list, cursor, signal);
      issues.push(...page.issues);
      cursor = page.next;
    } while (cursor !== undefined);
    assert.deepEqual(
      issues.map(({ id }) => id),
      ['1', '2', '3'],
    );
  });

  it('17: lines without text and frames that do not say whose they are', () => {
    const frames = [
      {
        filename: 'a.js',
        lineNo: 2,
        inApp: null,
        context: [
          [1, 'x'],
          [2, null],
        ],
      },
    ];
    const entries = [{ type: 'exception', data: { values: [{ stacktrace: { frames } }] } }];
    const frame = decodeEvent({ eventID: 'e', entries })?.stacks[0]?.frames[0];
    assert.deepEqual([frame?.inApp, frame?.context], [undefined, [{ line: 1, text: 'x' }]]);
  });

  it('19: a change says that it is JSON', async () => {
    const http = await answering(({ body }) => ({ json: { id: '7', ...(body as object) } }));
    const types: (string | undefined)[] = [];
    const spied = new SentryHttp(http.address, TOKEN, async (url, init) => {
      types.push(init.headers['Content-Type']);
      return fetch(url, init);
    });
    await updateIssue(spied, 'acme', '7', { status: 'resolved' }, signal);
    assert.deepEqual([types, seen[0]?.body], [['application/json'], { status: 'resolved' }]);
  });

  it('20: a page with status 200 is no answer', async () => {
    const http = await answering(() => ({ text: '<html>Sign in to continue</html>' }));
    await assert.rejects(listIssues(http, list, undefined, signal), { kind: 'shape' });
  });

  for (const [held, says] of [
    [['org:read'], 'The token lacks the scope event:read. Sign in with a token that has it.'],
    [
      ['event:admin'],
      'The token has the scope that this needs, event:read, but you are no member of the project. ' +
        'Join a team of the project, or choose another project.',
    ],
  ] as const) {
    it(`21: a refused call names its scope, of a token with ${held.join(' ')}`, async () => {
      const http = await answering(({ path }) =>
        path === '/api/0/'
          ? { json: { version: '0', auth: { scopes: held }, user: { id: '1', emails: [] } } }
          : { status: 403, json: { detail: 'You do not have permission to perform this action.' } },
      );
      for (let times = 0; times < 2; times++) {
        const named = { ...list, projects: ['shop'] };
        await assert.rejects(listIssues(http, named, undefined, signal), (error: SentryError) => {
          assert.equal(failure(error), says);
          return true;
        });
      }
      assert.equal(seen.filter(({ path }) => path === '/api/0/').length, 1, 'asked once');
    });
  }

  it('21: a refused call of a token of which nothing is told says both', async () => {
    const http = await answering(() => ({ status: 403, json: { detail: 'no' } }));
    await assert.rejects(getIssue(http, 'acme', '7', signal), (error: SentryError) => {
      assert.match(failure(error), /lacks a scope, or you are no member/);
      return true;
    });
  });

  it('23: what a server says stands on one line, cut', async () => {
    const http = await answering(() => ({
      status: 400,
      json: { detail: `[x](command:y)\n\u202e${'a'.repeat(5000)}` },
    }));
    const named = { ...list, projects: ['7'], query: 'is:unresolved' };
    await assert.rejects(listIssues(http, named, undefined, signal), (error: SentryError) => {
      assert.equal(error.details.said?.length, 200);
      assert.doesNotMatch(error.details.said ?? '', /[\n\u202e]/);
      assert.doesNotMatch(failure(error), /command:/);
      return true;
    });
  });

  it('24: versions are encoded', async () => {
    const http = await answering(() => ({ json: [] }));
    await listReleaseCommits(http, 'acme', 'shop/web@2.14.0+412', signal);
    assert.match(server.asked[0] ?? '', /\/releases\/shop%2Fweb%402\.14\.0%2B412\/commits\//);
  });

  it('an issue that was merged is the one that is answered', async () => {
    const http = await answering(() => ({ json: { id: '9', shortId: 'SHOP-9' } }));
    assert.equal((await getIssue(http, 'acme', '7', signal)).id, '9');
  });

  it('one bad row is dropped and counted, and never the page', async () => {
    const http = await answering(() => ({ json: [{ id: '1' }, null, { id: 'x' }, 'text', { id: 2 }] }));
    const dropped: unknown[] = [];
    http.onDidDrop((event) => dropped.push(event));
    const page = await listIssues(http, list, undefined, signal);
    assert.deepEqual(
      page.issues.map(({ id }) => id),
      ['1', '2'],
    );
    assert.equal(page.dropped, 3);
    assert.deepEqual(dropped, [{ call: calls.issues, rows: 3 }]);
  });

  it('a list that comes back to where it was ends', async () => {
    const http = await answering(({ origin }) => ({
      json: [{ slug: 'acme' }],
      headers: { Link: `<${origin}/>; rel="next"; results="true"; cursor="0:0:0"` },
    }));
    await listOrganizations(http, signal);
    assert.equal(seen.length, 2);
  });
});

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
