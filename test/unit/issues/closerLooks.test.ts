import assert from 'node:assert/strict';
import { CloserLooks } from '../../../src/issues/closerLooks';
import type { CloserLook } from '../../../src/issues/closerQuestions';
import type { TrackedIssue } from '../../../src/issues/storeState';
import { SentryHttp } from '../../../src/sentry/http';
import { decodeIssue } from '../../../src/sentry/issues';
import type { Fetch } from '../../../src/sentry/request';
import { ImpatientClock } from '../../faults/impatientClock';
import { waiting } from '../../inMemory';
import { ReplayServer, type Reply, TOKEN } from '../../replay/replayServer';

const detail = {
  id: '7',
  firstRelease: { version: 'shop@1.0.0' },
  lastRelease: { version: 'shop@2.0.0' },
  stats: {
    '24h': [[0, 1]],
    '30d': [
      [0, 1],
      [86_400, 5],
    ],
  },
  annotations: [{ displayName: 'SHOP-881', url: 'https://jira.example/SHOP-881' }, '<a href="x">y</a>'],
};
const tags = [
  { key: 'tenant_id', uniqueValues: 2, totalValues: 4, topValues: [{ value: 'acme', count: 4 }] },
];
const committers = {
  committers: [{ author: { name: 'Ann' }, commits: [{ id: 'a'.repeat(40), message: 'Fix\n\nMore.' }] }],
};
const linked = [{ displayName: 'acme/shop#12', webUrl: 'http://insecure.example/12', serviceType: 'github' }];

/** A path that the server does not have. */
const pathless: Reply = { status: 404, text: '' };

let servers: ReplayServer[] = [];

/** A server of one issue, whose answers to a part can be replaced by a refusal. */
async function world() {
  const asked: string[] = [];
  const refusals = new Map<string, Reply>();
  const answers: readonly (readonly [path: RegExp, part: string, answer: (id: string) => unknown])[] = [
    [/\/tags\/$/, 'tags', () => tags],
    [/\/committers\/$/, 'suspects', () => committers],
    [/\/external-issues\/$/, 'externalIssues', () => linked],
    [/\/events\/(\w+)\/$/, 'event', (id) => ({ eventID: id, tags: [], entries: [] })],
    [/\/organizations\/\w+\/issues\/\d+\/$/, 'detail', () => detail],
  ];
  const server = new ReplayServer(({ path }) => {
    const [pattern, part, answer] = answers.find(([one]) => one.test(path)) ?? [];
    if (part === undefined || pattern === undefined) {
      return pathless;
    }
    asked.push(part);
    return refusals.get(part) ?? { json: answer?.(pattern.exec(path)?.[1] ?? '') };
  });
  servers.push(server);
  const address = await server.start();
  const clock = new ImpatientClock();
  /** Holds the answers of a path back until then. */
  const held = new Map<string, Promise<void>>();
  const slowly: Fetch = async (url, init) => {
    const response = await fetch(url, init);
    await [...held].find(([path]) => url.includes(path))?.[1];
    return response;
  };
  const connect = () => new SentryHttp(address, TOKEN, slowly, clock);
  const issue = decodeIssue({ id: '7', lastSeen: '1', project: { id: '1', slug: 'shop' } }) ?? assert.fail();
  const tracked: TrackedIssue = {
    ...waiting(issue),
    located: { kind: 'traced', trace: { eventId: 'e1', stacks: [] } },
  };
  const now: { tracked: TrackedIssue | undefined; http: SentryHttp; asOf: number } = {
    ...{ tracked, http: connect(), asOf: 0 },
  };
  const failures: unknown[] = [];
  const looks = new CloserLooks(
    (issue) => {
      const one = now.tracked && { ...now.tracked, key: issue };
      return one && { tracked: one, http: now.http, asOf: now.asOf };
    },
    clock,
    (error) => failures.push(error),
  );
  const { key } = tracked;
  const kinds = () => {
    const parts: readonly (readonly [string, { readonly kind: string }])[] = Object.entries(looks.of(key));
    return Object.fromEntries(parts.map(([part, { kind }]) => [part, kind]));
  };
  return { looks, key, now, clock, held, asked, refusals, failures, kinds, connect };
}

const all = (kind: string) => ({
  ...{ event: kind, detail: kind, tags: kind, suspects: kind, externalIssues: kind },
});

function value(look: CloserLook, part: keyof CloserLook) {
  const asked: CloserLook[keyof CloserLook] = look[part];
  assert.equal(asked.kind, 'known');
  return 'value' in asked ? asked.value : undefined;
}

