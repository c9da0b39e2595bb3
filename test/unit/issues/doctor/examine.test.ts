import assert from 'node:assert/strict';
import { examine, type Patient } from '../../../../src/issues/doctor/examine';
import { type Finding, isTrouble } from '../../../../src/issues/doctor/finding';
import { redactedReport } from '../../../../src/issues/doctor/report';
import { doctorText } from '../../../../src/details/doctorText';
import type { LocalSentryOptions } from '../../../../src/local/options';
import { told } from '../../../../src/words';
import { APP_FOLDER, bindingTo } from '../../../inMemory';
import { exceptionAt, sendEvents } from '../../../sendEvent';
import { until } from '../../../until';
import { memoryFiles, storeWorld, type StoreWorld } from '../storeWorld';

const DAY_S = 24 * 60 * 60;
const source = ['function run(cart) {', '  const items = cart.items;', '  return items.length;', '}'];
const noAbort = new AbortController().signal;

type Made = ReturnType<StoreWorld['createStore']>;

describe('Why Is This Empty?', () => {
  let world: StoreWorld;
  let refusal: { readonly path: RegExp; readonly status: number; readonly body: string } | undefined;

  const begin = async (options: Partial<LocalSentryOptions> = {}) => {
    world = await storeWorld({
      faults({ url = '' }, response) {
        const refuses = refusal?.path.test(url) === true;
        if (refuses) {
          response
            .writeHead(refusal?.status ?? 500, { 'content-type': 'application/json' })
            .end(refusal?.body);
        }
        return refuses;
      },
      ...options,
    });
  };
  beforeEach(() => begin());
  afterEach(async () => {
    refusal = undefined;
    await world.end();
  });

  const failing = (more: object = {}) => ({
    ...exceptionAt('TypeError', 'it failed', 'src/run.js', source, 3),
    ...more,
  });
  const fail = (more: object = {}) => sendEvents(world.sentry.dsn('app'), [failing(more)]);
  const mine = () => world.sentry.assign('1', { type: 'user', id: '1' });
  const open = (files = memoryFiles({ 'src/run.js': source.join('\n') })) => world.createStore(files);
  const bound = async (made: Made, projects = ['app'], org = 'local') => {
    await made.signIn();
    await made.bindings.bind(APP_FOLDER, { server: world.sentry.address, org, projects });
    return refreshed(made);
  };
  const refreshed = async (made: Made) => {
    await made.store.refresh('all');
    await until('it to be at rest', () => {
      const { state } = made.store;
      return (
        state.kind !== 'bound' ||
        state.feeds.every((feed) => feed.kind !== 'loading' && !(feed.kind === 'ready' && feed.refreshing))
      );
    });
    return made;
  };
  const patient = ({ store, accounts, bindings }: Made, more: Partial<Patient> = {}): Patient => ({
    ...{ state: store.state, accounts: accounts.state, bindings: bindings.current },
    ...{ hasFolder: true, isTrusted: true, lensesOn: true, now: world.clock.now(), ...more },
  });
  const troubles = async (one: Patient) => {
    const examined = await examine(one, noAbort);
    const found = examined.flatMap(({ findings }) => findings).filter(isTrouble);
    assert.ok(found.every((finding) => told(finding).step !== undefined || finding.says === 'allResolved'));
    return found.map(({ check, says }) => `${check}: ${says}`);
  };

  it('names nothing where lines are marked', async () => {
    await fail();
    await mine();
    const made = await bound(open());
    assert.deepEqual(await troubles(patient(made)), []);
    const text = doctorText(await examine(patient(made), noAbort));
    assert.match(text, /✓ Lines: 1 line is marked/);
  });

  it('names the session: nobody is signed in', async () => {
    const made = open();
    await made.accounts.restore();
    assert.deepEqual(await troubles(patient(made)), ['session: signedOut']);
  });

  it('names the session: nobody is signed in to the server of the binding', async () => {
    const made = await bound(open());
    made.bindings.become([
      bindingTo({ server: 'https://sentry.other.example', org: 'o', projects: [] }, [APP_FOLDER]),
    ]);
    assert.deepEqual(await troubles(patient(made)), ['session: noAccount']);
  });

  it('names the session: the token is refused', async () => {
    const made = await bound(open());
    refusal = { path: /./, status: 401, body: '{"detail":"Invalid token"}' };
    assert.deepEqual(await troubles(patient(made)), ['session: refused']);
  });

  it('names the session: the server cannot be reached', async () => {
    const made = await bound(open());
    await world.sentry.close();
    const [one] = await examine(patient(made), noAbort);
    const [finding] = one?.findings ?? [];
    assert.equal(finding !== undefined && 'error' in finding && finding.error.kind, 'network');
    await world.restart();
  });

  it('names the scopes that the token lacks', async () => {
    const made = await bound(open());
    const root = { version: '0', user: { id: '1' }, auth: { scopes: ['org:read', 'project:read'] } };
    refusal = { path: /^\/api\/0\/(\?.*)?$/, status: 200, body: JSON.stringify(root) };
    assert.ok((await troubles(patient(made))).includes('scopes: missing'));
  });

  it('names the binding: none, or no folder', async () => {
    const made = open();
    await made.signIn();
    assert.deepEqual(await troubles(patient(made)), ['binding: unbound']);
    assert.deepEqual(await troubles(patient(made, { hasFolder: false })), ['binding: noFolder']);
  });

  it('names the binding: a project or an organization that is not there', async () => {
    const made = await bound(open(), ['nosuch']);
    assert.deepEqual(await troubles(patient(made)), ['binding: noProject']);
    await made.bindings.bind(APP_FOLDER, {
      ...{ server: world.sentry.address, org: 'nosuch' },
      projects: [],
    });
    assert.deepEqual(await troubles(patient(made)), ['binding: noOrganization']);
  });

  it('names the query: others are unresolved, none is mine', async () => {
    await fail();
    await world.sentry.assign('1', { type: 'user', id: '2' });
    const made = await bound(open());
    const [binding] = made.bindings.current;
    assert.ok(binding !== undefined);
    const queries = binding.queries.filter(({ id }) => id === 'mine');
    made.bindings.become([{ ...binding, id: 'mine', queries }]);
    await refreshed(made);
    assert.deepEqual(await troubles(patient(made)), ['query: tooNarrow']);
  });

  it('names the query: it all happened before the period', async () => {
    await fail({ timestamp: Date.now() / 1000 - 30 * DAY_S });
    const made = await bound(open());
    assert.deepEqual(await troubles(patient(made)), ['query: period']);
  });

  it('names the query: all is resolved, or there never was an issue', async () => {
    const made = await bound(open());
    assert.deepEqual(await troubles(patient(made)), ['query: neverAny']);
    await fail();
    await mine();
    await refreshed(made);
    const { state } = made.store;
    const [tracked] =
      state.kind === 'bound' && state.feeds[0]?.kind === 'ready' ? state.feeds[0].issues.values() : [];
    assert.ok(tracked !== undefined);
    await made.act(tracked, { kind: 'resolve' });
    assert.deepEqual(await troubles(patient(made)), ['query: allResolved']);
  });

  it('names the query that the server does not understand', async () => {
    await fail();
    await mine();
    refusal = { path: /for_review/, status: 400, body: '{"detail":"Invalid"}' };
    const made = await bound(open());
    assert.deepEqual(
      (await troubles(patient(made))).filter((one) => one.startsWith('query')),
      ['query: groupRefused'],
    );
  });

  it('names the environment: none of that name, or nothing in it', async () => {
    await fail({ environment: 'production' });
    await mine();
    const made = await bound(open());
    const [binding] = made.bindings.current;
    assert.ok(binding !== undefined);
    made.bindings.become([{ ...binding, id: 'other', environments: ['prod'] }]);
    await refreshed(made);
    assert.ok((await troubles(patient(made))).includes('environment: noSuch'));
    await fail({ environment: 'staging', fingerprint: ['other'], timestamp: Date.now() / 1000 - 30 * DAY_S });
    made.bindings.become([{ ...binding, id: 'third', environments: ['staging'] }]);
    await refreshed(made);
    assert.ok((await troubles(patient(made))).includes('environment: elsewhere'));
  });

  it('names the events that are not kept any more', async () => {
    await fail();
    await mine();
    refusal = { path: /\/events\//, status: 404, body: '{"detail":"No matching event found"}' };
    const made = await bound(open());
    assert.deepEqual(await troubles(patient(made)), ['events: expired']);
  });

  it('names what keeps lines unmarked: other code, Restricted Mode, hidden lenses, an old state', async () => {
    await fail();
    await mine();
    const elsewhere = await bound(open(memoryFiles({ 'other.py': '' })));
    assert.deepEqual(await troubles(patient(elsewhere)), ['mapping: nothingHere']);
    const made = await bound(open());
    assert.deepEqual(await troubles(patient(made, { isTrusted: false })), ['mapping: restricted']);
    assert.deepEqual(await troubles(patient(made, { lensesOn: false })), ['mapping: lensesOff']);
    const later = world.clock.now() + 8 * DAY_S * 1000;
    assert.deepEqual(await troubles(patient(made, { now: later })), ['mapping: old']);
    const [binding] = made.bindings.current;
    assert.ok(binding !== undefined);
    for (const query of binding.queries) {
      await made.switches.set(binding, query, 'off');
    }
    assert.deepEqual(await troubles(patient(made)), ['mapping: groupsOff']);
  });

  it('gives up when cancelled', async () => {
    const made = await bound(open());
    const cancelled = new AbortController();
    const examined = examine(patient(made), cancelled.signal);
    cancelled.abort();
    await assert.rejects(examined, { name: 'AbortError' });
  });

  it('reports without a name', async () => {
    const made = await bound(open(), ['secretproject'], 'secretorg');
    const facts = { version: '1', editor: '1.105.1', platform: 'linux x64' };
    const report = redactedReport(await examine(patient(made), noAbort), facts);
    assert.match(report, /binding: noOrganization/);
    assert.doesNotMatch(report, /secret|127\.0\.0\.1|localhost/);
    const every = made.bindings.current.flatMap(({ org, projects, server }) => [org, server, ...projects]);
    assert.ok(every.every((name) => !report.includes(name)));
  });

  it('has a sentence for each finding', () => {
    const findings: Finding[] = [
      { check: 'session', says: 'starting' },
      { check: 'environment', says: 'unknown' },
      { check: 'events', says: 'waiting' },
    ];
    assert.ok(findings.every((finding) => told(finding).what.endsWith('.')));
  });
});
