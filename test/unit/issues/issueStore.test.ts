import assert from 'node:assert/strict';
import { standardQueries } from '../../../src/issues/groups';
import type { IssueStore } from '../../../src/issues/issueStore';
import { lensMarks } from '../../../src/issues/lenses';
import { dueAt } from '../../../src/issues/nextRefresh';
import { readyFeeds } from '../../../src/issues/storeState';
import { exceptionAt, sendEvents } from '../../sendEvent';
import { until } from '../../until';
import { APP_FOLDER, bindingTo } from '../../inMemory';
import { feedOf, memoryFiles, storeWorld, type StoreWorld, trackedIn, untilReady } from './storeWorld';

const source = ['function run(cart) {', '  const items = cart.items;', '  return items.length;', '}'];
const moved = ['// a licence', '', ...source];
const lists = (count: number) => Array.from({ length: count }, () => 'GET /organizations/local/issues/');
const eventOf = (issue: number) => `GET /organizations/local/issues/${issue}/events/recommended/`;

/** An error of its own for each message. */
const failing = (value: string) => ({
  ...exceptionAt('TypeError', value, 'src/run.js', source, 3),
  fingerprint: [value],
});

function failureOf(store: IssueStore): string | undefined {
  const feed = feedOf(store);
  return feed?.kind === 'failed' ? feed.error.kind : undefined;
}