describe('a closer look at an issue', () => {
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    servers = [];
  });

  it('asks nothing until a person looks, and then once for each thing', async () => {
    const { looks, key, asked, kinds } = await world();
    assert.deepEqual(kinds(), all('unasked'));
    const looking = looks.look(key);
    assert.deepEqual(kinds(), all('waiting'));
    await Promise.all([looking, looks.look(key)]);
    await looks.look(key);
    assert.deepEqual(asked.sort(), ['detail', 'event', 'externalIssues', 'suspects', 'tags']);
    assert.deepEqual(kinds(), all('known'));
  });

  it('knows what the server said', async () => {
    const { looks, key } = await world();
    await looks.look(key);
    const look = looks.of(key);
    assert.deepEqual(value(look, 'detail'), {
      firstRelease: 'shop@1.0.0',
      lastRelease: 'shop@2.0.0',
      stats: [
        { at: 0, events: 1 },
        { at: 86_400_000, events: 5 },
      ],
      annotations: [
        { displayName: 'SHOP-881', webUrl: 'https://jira.example/SHOP-881', serviceType: undefined },
      ],
    });
    assert.deepEqual(value(look, 'tags'), [
      { key: 'tenant_id', events: 4, uniqueValues: 2, values: [{ value: 'acme', events: 4 }] },
    ]);
    assert.deepEqual(value(look, 'suspects'), [
      { id: 'a'.repeat(40), subject: 'Fix', author: 'Ann', dateCreated: undefined },
    ]);
    assert.deepEqual(value(look, 'externalIssues'), [
      { displayName: 'acme/shop#12', webUrl: undefined, serviceType: 'github' },
      { displayName: 'SHOP-881', webUrl: 'https://jira.example/SHOP-881', serviceType: undefined },
    ]);
  });

  it('tells at once that it asks, and of each thing when it comes', async () => {
    const { looks, key } = await world();
    const learnt: string[] = [];
    looks.onDidLearn((issue) => learnt.push(issue));
    await looks.look(key);
    assert.deepEqual(
      learnt,
      Array.from({ length: 6 }, () => key),
      'all are asked, five come',
    );
  });

  it('asks nothing twice where those who are told look again', async () => {
    const { looks, key, now, asked, refusals, kinds } = await world();
    let told = 0;
    looks.onDidLearn((issue) => {
      told++;
      assert.ok(told < 100, 'it goes round in circles');
      assert.ok(!Object.values(kinds()).includes('unasked'), 'nobody has a reason to ask for more');
      void looks.look(issue);
    });
    await looks.look(key);
    now.tracked = seenAgain(now.tracked, 'e2');
    await looks.look(key);
    assert.equal(asked.length, 10);
    refusals.set('tags', { status: 400, json: { detail: 'no' } });
    const again = seenAgain(now.tracked, '', '3');
    now.tracked = again && { ...again, located: { kind: 'noEvent' } };
    await looks.look(key);
    assert.deepEqual(asked.slice(10).sort(), ['detail', 'externalIssues', 'tags']);
    assert.equal(kinds()['tags'], 'known', 'what is old stands where nothing newer comes');
  });

  it('asks for the event once it is known which one, and for its suspects; none where no project is', async () => {
    const { looks, key, now, asked, kinds } = await world();
    const { tracked } = now;
    now.tracked = tracked && { ...tracked, located: { kind: 'waiting' } };
    await looks.look(key);
    assert.deepEqual(kinds(), { ...all('known'), event: 'unasked', suspects: 'lacking' });
    assert.ok(!asked.includes('event'));
    now.tracked = tracked;
    assert.equal(kinds()['suspects'], 'unasked');
    await looks.look(key);
    assert.ok(asked.includes('event') && asked.includes('suspects'));
    const unnamed = await world();
    const one = unnamed.now.tracked;
    unnamed.now.tracked = one && {
      ...one,
      issue: { ...one.issue, project: { ...one.issue.project, slug: '' } },
    };
    await unnamed.looks.look(unnamed.key);
    assert.deepEqual(unnamed.kinds(), { ...all('known'), suspects: 'lacking' });
  });

  it('says what failed, and asks for that alone after a while', async () => {
    const { looks, key, clock, asked, refusals, kinds, failures } = await world();
    refusals.set('tags', { status: 400, json: { detail: 'no' } });
    await looks.look(key);
    assert.deepEqual(kinds(), { ...all('known'), tags: 'failed' });
    assert.deepEqual(failures, []);
    asked.length = 0;
    refusals.clear();
    clock.expire();
    await looks.look(key);
    assert.deepEqual(asked, [], 'not at every look');
    clock.expire();
    await looks.look(key);
    assert.deepEqual(asked, ['tags']);
    assert.deepEqual(kinds(), all('known'));
  });

  it('asks at once for what failed when the server answered since, or the person says so', async () => {
    const { looks, key, now, clock, asked, refusals, kinds } = await world();
    refusals.set('tags', { status: 400, json: { detail: 'no' } });
    await looks.look(key);
    now.asOf = clock.now() + 1;
    asked.length = 0;
    await looks.look(key);
    assert.deepEqual(asked, ['tags']);
    now.asOf = 0;
    refusals.clear();
    await looks.look(key);
    assert.deepEqual(asked, ['tags']);
    await looks.look(key, 0);
    assert.deepEqual(asked, ['tags', 'tags']);
    assert.deepEqual(kinds(), all('known'));
  });

  it('keeps the events of the last few issues, and of the others what is small', async () => {
    const { looks, key, asked } = await world();
    await looks.look(key);
    for (let other = 0; other < 10; other++) {
      assert.equal(looks.of(key).event.kind, 'known');
      await looks.look(`other/${other}`);
    }
    assert.deepEqual([looks.of(key).event.kind, looks.of(key).tags.kind], ['unasked', 'known']);
    asked.length = 0;
    await looks.look(key);
    assert.deepEqual(asked, ['event']);
  });

  it('shows nothing for what the server lacks, and asks it no more', async () => {
    const { looks, key, asked, refusals, now, kinds } = await world();
    ['tags', 'suspects', 'externalIssues'].forEach((part) => refusals.set(part, pathless));
    await looks.look(key);
    const lacking = { tags: 'lacking', suspects: 'lacking', externalIssues: 'known' }; // the page names one
    assert.deepEqual(kinds(), { ...all('known'), ...lacking });
    asked.length = 0;
    now.tracked = seenAgain(now.tracked, 'e2');
    await looks.look(key);
    assert.deepEqual(asked.sort(), ['detail', 'event']);
  });

  it('says nothing of one event that was known of another, and asks anew what is old', async () => {
    const { looks, key, asked, now, kinds } = await world();
    await looks.look(key);
    asked.length = 0;
    now.tracked = seenAgain(now.tracked, 'e2');
    assert.deepEqual(kinds(), { ...all('known'), event: 'unasked', suspects: 'unasked' });
    const looking = looks.look(key);
    assert.deepEqual(kinds(), { ...all('known'), event: 'waiting', suspects: 'waiting' });
    await looking;
    assert.deepEqual(asked.sort(), ['detail', 'event', 'externalIssues', 'suspects', 'tags']);
    assert.equal((value(looks.of(key), 'event') as { id: string }).id, 'e2');
  });

  it('asks about the newer event while an older one is asked about, and says nothing of that one', async () => {
    const { looks, key, now, asked, held, kinds } = await world();
    let answer = () => {};
    held.set('/events/e1/', new Promise((resolve) => (answer = resolve)));
    const looking = looks.look(key);
    now.tracked = seenAgain(now.tracked, 'e2');
    await looks.look(key);
    assert.deepEqual(kinds(), all('known'));
    answer();
    await looking;
    const shown = () => (value(looks.of(key), 'event') as { id: string }).id;
    assert.equal(shown(), 'e2');
    const ofEvents = asked.filter((part) => part === 'event' || part === 'suspects');
    assert.equal(ofEvents.length, 4);
  });

  it('asks for no event of an issue that has none', async () => {
    const { looks, key, asked, now } = await world();
    now.tracked = now.tracked && { ...now.tracked, located: { kind: 'noEvent' } };
    await looks.look(key);
    assert.deepEqual(asked.sort(), ['detail', 'externalIssues', 'tags']);
    assert.equal(value(looks.of(key), 'event'), undefined);
  });

  it('forgets with the sign-out, in the middle of a question too', async () => {
    const { looks, key, now, kinds, connect } = await world();
    await looks.look(key);
    looks.keepOnly([now.http]);
    assert.deepEqual(kinds(), all('known'));
    looks.keepOnly([]);
    assert.deepEqual(kinds(), all('unasked'));
    const looking = looks.look(key);
    looks.keepOnly([]);
    await looking;
    assert.deepEqual(kinds(), all('unasked'));
    await looks.look(key);
    now.http = connect();
    assert.deepEqual(kinds(), all('unasked'), 'of one account nothing is said to another');
    now.tracked = undefined;
    await looks.look(key);
    assert.deepEqual(kinds(), all('unasked'));
  });
});

function seenAgain(
  tracked: TrackedIssue | undefined,
  eventId: string,
  lastSeen = '2',
): TrackedIssue | undefined {
  return (
    tracked && {
      ...tracked,
      issue: { ...tracked.issue, lastSeen },
      located: { kind: 'traced', trace: { eventId, stacks: [] } },
    }
  );
}
