import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../../../src/base/clock';
import { ARRIVES_WITHIN_MS } from '../../../../src/issues/outbox/arrivals';
import { NotKept } from '../../../../src/issues/outbox/entryLog';
import { isUntold } from '../../../../src/issues/outbox/entry';
import { settled } from '../../../../src/issues/outbox/settled';
import type { Action } from '../../../../src/issues/triage/action';
import { isAsMade } from '../../../../src/issues/triage/asWanted';
import { wanted } from '../../../../src/issues/triage/wanted';
import type { Issue, IssueUpdate } from '../../../../src/sentry/issues';
import { withPending } from '../../../../src/issues/outbox/withPending';
import { hastyClock } from '../../../faults/hastyClock';
import { LateFetch } from '../../../faults/lateFetch';
import { OutboxWorld, timesOf, type Window } from '../../../faults/outboxWorld';
import { memoryLeases, memoryOutboxFiles } from '../../../inMemory';
import { until } from '../../../until';

/** How a request goes wrong; true where it is answered, or nobody will. */
type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

const deeds: readonly Action[] = [
  { kind: 'resolve' },
  { kind: 'assign', to: { type: 'user', id: '1', name: 'Ann' } },
  { kind: 'archive', until: { kind: 'users', count: 5, withinMinutes: 60 } },
  { kind: 'comment', text: 'Mine.' },
  { kind: 'prioritize', priority: 'low' },
];
/** So many of them are sent at the same time. */
const AT_ONCE = 4;

const refuse =
  (status: number, body: unknown, headers: Record<string, string> = {}): Fault =>
  (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
    return true;
  };

/** The server does what it is asked, and says something else. */
const afterwards =
  (say: (response: ServerResponse) => void): Fault =>
  (_, response) => {
    const { end, writeHead } = response;
    response.writeHead = () => response;
    response.end = () => {
      Object.assign(response, { end, writeHead });
      say(response);
      return response;
    };
    return false;
  };

const cut: Fault = (request) => {
  request.socket.resetAndDestroy();
  return true;
};

const isBobs = ({ headers }: IncomingMessage) => headers.authorization === 'Bearer bob';
/** Ann is offline, and Bob is not. */
const cutAnns: Fault = (request, response) => !isBobs(request) && cut(request, response);

const faults: Readonly<Record<string, Fault>> = {
  'a connection cut before': cut,
  'a connection cut after': afterwards((response) => response.socket?.resetAndDestroy()),
  'half an answer': afterwards((response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
    response.write('{"id":"1","sta', () => response.socket?.resetAndDestroy());
  }),
  '500 before': refuse(500, { detail: 'Internal Error' }),
  '500 after': afterwards((response) => {
    response.writeHead(500, { 'Content-Type': 'application/json' }).end('{"detail":"Internal Error"}');
  }),
  'a page of a proxy after': afterwards((response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Sign in</html>');
  }),
  '429': refuse(429, { detail: 'too often' }, { 'Retry-After': '0.2' }),
  '503': refuse(503, { detail: 'maintenance' }, { 'Retry-After': '0.2' }),
};