describe('IssueStore', () => {
  let world: StoreWorld;
  beforeEach(async () => {
    world = await storeWorld();
  });
  afterEach(() => world.end());

  const crash = async (value: string) => {
    await sendEvents(world.sentry.dsn('app'), [failing(value)]);
    await world.sentry.assign(world.sentry.issues.at(-1)?.id ?? '', { type: 'user', id: '1' });
  };
  const targetOf = (project: string) => ({
    ...{ server: world.sentry.address, org: 'local' },
    projects: [project],
  });
  const untilKept = () => until('lists and event on disk', () => world.storage.kept.size === 2);
  const signedIn = async () => {
    const made = world.createStore(memoryFiles({ 'src/run.js': moved.join('\n') }));
    await made.signIn();
    return made;
  };

  it('sends nothing before somebody asks, and then finds the only project by itself', async () => {
    await crash('a');
    const { store, bindings } = await signedIn();
    assert.deepEqual(world.calls(), ['GET /']);
    await store.refresh('all');
    const state = await untilReady(store);
    assert.deepEqual(bindings.current[0]?.projects, ['app']);
    assert.deepEqual(
      state.groups.map(({ query, loaded, issues }) => [query.id, loaded, issues]),
      [
        ['mine', true, ['local-app/1']],
        ['forReview', true, ['local-app/1']],
        ['all', false, []],
      ],
    );
  });

  it('puts an issue on the line where its code stands now', async () => {
    await crash('a');
    const { store } = await signedIn();
    await store.refresh('all');
    await untilReady(store);
    const marks = [...lensMarks(store.state, world.clock.now()).values()].flat();
    assert.deepEqual(
      marks.map(({ place, dimmed, tracked }) => [place.verdict, place.line, dimmed, tracked.issue.shortId]),
      [['moved', 4, false, 'APP-1']],
    );
  });

  it('keeps what it says of an issue as long as nothing of that is new', async () => {
    await crash('a');
    const { store } = await signedIn();
    await store.refresh('all');
    const { issues } = await untilReady(store);
    const [before] = issues.values();
    assert.equal(before?.located.kind, 'located');
    const told: unknown[] = [];
    store.onDidChange((state) => told.push(readyFeeds(state)[0]?.issues.get(before.key)));
    await store.refresh('all');
    assert.equal(told[0], before, 'when it began to look');
  });

  it('fetches an event again only when its issue was seen again', async () => {
    await crash('a');
    await crash('b');
    const { store } = await signedIn();
    await store.refresh('all');
    await untilReady(store);
    assert.deepEqual(
      world
        .calls()
        .filter((call) => call.includes('events'))
        .sort(),
      [eventOf(1), eventOf(2)],
    );
    await store.refresh('changes');
    assert.deepEqual(world.calls(), lists(2));
    world.clock.advance(1000);
    await sendEvents(world.sentry.dsn('app'), [{ ...failing('a'), timestamp: Date.now() / 1000 + 9 }]);
    await store.refresh('changes');
    assert.deepEqual(world.calls(), [...lists(2), eventOf(1)]);
  });

  it('reads all pages at first, and afterwards pages until one holds no change', async () => {
    const many = Array.from({ length: 250 }, (_, at) => failing(`n${at}`));
    await sendEvents(world.sentry.dsn('app'), many);
    const { store, switches } = await signedIn();
    const [, forReview, all] = standardQueries;
    assert.ok(forReview !== undefined && all !== undefined);
    const binding = bindingTo(targetOf('app'));
    await switches.set(binding, forReview, 'off');
    await switches.set(binding, all, 'on');
    await store.refresh('all');
    const first = await untilReady(store, ({ groups }) => groups.at(-1)?.issues.length === 250);
    assert.equal(first.issues.size, 250);
    await untilReady(store);
    const pages = () => world.calls().filter((call) => call.endsWith('/issues/')).length;
    assert.equal(pages(), 4); // one of Mine, three of All
    await store.refresh('changes');
    assert.equal(pages(), 2);
    await sendEvents(world.sentry.dsn('app'), [{ ...many[7], timestamp: Date.now() / 1000 + 60 }]);
    await store.refresh('changes');
    assert.equal(pages(), 3);
    const state = await untilReady(store);
    assert.deepEqual([state.issues.size, trackedIn(state, '8')?.issue.counts.events], [250, 2]);
  });

  it('keeps what it knows when the server goes away, and says why it is old', async () => {
    await crash('a');
    const { store } = await signedIn();
    await store.refresh('all');
    await untilReady(store);
    await world.sentry.close();
    await store.refresh('changes');
    const state = await untilReady(store);
    assert.deepEqual([state.trouble?.kind, state.issues.size], ['network', 1]);
    await world.restart();
    await store.refresh('changes');
    assert.equal((await untilReady(store)).trouble, undefined);
  });

  it('knows after a restart what it knew before, without a request', async () => {
    await crash('a');
    const before = await signedIn();
    await before.store.refresh('all');
    await untilReady(before.store);
    await untilKept();
    before.store.dispose();
    world.calls();
    const { store, accounts, bindings } = world.createStore(memoryFiles({ 'src/run.js': moved.join('\n') }));
    await bindings.bind(APP_FOLDER, targetOf('app'));
    await accounts.restore();
    const state = await untilReady(store, (feed) => trackedIn(feed, '1')?.located.kind === 'located');
    assert.deepEqual(world.calls(), []);
    assert.equal(trackedIn(state, '1')?.issue.title, 'TypeError: a');
    assert.equal([...lensMarks(store.state, world.clock.now()).values()].flat().length, 1);
    assert.equal(lensMarks(store.state, state.asOf + 8 * 24 * 3_600_000).size, 0);
  });

  it('lets an issue go that was resolved, and keeps the numbers of the period', async () => {
    await crash('a');
    await crash('b');
    const { store, act } = await signedIn();
    await store.refresh('all');
    const tracked = trackedIn(await untilReady(store), '1');
    assert.ok(tracked !== undefined);
    await act(tracked, { kind: 'resolve' });
    const state = await untilReady(store);
    assert.deepEqual([...state.issues.keys()], ['local-app/2']);
    assert.equal(world.sentry.issues[0]?.status, 'resolved');
  });

  it('says when the token is no longer taken', async () => {
    const { store, accounts, bindings } = world.createStore();
    await bindings.bind(APP_FOLDER, targetOf('app'));
    world.secrets.kept.set(
      'faultline.accounts',
      JSON.stringify({
        accounts: [{ server: world.sentry.address, token: 'old', user: { id: '1' }, scopes: [] }],
      }),
    );
    await accounts.restore();
    await store.refresh('all');
    await until('the refusal', () => failureOf(store) === 'auth');
  });

  it('forgets an account that signs out: its issues, its secret and its files', async () => {
    await crash('a');
    const { store } = await signedIn();
    await store.refresh('all');
    await untilReady(store);
    await untilKept();
    await store.signOut((await untilReady(store)).account.id);
    assert.equal(store.state.kind, 'signedOut');
    assert.equal(world.storage.kept.size, 0);
    assert.equal(world.secrets.kept.size, 0);
  });

  it('asks the person where several projects could be meant', async () => {
    await world.end();
    world = await storeWorld({ projects: [{ slug: 'app' }, { slug: 'web' }] });
    const { store, bindings } = await signedIn();
    await store.refresh('all');
    assert.equal(store.state.kind, 'unbound');
    await bindings.bind(APP_FOLDER, targetOf('web'));
    await untilReady(store);
  });

  it('survives a snapshot that is torn or of another shape', async () => {
    await crash('a');
    const before = await signedIn();
    await before.store.refresh('all');
    await untilKept();
    const kept = new Map(world.storage.kept);
    for (const [name, text] of kept) {
      for (const torn of [text.slice(0, 100), '[]', '{"version":1,"asOf":"x"}', '{"version":2}', '']) {
        world.storage.kept.set(name, torn);
        const { store, accounts, bindings } = world.createStore();
        await bindings.bind(APP_FOLDER, targetOf('app'));
        await accounts.restore();
        await until('it to be read', () => ['loading', 'ready'].includes(feedOf(store)?.kind ?? ''));
        store.dispose();
      }
      world.storage.kept.set(name, text);
    }
    assert.deepEqual(world.errors, []);
  });

  it('keeps a lens when the next event cannot be had for once', async () => {
    let isBroken = false;
    await world.end();
    world = await storeWorld({
      faults({ url = '' }, response) {
        const breaks = isBroken && url.includes('/events/');
        return breaks && response.writeHead(502).end() !== undefined;
      },
    });
    await crash('a');
    const { store } = await signedIn();
    await store.refresh('all');
    await untilReady(store);
    isBroken = true;
    await sendEvents(world.sentry.dsn('app'), [{ ...failing('a'), timestamp: Date.now() / 1000 + 9 }]);
    await store.refresh('changes');
    const tracked = trackedIn(await untilReady(store), '1');
    assert.equal(tracked?.located.kind, 'located');
    assert.equal(tracked.issue.counts.events, 2);
  });

  it('asks for no further event once the token is refused', async () => {
    let refusals = 0;
    await world.end();
    world = await storeWorld({
      faults({ url = '' }, response) {
        const refuses = url.includes('/events/');
        refusals += refuses ? 1 : 0;
        return (
          refuses && response.writeHead(401, { 'content-type': 'application/json' }).end('{}') !== undefined
        );
      },
    });
    await sendEvents(
      world.sentry.dsn('app'),
      Array.from({ length: 40 }, (_, at) => failing(`n${at}`)),
    );
    const { store } = await signedIn();
    await store.refresh('all');
    const state = await untilReady(store);
    assert.equal(state.trouble?.kind, 'auth');
    assert.ok(refusals <= 4, `${refusals} requests`);
    assert.equal(
      [...state.issues.values()].every(({ located }) => located.kind === 'unasked'),
      true,
    );
  });

  it('fetches the first 300 unasked, no further ones at the next refresh, and others when a person comes near', async () => {
    await sendEvents(
      world.sentry.dsn('app'),
      Array.from({ length: 310 }, (_, at) => failing(`n${at}`)),
    );
    const { store } = await signedIn();
    await store.refresh('all');
    const first = await untilReady(store);
    const events = () => world.calls().filter((call) => call.includes('/events/')).length;
    assert.equal(events(), 300);
    await store.refresh('changes');
    await untilReady(store);
    assert.equal(events(), 0);
    const [far = ''] = [...first.issues].flatMap(([id, { located }]) =>
      located.kind === 'unasked' ? [id] : [],
    );
    await store.lookAt([far]);
    assert.equal(events(), 1);
    assert.equal((await untilReady(store)).issues.get(far)?.located.kind, 'located');
  });

  it('lets no list that was asked for earlier bring a resolved issue back', async () => {
    await crash('a');
    const held: (() => void)[] = [];
    let holds = false;
    const { store, signIn, act } = world.createStore(undefined, async (url, init) => {
      const response = await globalThis.fetch(url, init);
      if (holds && url.includes('/issues/?')) {
        await new Promise<void>((resolve) => held.push(resolve));
      }
      return response;
    });
    await signIn();
    await store.refresh('all');
    const tracked = trackedIn(await untilReady(store), '1');
    assert.ok(tracked !== undefined);
    holds = true;
    const refreshed = store.refresh('all');
    await until('both lists, of before', () => held.length === 2);
    await act(tracked, { kind: 'resolve' });
    held.forEach((release) => release());
    await refreshed;
    assert.equal((await untilReady(store)).issues.size, 0);
  });

  for (const before of ['ready', 'failed'] as const) {
    it(`is due no more while it is asked again after a failure, when it was ${before}`, async () => {
      let server: 'there' | 'away' | 'slow' = before === 'ready' ? 'there' : 'away';
      const held: (() => void)[] = [];
      const { store, signIn, bindings } = world.createStore(undefined, async (url, init) => {
        if (server === 'away' && url.includes('/issues/')) {
          throw Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' });
        }
        if (server === 'slow') {
          await new Promise<void>((resolve) => held.push(resolve));
        }
        return globalThis.fetch(url, init);
      });
      await signIn();
      await bindings.bind(APP_FOLDER, targetOf('app'));
      await store.refresh('all');
      server = 'away';
      await store.refresh('changes');
      const due = () => {
        const feed = feedOf(store);
        return feed && dueAt(feed, { minutes: 5 });
      };
      assert.equal(feedOf(store)?.kind, before);
      assert.notEqual(due(), undefined);
      server = 'slow';
      const again = store.refresh('changes');
      assert.equal(due(), undefined);
      await until('a request', () => held.length > 0);
      assert.equal(due(), undefined);
      server = 'there';
      held.forEach((release) => release());
      await again;
      assert.equal((await untilReady(store)).trouble, undefined);
    });
  }

  it('shows the groups that answer when one does not', async () => {
    await world.end();
    world = await storeWorld({
      faults({ url = '' }, response) {
        const refuses = url.includes('for_review');
        return (
          refuses && response.writeHead(400, { 'content-type': 'application/json' }).end('{}') !== undefined
        );
      },
    });
    await crash('a');
    const { store } = await signedIn();
    await store.refresh('all');
    const { groups, trouble } = await untilReady(store);
    assert.deepEqual(
      groups.map((group) => [group.query.id, group.loaded, group.trouble?.kind]),
      [
        ['mine', true, undefined],
        ['forReview', false, 'badRequest'],
        ['all', false, undefined],
      ],
    );
    assert.equal(trouble, undefined);
  });

  it('fails with a word, not with a blank view, where a setting names what cannot be', async () => {
    const { store, bindings } = await signedIn();
    await store.refresh('all');
    await bindings.bind(APP_FOLDER, { ...targetOf('app'), org: '..', projects: [] });
    assert.equal(await until('the failure', () => failureOf(store)), 'unexpected');
  });

  it('looks again for the lines that are not certain when another commit is checked out', async () => {
    const other = ['function stop(cart) {', '  const item = cart.last;', '  return item.price;', '}'];
    const stopped = { ...exceptionAt('TypeError', 'b', 'src/stop.js', other, 3), fingerprint: ['b'] };
    await crash('a');
    await sendEvents(world.sentry.dsn('app'), [stopped]);
    await world.sentry.assign('2', { type: 'user', id: '1' });
    const edited = other.map((line) => line.replace('item.price', 'item?.price'));
    const files = memoryFiles({ 'src/run.js': moved.join('\n'), 'src/stop.js': edited.join('\n') });
    const read: string[] = [];
    const counted = {
      ...files,
      read: (...asked: Parameters<typeof files.read>) => {
        read.push(asked[0]);
        return files.read(...asked);
      },
    };
    const { store, signIn } = world.createStore(counted);
    await signIn();
    await store.refresh('all');
    await untilReady(store, (feed) => trackedIn(feed, '2')?.located.kind === 'located');
    read.length = 0;
    await store.headMoved('file:///another');
    assert.equal(read.length, 0);
    await store.headMoved(files.folder);
    assert.deepEqual(
      read.filter((path) => path.startsWith('src/')),
      ['src/stop.js'],
    );
  });

  it('ends on the newest text when a file changes again while it is looked at', async () => {
    await crash('a');
    const files = memoryFiles({ 'src/run.js': moved.join('\n') });
    const read: (() => void)[] = [];
    const slow = {
      ...files,
      read: (path: string) =>
        new Promise<string | undefined>((done) => {
          const text = files.texts[path];
          read.push(() => done(text));
        }),
    };
    const { store, signIn } = world.createStore(slow);
    await signIn();
    const refreshed = store.refresh('all');
    const serve = setInterval(() => read.splice(0).forEach((one) => one()), 1);
    await refreshed;
    await untilReady(store, (feed) => trackedIn(feed, '1')?.located.kind === 'located');
    clearInterval(serve);
    const file = { folder: files.folder, path: 'src/run.js' };
    const older = store.filesChanged([file]);
    await until('the older look', () => read.length > 0);
    const stale = read.splice(0);
    files.texts['src/run.js'] = ['// one more line', ...moved].join('\n');
    const newer = store.filesChanged([file]);
    stale.forEach((one) => one());
    const serveAgain = setInterval(() => read.splice(0).forEach((one) => one()), 1);
    await Promise.all([older, newer]);
    clearInterval(serveAgain);
    const [mark] = [...lensMarks(store.state, world.clock.now()).values()].flat();
    assert.equal(mark?.place.line, 5);
  });
});
