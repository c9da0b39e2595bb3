import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAsWanted, updateCarefully } from '../../../src/issues/carefulUpdate';
import { type LocalSentry, startLocalSentry } from '../../../src/local/localSentry';
import { type Fetch, SentryHttp } from '../../../src/sentry/http';
import { decodeIssue, type IssueUpdate } from '../../../src/sentry/issues';
import { getIdentity } from '../../../src/sentry/root';
import { SentryError } from '../../../src/sentry/sentryError';
import { exceptionAt, sendEvents } from '../../sendEvent';
import { temporaryFolder } from '../../vscode/temporaryFolder';
import { VirtualClock } from '../virtualClock';

const resolved: IssueUpdate = { status: 'resolved' };
const never = new AbortController().signal;
const json = { 'content-type': 'application/json' };

/** Stands in for the answer to a write, once the server has made it or not. */
type Fault = (signal: AbortSignal) => Promise<Response> | Response;

const cut: Fault = () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
};
const hang: Fault = (signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
const unclear: Readonly<Record<string, Fault>> = {
  'a cut connection': cut,
  'no answer in time': hang,
  '500': () => new Response('{"detail":"Internal Error"}', { status: 500, headers: json }),
  'a page of a proxy with 502': () =>
    new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }),
  'half an answer': () => new Response('{"id":"1","sta', { headers: json }),
};

describe('a careful update', () => {
  const folder = temporaryFolder();
  let sentry: LocalSentry;
  let clock: VirtualClock;
  let http: SentryHttp;
  /** Writes that reached the server, and reads of the issue that did. */
  let reached: string[];
  /** What sees each request before the server does. */
  let misbehave: (request: IncomingMessage, response: ServerResponse) => boolean;

  before(async () => {
    sentry = await startLocalSentry({
      directory: folder.path,
      projects: [{ slug: 'app' }],
      faults: (request, response) => misbehave(request, response),
    });
    sentry.onDidAnswer(({ method, url }) => url.startsWith('/api/0') && reached.push(method));
    misbehave = () => false;
    reached = [];
    await sendEvents(sentry.dsn('app'), [exceptionAt('TypeError', 'a', 'src/a.js', ['a()'], 1)]);
  });
  after(async () => {
    await sentry.close();
    folder.remove();
  });
  beforeEach(async () => {
    clock = new VirtualClock();
    http = connect(() => undefined);
    await clock.run(updateCarefully(http, 'local', '1', { status: 'unresolved' }, never));
    reached = [];
    misbehave = () => false;
  });

  /** @param faultOf what befalls a request; of writes, after the server has made them if it says so. */
  function connect(
    faultOf: (method: string, number: number) => { fault: Fault; isMade?: boolean } | undefined,
  ): SentryHttp {
    const real = clock.requests((url, init) => globalThis.fetch(url, init), 10);
    let requests = 0;
    const fetch: Fetch = async (url, init) => {
      const number = requests++;
      const { fault, isMade = false } = faultOf(init.method, number) ?? {};
      const response = fault === undefined || isMade ? await real(url, init) : undefined;
      return fault === undefined ? (response ?? assert.fail()) : fault(init.signal);
    };
    return new SentryHttp(sentry.address, sentry.token, fetch, clock);
  }
  const update = (change: IssueUpdate = resolved, signal = never) =>
    updateCarefully(http, 'local', '1', change, signal);
  const refusal = async (change?: IssueUpdate) => {
    const error = await clock.run(
      update(change).then(
        () => assert.fail('done'),
        (reason: unknown) => reason,
      ),
    );
    assert.ok(error instanceof SentryError);
    return error;
  };
  const status = () => sentry.issues[0]?.status;

  it('is one write where the answer is clear', async () => {
    assert.equal((await clock.run(update())).status, 'resolved');
    assert.deepEqual(reached, ['PUT']);
  });

  for (const [what, fault] of Object.entries(unclear)) {
    it(`reads after ${what}, and sends again what was not made`, async () => {
      http = connect((method, number) => (method === 'PUT' && number === 0 ? { fault } : undefined));
      assert.equal((await clock.run(update())).status, 'resolved');
      assert.deepEqual([reached, status()], [['GET', 'PUT'], 'resolved']);
    });

    it(`reads after ${what}, and is done where it was made`, async () => {
      http = connect((method) => (method === 'PUT' ? { fault, isMade: true } : undefined));
      assert.equal((await clock.run(update())).status, 'resolved');
      assert.deepEqual([reached, status()], [['PUT', 'GET'], 'resolved']);
    });

    it(`gives up after ${what} three times`, async () => {
      http = connect((method) => (method === 'PUT' ? { fault } : undefined));
      const error = await refusal();
      assert.deepEqual(
        [error.call.slice(0, 3), reached, status()],
        ['PUT', ['GET', 'GET', 'GET'], 'unresolved'],
      );
    });
  }

  it('copes with a real connection that is cut before and after the change', async () => {
    let writes = 0;
    misbehave = (request, response) => {
      if (request.method !== 'PUT' || ++writes > 2) {
        return false;
      }
      if (writes === 1) {
        request.socket.destroy();
        return true;
      }
      response.writeHead = () => response;
      response.end = () => response.destroy();
      return false;
    };
    assert.equal((await clock.run(update())).status, 'resolved');
    assert.deepEqual([writes, reached], [2, ['GET', 'GET']]);
  });

  for (const code of [400, 401, 403, 404, 409, 429]) {
    it(`takes ${code} for a refusal, at once`, async () => {
      let writes = 0;
      http = connect((method) =>
        method === 'PUT' && ++writes > 0
          ? { fault: () => new Response('{"detail":"no"}', { status: code, headers: json }) }
          : undefined,
      );
      assert.equal((await refusal()).details.status, code);
      assert.equal(writes, 1);
      assert.equal(reached.length, code === 403 ? 1 : 0); // what the token may do
    });
  }

  it('tells the first failure where reading fails as well', async () => {
    const fault = unclear['500'] ?? assert.fail();
    http = connect((method) => (method === 'PUT' ? { fault } : { fault: cut }));
    const { kind, call } = await refusal();
    assert.deepEqual([kind, call.slice(0, 3)], ['server', 'PUT']);
  });

  it('tells what reading is refused with', async () => {
    http = connect((method) =>
      method === 'PUT'
        ? { fault: cut }
        : { fault: () => new Response('{"detail":"gone"}', { status: 404, headers: json }) },
    );
    assert.equal((await refusal()).kind, 'notFound');
  });

  it('can be cancelled before it reads, and sends nothing more', async () => {
    const abort = new AbortController();
    http = connect((method) => (method === 'PUT' ? { fault: cut } : undefined));
    const work = assert.rejects(update(resolved, abort.signal), { name: 'AbortError' });
    await clock.pass(500);
    abort.abort();
    await work;
    assert.deepEqual([reached, clock.waiting], [[], 0]);
  });

  it('takes the next release for done as the server keeps it', async () => {
    http = connect((method) => (method === 'PUT' ? { fault: cut, isMade: true } : undefined));
    const issue = await clock.run(update({ status: 'resolved', statusDetails: { inNextRelease: true } }));
    assert.deepEqual([issue.status, reached], ['resolved', ['PUT', 'GET']]);
  });

  it('assigns to the person, and to nobody again, without touching the status', async () => {
    const user = (await clock.run(getIdentity(http, never))).user.id;
    const mine = await clock.run(update({ assignedTo: `user:${user}` }));
    assert.deepEqual([mine.status, mine.assignedTo?.type, mine.assignedTo?.id], ['unresolved', 'user', user]);
    const nobodys = await clock.run(update({ assignedTo: '' }));
    assert.deepEqual([nobodys.status, nobodys.assignedTo], ['unresolved', undefined]);
  });
});