describe('the outbox, whatever goes wrong', () => {
  const total = { tried: 0, lost: 0, twice: 0 };
  let world: OutboxWorld;
  before(async () => (world = await OutboxWorld.start()));
  beforeEach(() => {
    world.misbehave = () => false;
    world.problems.length = 0;
  });
  after(async () => {
    await world.end();
    const { tried, lost, twice } = total;
    console.log(`      faults: actions tried ${tried}, lost ${lost}, applied twice ${twice}`);
  });

  const window = (files = memoryOutboxFiles(), clock: Clock = hastyClock) =>
    world.window(files, memoryLeases(), world.ann(undefined, undefined, clock), clock);

  /** Does everything, each on an issue of its own. @param before is done once the issues are there. */
  async function actAll(one: Window, before: () => void = () => undefined): Promise<readonly Issue[]> {
    const issues = await world.make(deeds.length);
    before();
    await Promise.all(deeds.map(async (action, at) => one.act(issues[at] ?? assert.fail(), action)));
    return issues;
  }

  /** Each was done once. */
  async function check(issues: readonly Issue[]): Promise<void> {
    for (const [at, action] of deeds.entries()) {
      const { issue, happened } = await world.told(issues[at]?.id ?? '');
      const times = timesOf(action, happened);
      const isThere = action.kind === 'comment' || isAsMade(issue, wanted(action));
      total.tried++;
      total.lost += times === 0 || !isThere ? 1 : 0;
      total.twice += times > 1 ? 1 : 0;
      assert.deepEqual([action.kind, times, isThere], [action.kind, 1, true]);
    }
  }

  /** Lets some requests of each issue go wrong. @param at the first, from 1. */
  function harm(fault: Fault, at: number, times: number): void {
    const asked = new Map<string, number>();
    world.misbehave = (request, response) => {
      const issue = /\/issues\/(\d+)\//.exec(request.url ?? '')?.[1] ?? '';
      const count = (asked.get(issue) ?? 0) + 1;
      asked.set(issue, count);
      return count >= at && count < at + times && fault(request, response);
    };
  }

  const states = ({ outbox }: Window) =>
    outbox.entries.map(({ state }) =>
      state.kind === 'pending' ? (state.trouble?.kind ?? 'pending') : state.kind,
    );
  const all = (kind: string) => deeds.map(() => kind);
  const isAll = (one: Window, kind: string) => async () =>
    one.until(() => JSON.stringify(states(one)) === JSON.stringify(all(kind)));

  for (const [what, fault] of Object.entries(faults)) {
    it(`does all once with ${what}, at each request, once and some times in a row`, async () => {
      for (const [at, times] of [
        [1, 1],
        [2, 1],
        [2, 4],
        [3, 2],
      ] as const) {
        const one = window();
        const issues = await actAll(one, () => harm(fault, at, times));
        await one.until();
        world.misbehave = () => false;
        await check(issues);
      }
    });
  }

  for (const at of [1, 2, 3]) {
    it(`waits offline from request ${at} on, for as long as it takes`, async () => {
      const one = window();
      const issues = await actAll(one, () => harm(cut, at, Infinity));
      if (at < 3) {
        await isAll(one, 'later')();
      }
      world.misbehave = () => false;
      one.outbox.wake();
      await one.until();
      await check(issues);
    });

    it(`waits for a new token from request ${at} on`, async () => {
      const one = window();
      const issues = await actAll(one, () => harm(refuse(401, { detail: 'Token expired' }), at, Infinity));
      if (at < 3) {
        await isAll(one, 'signIn')();
      }
      world.misbehave = () => false;
      one.signIn(world.ann(undefined, undefined, hastyClock));
      await one.until();
      await check(issues);
    });
  }

  for (const [asked, waits] of [
    [600, 600_000],
    [7 * 86_400, 3_600_000],
  ] as const) {
    it(`waits ${waits / 60_000} minutes where the server wants ${asked} seconds, whoever wakes it`, async () => {
      const waited: number[] = [];
      const clock: Clock = {
        ...hastyClock,
        after: (delayMs, run) => {
          waited.push(delayMs);
          return delayMs > 60_000 ? { dispose: () => undefined } : hastyClock.after(delayMs, run);
        },
      };
      const signedIn = world.ann(undefined, undefined, hastyClock);
      const one = world.window(memoryOutboxFiles(), memoryLeases(), signedIn, clock);
      const [issue = assert.fail()] = await world.make(1);
      let requests = 0;
      world.misbehave = (request, response) => {
        requests++;
        return refuse(429, { detail: 'too often' }, { 'Retry-After': `${asked}` })(request, response);
      };
      await one.act(issue, { kind: 'resolve' });
      const isLater = ({ entries: [entry] }: Window['outbox']) =>
        entry?.state.kind === 'pending' && entry.state.trouble?.kind === 'later';
      await one.until(isLater);
      one.outbox.wake();
      await one.until(isLater);
      assert.equal(requests, 1);
      const [longest = 0] = waited.toSorted((a, b) => b - a);
      assert.ok(longest <= waits && longest > waits - 60_000, `${longest}`);
    });
  }

  it('outlives days offline, a reload, and a clock that is set by years, back and forth', async () => {
    const files = memoryOutboxFiles();
    const years = 10 * 365 * 86_400_000;
    let set = 0;
    const clock: Clock = { ...hastyClock, now: () => hastyClock.now() + set };
    const offline = window(files, clock);
    let failures = 0;
    const issues = await actAll(offline, () => {
      world.misbehave = (request) => (failures++, cut(request, request as never));
    });
    await offline.until(() => failures > 10);
    set = years;
    await offline.until(() => failures > 20);
    set = -years;
    await offline.until(() => failures > 30);
    offline.outbox.dispose();
    world.misbehave = () => false;
    const next = window(files, clock);
    await next.outbox.open();
    assert.equal(next.outbox.entries.length, deeds.length);
    await next.until();
    await check(issues);
  });

  /** Archives an issue of which nobody tells that it is archived, and that occurs some times before that is looked at. */
  async function archiveUnheard(until: number, occurs: number) {
    const one = window();
    const [issue = assert.fail()] = await world.make(1);
    let isHeld = false;
    world.misbehave = (request, response) => {
      if (request.method === 'PUT') {
        isHeld = true;
        return faults['a connection cut after']?.(request, response) ?? false;
      }
      return isHeld && request.method === 'GET' && cut(request, response);
    };
    const { id } = await one.act(issue, { kind: 'archive', until: { kind: 'events', count: until } });
    assert.equal(await settled(one.outbox, id, new AbortController().signal), 'waiting');
    await world.occur(issue, occurs);
    world.misbehave = () => false;
    one.outbox.wake();
    return { one, issue };
  }

  it('starts no counter anew of what was archived although nobody said so', async () => {
    const { one, issue } = await archiveUnheard(10, 4);
    await one.until();
    const { issue: now, happened } = await world.told(issue.id);
    assert.deepEqual([now.status, now.statusDetails?.ignoreCount], ['ignored', 6]);
    assert.equal(happened.filter(({ type }) => type === 'set_ignored').length, 1);
    total.tried++;
  });

  it('asks where the counter has run out meanwhile, and archives nothing again by itself', async () => {
    const { one, issue } = await archiveUnheard(2, 4);
    await one.until(({ entries: [entry] }) => entry?.state.kind === 'conflict');
    const { issue: now, happened } = await world.told(issue.id);
    assert.equal(now.status, 'unresolved');
    assert.equal(happened.filter(({ type }) => type === 'set_ignored').length, 1);
  });

  it('drops what only marks an issue as seen where the server says no, and asks nobody about it', async () => {
    const one = window();
    const [issue = assert.fail()] = await world.make(1);
    world.misbehave = (request, response) =>
      request.method === 'PUT' && (refuse(403, { detail: 'no' })(request, response), true);
    const { id } = await one.act(issue, { kind: 'see', on: true });
    assert.equal(await settled(one.outbox, id, new AbortController().signal), 'gone');
    const { id: other } = await one.act(issue, { kind: 'resolve' });
    assert.equal(await settled(one.outbox, other, new AbortController().signal), 'failed');
  });

  it('refuses what it cannot keep, and says so at once', async () => {
    const files = memoryOutboxFiles();
    const one = window(files);
    const [issue] = await world.make(1);
    files.isFull = true;
    await assert.rejects(one.act(issue ?? assert.fail(), { kind: 'resolve' }), NotKept);
    assert.deepEqual([one.outbox.entries, (await world.now(issue?.id ?? '')).status], [[], 'unresolved']);
    files.isFull = false;
    await one.act(issue ?? assert.fail(), { kind: 'resolve' });
    await one.until();
    assert.equal((await world.now(issue?.id ?? '')).status, 'resolved');
  });

  it('takes many whole or not at all', async () => {
    const files = memoryOutboxFiles();
    const one = window(files);
    const issues = await world.make(12);
    world.misbehave = cut;
    const jobs = issues.map((issue) => ({
      ...{ account: 'local/1', org: 'local', issue },
      action: { kind: 'resolve' } as const,
    }));
    files.isFull = true;
    await assert.rejects(one.outbox.actAll(jobs), NotKept);
    assert.deepEqual(one.outbox.entries, []);
    files.isFull = false;
    let appended = 0;
    const { append } = files;
    files.append = async (...line) => (appended++, append(...line));
    await one.outbox.actAll(jobs);
    assert.deepEqual([appended, one.outbox.entries.length], [1, 12]);
    one.outbox.dispose();
    await one.outbox.idle();
    const next = window(files);
    await next.outbox.open();
    assert.equal(next.outbox.entries.length, 12);
  });

  it('is asked for once where the person is quicker than the server, but for a comment', async () => {
    const one = window();
    const [issue = assert.fail()] = await world.make(1);
    const archive: Action = { kind: 'archive', until: { kind: 'users', count: 5 } };
    const note: Action = { kind: 'comment', text: 'Again.' };
    const twice = async (action: Action) =>
      (await Promise.all([one.act(issue, action), one.act(issue, action)])).map(({ id }) => id);
    const [first, second] = await twice(archive);
    assert.equal(first, second);
    assert.equal((await one.act(issue, archive)).id, first);
    assert.equal(new Set(await twice(note)).size, 2);
    await one.until();
    const { happened } = await world.told(issue.id);
    assert.deepEqual([timesOf(archive, happened), timesOf(note, happened)], [1, 2]);
  });

  it('sends nothing while the disk is full, and all once when it is not', async () => {
    const files = memoryOutboxFiles();
    const one = window(files);
    const issues = await actAll(one, () => harm(cut, 1, 1));
    files.isFull = true;
    one.outbox.wake();
    await isAll(one, 'disk')();
    files.isFull = false;
    one.outbox.wake();
    await one.until();
    await check(issues);
  });

  it('knows what is done although the disk was full when that was to be written down', async () => {
    const files = memoryOutboxFiles();
    const one = window(files);
    let isOver = false;
    const issues = await actAll(one, () => {
      world.misbehave = ({ method }, response) => {
        if (method !== 'GET') {
          response.on('finish', () => (files.isFull = !isOver));
          files.isFull = false;
        }
        return false;
      };
    });
    await one.until(({ entries }) => entries.length < deeds.length);
    one.outbox.dispose();
    await one.outbox.idle();
    isOver = true;
    files.isFull = false;
    world.misbehave = () => false;
    const next = window(files);
    await next.outbox.open();
    await next.until();
    await check(issues);
  });

  describe('finds what arrives after it was given up', () => {
    /** By which nothing that was given up is ever too late. */
    const clock: Clock = {
      ...hastyClock,
      after: (delayMs, run) =>
        delayMs === ARRIVES_WITHIN_MS ? { dispose: () => undefined } : hastyClock.after(delayMs, run),
    };
    const over = (files: ReturnType<typeof memoryOutboxFiles>, late: LateFetch) =>
      world.window(files, memoryLeases(), world.ann(late.fetch, undefined, clock), clock);
    /** Begins to count how often each issue is read. */
    const countReads = () => {
      const reads = new Map<string, number>();
      world.misbehave = ({ method, url = '' }, response) => {
        const issue = /\/issues\/(\d+)\//.exec(url)?.[1] ?? '';
        if (method === 'GET') {
          response.on('finish', () => reads.set(issue, (reads.get(issue) ?? 0) + 1));
        }
        return false;
      };
      return (issues: readonly Issue[], times: number) =>
        issues.slice(0, AT_ONCE).every(({ id }) => (reads.get(id) ?? 0) >= times);
    };

    for (const reads of [1, 3]) {
      it(`by a window that ended, when the next one has looked ${reads} times`, async () => {
        const [files, late] = [memoryOutboxFiles(), new LateFetch()];
        const one = over(files, late);
        const issues = await actAll(one);
        await until('changes to be on their way', () => late.count === AT_ONCE);
        one.outbox.dispose();
        await one.outbox.idle();
        const isRead = countReads();
        const next = window(files, clock);
        await next.outbox.open();
        await until('their issues to be read', () => isRead(issues, reads));
        await late.arrive();
        next.outbox.wake();
        await next.until();
        await check(issues);
      });

      it(`over a connection that was cut, when it has looked ${reads} times`, async () => {
        const late = new LateFetch();
        const one = over(memoryOutboxFiles(), late);
        const issues = await actAll(one);
        await until('changes to be on their way', () => late.count === AT_ONCE);
        const isRead = countReads();
        late.cut();
        await until('their issues to be read', () => isRead(issues, reads));
        one.outbox.wake(); // which makes nothing arrive sooner
        await until('their issues to be read again', () => isRead(issues, reads + 1));
        await late.arrive();
        one.outbox.wake();
        await one.until();
        await check(issues);
      });
    }
  });

  it('reads past what it cannot read, and keeps that aside', async () => {
    const files = memoryOutboxFiles();
    const first = window(files);
    const [before, after] = await world.make(2);
    world.misbehave = cut;
    await first.act(before ?? assert.fail(), { kind: 'resolve' });
    const garbage = ['{"version":1,"id":"torn', '\u0000\u0000', '{"version":2,"of":"later"}', '[]'];
    files.kept.set('new.jsonl', `${files.kept.get('new.jsonl')}\n${garbage.join('\n')}`);
    await first.act(after ?? assert.fail(), { kind: 'resolve' });
    first.outbox.dispose();
    await first.outbox.idle();
    files.kept.set('new.jsonl', `${files.kept.get('new.jsonl')}\n{"version":1,"id":"x","acc`);
    world.misbehave = () => false;
    const next = window(files);
    await next.outbox.open();
    assert.equal(next.outbox.unread, 5);
    await next.until();
    await next.outbox.idle();
    const kept = files.kept.get('unread.jsonl') ?? '';
    assert.deepEqual(kept.split('\n').slice(0, 4), garbage);
    assert.deepEqual(
      await Promise.all([before, after].map(async (one) => (await world.now(one?.id ?? '')).status)),
      ['resolved', 'resolved'],
    );
    assert.equal(next.outbox.unread, 5);
  });

  it('is sent once by two windows that act at the same time, in order for each issue', async () => {
    const [files, leases] = [memoryOutboxFiles(), memoryLeases()];
    const windows = [world.window(files, leases), world.window(files, leases)] as const;
    await Promise.all(windows.map(async ({ outbox }) => outbox.open()));
    const issues = await world.make(deeds.length);
    await Promise.all(
      deeds.map(async (action, at) => windows[at % 2]?.act(issues[at] ?? assert.fail(), action)),
    );
    await Promise.all(windows.map(async (one) => one.until()));
    await check(issues);
    const [shared] = await world.make(1);
    const notes = Array.from({ length: 8 }, (_, at) => `note ${at}`);
    for (const [at, text] of notes.entries()) {
      await windows[at % 2]?.act(shared ?? assert.fail(), { kind: 'comment', text });
    }
    await Promise.all(windows.map(async (one) => one.until()));
    const { happened } = await world.told(shared?.id ?? '');
    assert.deepEqual(
      happened.filter(({ type }) => type === 'note').map(({ text }) => text),
      notes,
    );
    total.tried += notes.length;
  });

  it('is sent at once where the person says so in another window than the one that waits', async () => {
    const [files, leases] = [memoryOutboxFiles(), memoryLeases()];
    const endless: Clock = {
      ...hastyClock,
      after: (delayMs, run) =>
        delayMs > 1000 ? { dispose: () => undefined } : hastyClock.after(delayMs, run),
    };
    const one = world.window(files, leases, undefined, endless);
    const [issue = assert.fail()] = await world.make(1);
    world.misbehave = (request, response) => request.method === 'GET' && cut(request, response);
    const { id } = await one.act(issue, { kind: 'resolve' });
    const trouble = (kind: string) => (outbox: Window['outbox']) =>
      outbox.entries.some(({ state }) => state.kind === 'pending' && state.trouble?.kind === kind);
    await one.until(trouble('later'));
    world.misbehave = () => false;
    const other = world.window(files, leases);
    await other.outbox.open();
    await other.until(trouble('elsewhere'));
    await other.outbox.retry(id);
    await other.until();
    assert.equal((await world.now(issue.id)).status, 'resolved');
  });

  it('is sent by the window that has nothing to send itself, although nothing tells it of the files', async () => {
    const leases = memoryLeases();
    const files = { ...memoryOutboxFiles(), watch: () => ({ dispose: () => undefined }) };
    const [owner, other] = [world.window(files, leases), world.window(files, leases)];
    await Promise.all([owner, other].map(async ({ outbox }) => outbox.open()));
    const [waits = assert.fail(), issue = assert.fail()] = await world.make(2);
    await owner.outbox.act('elsewhere/1', 'local', waits, { kind: 'resolve' });
    await other.act(issue, { kind: 'resolve' });
    await other.until(({ entries }) => entries.every((entry) => entry.issue !== issue.id));
    assert.equal((await world.now(issue.id)).status, 'resolved');
  });

  it('leaves nothing on disk of an account that is signed out, while another one waits', async () => {
    const files = memoryOutboxFiles();
    const one = window(files);
    const [gone = assert.fail(), stays = assert.fail()] = await world.make(2);
    await one.outbox.act('elsewhere/1', 'local', stays, { kind: 'resolve' });
    const { id } = await one.act(gone, { kind: 'resolve' });
    const text = () => [...files.kept.values()].join('\n');
    await until('it to be written down as done', () => text().includes(`"done":["${id}"]`));
    assert.ok(text().includes(gone.shortId));
    await one.outbox.forget('local/1');
    await until('it to be gone', () => !text().includes(gone.shortId));
    assert.ok(text().includes(stays.shortId));
    assert.equal(one.outbox.entries.length, 1);
  });

  it('leaves nothing of it, nor what cannot be read, where the window that owns it is another one', async () => {
    const [files, leases] = [memoryOutboxFiles(), memoryLeases()];
    files.kept.set('unread.jsonl', '{"version":2,"text":"later"}\n');
    const [owner, other] = [world.window(files, leases), world.window(files, leases)];
    await owner.outbox.open();
    const [stays = assert.fail(), gone = assert.fail()] = await world.make(2);
    await owner.outbox.act('elsewhere/1', 'local', stays, { kind: 'resolve' });
    world.misbehave = cut;
    await other.act(gone, { kind: 'comment', text: 'Mine alone.' });
    const text = () => [...files.kept.values()].join('\n');
    assert.ok(text().includes('Mine alone.'));
    await other.outbox.forget('local/1');
    await until('it to be gone', () => !/Mine alone|later/.test(text()));
    assert.ok(text().includes(stays.shortId));
    await other.until(({ entries }) => entries.length === 1);
  });

  it('sends nothing more once another window has taken over, as after a sleep', async () => {
    const files = memoryOutboxFiles();
    const [issue] = await world.make(1);
    let isAsleep = false;
    const asleep = {
      take: async () => ({ isHeld: async () => !isAsleep, release: async () => undefined }),
    };
    const one = world.window(files, asleep);
    const answer: (() => void)[] = [];
    world.misbehave = (request, response) => {
      if (request.method === 'PUT' && !isAsleep) {
        isAsleep = true;
        answer.push(() => void cut(request, response));
        return true;
      }
      return false;
    };
    await one.act(issue ?? assert.fail(), { kind: 'resolve' });
    await until('the change', () => isAsleep);
    const other = world.window(files, memoryLeases());
    await other.outbox.open();
    await other.until();
    answer.forEach((run) => run());
    await one.until();
    const { happened } = await world.told(issue?.id ?? '');
    assert.equal(timesOf({ kind: 'resolve' }, happened), 1);
    total.tried++;
  });
});