describe('an issue is as wanted', () => {
  const commit = 'a'.repeat(40);
  const inNextRelease: IssueUpdate = { status: 'resolved', statusDetails: { inNextRelease: true } };
  const inCommit: IssueUpdate = {
    status: 'resolved',
    statusDetails: { inCommit: { commit, repository: 'acme/shop' } },
  };
  const ann = { assignedTo: { type: 'user', id: '7', name: 'Ann' } };
  const team = { assignedTo: { type: 'team', id: '7', name: 'Web' } };
  const cases: readonly (readonly [string, object, IssueUpdate, boolean])[] = [
    ['resolved', { status: 'resolved' }, resolved, true],
    ['not yet resolved', { status: 'unresolved' }, resolved, false],
    ['being merged', { status: 'pending_merge' }, resolved, false],
    ['reopened', { status: 'unresolved' }, { status: 'unresolved' }, true],
    ['resolved in the next release', { inNextRelease: true }, inNextRelease, true],
    ['resolved in the release after the newest', { inRelease: 'shop@2.4.1', info: {} }, inNextRelease, true],
    ['resolved at once by somebody else', {}, inNextRelease, false],
    ['resolved in the commit', { inCommit: { id: commit } }, inCommit, true],
    ['resolved in the release of the commit', { inRelease: 'shop@2.4.2' }, inCommit, true],
    ['resolved in another commit', { inCommit: { id: 'b'.repeat(40) } }, inCommit, false],
    ['resolved in a commit that the server does not name', { inCommit: {} }, inCommit, false],
    ['assigned as asked', { status: 'resolved', ...ann }, { assignedTo: 'user:7' }, true],
    ['assigned to a team of that id', { status: 'resolved', ...team }, { assignedTo: 'user:7' }, false],
    ['assigned to nobody', { status: 'resolved', assignedTo: null }, { assignedTo: 'user:7' }, false],
    ['taken from somebody', { status: 'resolved', assignedTo: null }, { assignedTo: '' }, true],
  ];
  for (const [what, answer, change, expected] of cases) {
    it(`${what}: ${expected ? 'yes' : 'no'}`, () => {
      const row = 'status' in answer ? answer : { status: 'resolved', statusDetails: answer };
      assert.equal(isAsWanted(decodeIssue({ id: '1', ...row }) ?? assert.fail(), change), expected);
    });
  }
});