describe('somebody else', () => {
  let world: OutboxWorld;
  before(async () => (world = await OutboxWorld.start()));
  after(() => world.end());
  beforeEach(() => (world.misbehave = () => false));

  const signal = () => new AbortController().signal;
  const resolve: Action = { kind: 'resolve' };
  const bobs: Readonly<Record<string, IssueUpdate>> = {
    'archived it': { status: 'ignored', substatus: 'archived_forever' },
    'resolved it in the next release': { status: 'resolved', statusDetails: { inNextRelease: true } },
    'took it over': { assignedTo: 'user:2' },
    'thought less of it': { priority: 'low' },
  };

  for (const [what, update] of Object.entries(bobs)) {
    it(`${what}: the person is asked, and decides`, async () => {
      const one = world.window(memoryOutboxFiles(), memoryLeases());
      const issues = await world.make(2);
      for (const issue of issues) {
        await world.bob(issue.id, update);
        const { id } = await one.act(issue, resolve);
        assert.equal(await settled(one.outbox, id, signal()), 'conflict');
        const { happened } = await world.told(issue.id);
        assert.equal(timesOf(resolve, happened), 0);
      }
      const [first, second] = one.outbox.entries.map(({ id }) => id);
      await one.outbox.discard(first ?? '');
      await one.outbox.retry(second ?? '');
      await one.until();
      const told = await Promise.all(issues.map(async ({ id }) => world.told(id)));
      assert.deepEqual(
        told.map(({ happened }) => timesOf(resolve, happened)),
        [0, 1],
      );
    });
  }

  it('did just what was wanted: nothing is sent', async () => {
    const one = world.window(memoryOutboxFiles(), memoryLeases());
    const [issue] = await world.make(1);
    await world.bob(issue?.id ?? '', { status: 'resolved' });
    await one.act(issue ?? assert.fail(), resolve);
    await one.until();
    const { happened } = await world.told(issue?.id ?? '');
    assert.deepEqual([timesOf(resolve, happened), one.finished.length], [0, 1]);
  });

  it('merged it into another one: the person is asked whether that one is meant', async () => {
    const files = memoryOutboxFiles();
    const one = world.window(files, memoryLeases());
    const [issue = assert.fail(), whole = assert.fail()] = await world.make(2);
    world.misbehave = (request) => {
      request.url = request.url?.replace(`/issues/${issue.id}/`, `/issues/${whole.id}/`);
      return false;
    };
    const [bookmark, { id }] = [
      await one.act(issue, { kind: 'bookmark', on: true }),
      await one.act(issue, resolve),
    ];
    assert.equal(await settled(one.outbox, bookmark.id, signal()), 'done');
    assert.equal(await settled(one.outbox, id, signal()), 'conflict');
    assert.equal((await world.now(whole.id)).status, 'unresolved');
    one.outbox.dispose();
    await one.outbox.idle();
    const next = world.window(files, memoryLeases());
    await next.outbox.open();
    const [entry] = next.outbox.entries.filter(isUntold);
    assert.deepEqual(entry?.state.mergedInto, { id: whole.id, shortId: whole.shortId });
    await next.outbox.retry(id);
    await next.until();
    assert.equal((await world.now(whole.id)).status, 'resolved');
  });

  it('archived it for less: the person is asked', async () => {
    const one = world.window(memoryOutboxFiles(), memoryLeases());
    const [first = assert.fail(), second = assert.fail()] = await world.make(2);
    const substatus = 'archived_until_condition_met';
    await world.bob(first.id, { status: 'ignored', substatus, statusDetails: { ignoreDuration: 30 } });
    await world.bob(second.id, { status: 'ignored', substatus, statusDetails: { ignoreCount: 5 } });
    const asked = [
      await one.act(first, { kind: 'archive', until: { kind: 'later', minutes: 43_200 } }),
      await one.act(second, { kind: 'archive', until: { kind: 'events', count: 1000 } }),
    ];
    const standings = asked.map(async ({ id }) => settled(one.outbox, id, signal()));
    assert.deepEqual(await Promise.all(standings), ['conflict', 'conflict']);
  });

  it('changed it back after it was made, which nobody told: the person is asked', async () => {
    const files = memoryOutboxFiles();
    const one = world.window(files, memoryLeases());
    const [issue] = await world.make(1);
    let isCut = false;
    world.misbehave = (request, response) => {
      if (isBobs(request) || request.method !== 'PUT') {
        return isCut && cutAnns(request, response);
      }
      isCut = true;
      return faults['a connection cut after']?.(request, response) ?? false;
    };
    const { id } = await one.act(issue ?? assert.fail(), resolve);
    assert.equal(await settled(one.outbox, id, signal()), 'waiting');
    await world.bob(issue?.id ?? '', { status: 'unresolved', substatus: 'new' });
    world.misbehave = () => false;
    one.outbox.wake();
    await one.until(({ entries: [entry] }) => entry?.state.kind === 'conflict');
    assert.equal(timesOf(resolve, (await world.told(issue?.id ?? '')).happened), 1);
  });

  it('is not hidden by what the person did before on the same issue', async () => {
    const one = world.window(memoryOutboxFiles(), memoryLeases());
    const [issue] = await world.make(1);
    world.misbehave = cutAnns;
    await one.act(issue ?? assert.fail(), { kind: 'bookmark', on: true });
    const { id } = await one.act(issue ?? assert.fail(), resolve);
    assert.equal(await settled(one.outbox, id, signal()), 'waiting');
    await world.bob(issue?.id ?? '', { assignedTo: 'user:2' });
    world.misbehave = () => false;
    one.outbox.wake();
    await one.until(({ entries: [entry] }) => entry?.state.kind === 'conflict');
    assert.equal((await world.now(issue?.id ?? '')).isBookmarked, true);
  });

  it('never gets in the way of one action after the other', async () => {
    const one = world.window(memoryOutboxFiles(), memoryLeases());
    const [issue] = await world.make(1);
    const before = issue ?? assert.fail();
    const deedsInARow: readonly Action[] = [
      ...[resolve, { kind: 'reopen' } as const, { kind: 'prioritize', priority: 'low' } as const],
      { kind: 'archive', until: { kind: 'later', minutes: 60 } },
      { kind: 'resolve' },
    ];
    for (const action of deedsInARow) {
      await one.act(before, action);
    }
    assert.deepEqual(withPending(before, one.outbox.entries).status, 'resolved');
    await one.until();
    assert.deepEqual(
      (await world.told(before.id)).happened.slice(1).map(({ type }) => type),
      ['set_resolved', 'set_unresolved', 'set_priority', 'set_ignored', 'set_resolved'],
    );
  });

  it('must say no for an action to fail, which then waits for the person', async () => {
    const one = world.window(memoryOutboxFiles(), memoryLeases());
    const [issue] = await world.make(1);
    const { id } = await one.act(issue ?? assert.fail(), { kind: 'resolveInRelease', version: 'app@9.9.9' });
    assert.equal(await settled(one.outbox, id, signal()), 'failed');
    const [entry] = one.outbox.entries;
    const reason = entry?.state.kind === 'failed' ? entry.state.reason : undefined;
    assert.deepEqual(
      [reason?.kind, reason?.status, reason?.said],
      ['badRequest', 400, 'Unable to find a release with the given version.'],
    );
    await world.sentry.registerRelease({ version: 'app@9.9.9', projects: ['app'] });
    await one.outbox.retry(id);
    await one.until();
    assert.equal((await world.now(issue?.id ?? '')).statusDetails?.inRelease, 'app@9.9.9');
  });
});
