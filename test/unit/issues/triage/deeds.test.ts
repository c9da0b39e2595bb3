import assert from 'node:assert/strict';
import { issueKey } from '../../../../src/issues/storeState';
import { dealtWith } from '../../../../src/issues/triage/dealtWith';
import { Deeds } from '../../../../src/issues/triage/deeds';
import type { Action } from '../../../../src/issues/triage/action';
import { type Job, type Outcome, sendAll, waitForAll } from '../../../../src/issues/triage/send';
import { seenOf } from '../../../../src/issues/triage/seen';
import type { Issue } from '../../../../src/sentry/issues';
import { hastyClock } from '../../../faults/hastyClock';
import { OutboxWorld, type Window } from '../../../faults/outboxWorld';
import { memoryLeases, memoryOutboxFiles, readyFeed, someAccount, someBinding } from '../../../inMemory';
import { until } from '../../../until';

const never = new AbortController().signal;
const resolve: Action = { kind: 'resolve' };
const me = () => '1';

describe('many at once, and taken back', () => {
  let world: OutboxWorld;
  let window: Window;
  let deeds: Deeds;
  before(async () => (world = await OutboxWorld.start()));
  beforeEach(() => {
    world.misbehave = () => false;
    window = world.window(memoryOutboxFiles(), memoryLeases());
    deeds = new Deeds(window.outbox, hastyClock);
  });
  afterEach(() => deeds.dispose());
  after(() => world.end());

  const jobsOf = (issues: readonly Issue[], action: Action): readonly Job[] =>
    issues.map((issue) => ({ account: 'local/1', org: 'local', issue, action }));
  const send = (jobs: readonly Job[], action: Action) =>
    sendAll(window.outbox, jobs, never, deeds.begin(action));
  const standings = (outcomes: readonly Outcome[]) => outcomes.map(({ standing }) => standing);
  const undo = async () => {
    const back = deeds.takeBack(me) ?? assert.fail();
    await window.outbox.discard(...back.discard);
    const outcomes = await sendAll(window.outbox, back.jobs, never, () => undefined);
    return { back, outcomes };
  };
  const stateOf = async (issues: readonly Issue[]) =>
    Promise.all(issues.map(async ({ id }) => ({ id, ...seenOf(await world.now(id)) })));
  /** The server refuses to change these. */
  const refuse = (refused: readonly Issue[]) => {
    world.misbehave = ({ method, url = '' }, response) => {
      const isRefused = method === 'PUT' && refused.some(({ id }) => url.includes(`/issues/${id}/`));
      if (isRefused) {
        response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"detail":"no"}');
      }
      return isRefused;
    };
  };

  it('does 50 of which 5 fail, the 5 again by themselves, and takes all back, issue by issue', async () => {
    const issues = await world.make(50);
    const before = await stateOf(issues);
    const failing = issues.filter((_, at) => at % 10 === 3);
    refuse(failing);
    const first = await send(jobsOf(issues, resolve), resolve);
    assert.deepEqual(
      standings(first),
      issues.map((issue) => (failing.includes(issue) ? 'failed' : 'done')),
    );
    const between = await stateOf(issues);
    assert.deepEqual(
      between.map(({ status }) => status),
      issues.map((issue) => (failing.includes(issue) ? 'unresolved' : 'resolved')),
    );
    world.misbehave = () => false;
    const failed = first.filter(({ standing }) => standing === 'failed');
    await Promise.all(failed.map(({ entry }) => window.outbox.retry(entry?.id ?? '')));
    const again = await waitForAll(window.outbox, failed, never);
    assert.deepEqual(standings(again), Array(5).fill('done'));
    assert.ok((await stateOf(issues)).every(({ status }) => status === 'resolved'));
    assert.equal(deeds.last?.issues.length, 50);
    const { outcomes } = await undo();
    assert.deepEqual(standings(outcomes), Array(50).fill('done'));
    assert.deepEqual(
      (await stateOf(issues)).map(({ id, status, assignedTo, priority }) => ({
        id,
        status,
        assignedTo,
        priority,
      })),
      before.map(({ id, status, assignedTo, priority }) => ({ id, status, assignedTo, priority })),
    );
    assert.equal(deeds.last, undefined);
  });

  it('is all on disk before anything is sent, and waits at once where another window owns it', async () => {
    const [files, leases] = [memoryOutboxFiles(), memoryLeases()];
    const [owner, other] = [world.window(files, leases), world.window(files, leases)];
    const issues = await world.make(20);
    const [first = assert.fail(), ...more] = issues;
    world.misbehave = (request) => (request.socket.resetAndDestroy(), true);
    await sendAll(owner.outbox, jobsOf([first], resolve), never, () => undefined);
    let kept = 0;
    const taken = () => {
      kept ||= issues.filter(({ id }) => files.kept.get('new.jsonl')?.includes(`"issue":"${id}"`)).length;
    };
    const outcomes = await sendAll(other.outbox, jobsOf(more, resolve), never, taken);
    assert.equal(kept, 20);
    assert.deepEqual(new Set(standings(outcomes)), new Set(['waiting']));
  });

  it('gives up what failed when it is taken back, and sends nothing for it', async () => {
    const issues = await world.make(2);
    refuse(issues.slice(0, 1));
    await send(jobsOf(issues, resolve), resolve);
    const { back, outcomes } = await undo();
    assert.deepEqual([back.discard.length, standings(outcomes)], [1, ['done']]);
    assert.deepEqual(window.outbox.entries, []);
    assert.ok((await stateOf(issues)).every(({ status }) => status === 'unresolved'));
  });

  it('forgets what is of an account that is signed out', async () => {
    const [here = assert.fail(), there = assert.fail(), other = assert.fail()] = await world.make(3);
    await send(jobsOf([here], resolve), resolve);
    const begun = {
      ...{ repository: 'file:///shop', branch: 'fix/a', issue: here.id, shortId: here.shortId },
      ...{ account: 'local/1', org: 'local', former: { commit: 'c' }, start: 'c', isNew: true },
    };
    deeds.beginWork({ started: begun, tip: 'c' });
    const both = jobsOf([there, other], resolve).map((job, at) => ({
      ...job,
      account: `${at === 0 ? 'elsewhere' : 'local'}/1`,
    }));
    await send(both, resolve);
    assert.equal(deeds.last?.issues.length, 2);
    deeds.forget('local/1');
    assert.deepEqual(deeds.last?.issues, [there.shortId]);
    assert.deepEqual([deeds.takeBack(me)?.discard.length, deeds.last], [1, undefined]);
  });

  it('offers nothing of what was given up', async () => {
    const issues = await world.make(2);
    const [first = assert.fail()] = issues;
    await send(jobsOf([first], resolve), resolve);
    const low: Action = { kind: 'prioritize', priority: 'low' };
    refuse(issues);
    await send(jobsOf(issues, low), low);
    const [kept, discarded] = window.outbox.entries;
    await window.outbox.discard(discarded?.id ?? '');
    assert.deepEqual(deeds.last?.issues, [kept?.shortId]);
    await window.outbox.discard(kept?.id ?? '');
    assert.deepEqual([deeds.last.action.kind, deeds.last.issues], ['resolve', [first.shortId]]);
  });

  it('gives up what was refused once something else is chosen in its place', async () => {
    const issues = await world.make(1);
    refuse(issues);
    await send(jobsOf(issues, resolve), resolve);
    world.misbehave = () => false;
    const archive: Action = { kind: 'archive', until: { kind: 'forever' } };
    assert.deepEqual(standings(await send(jobsOf(issues, archive), archive)), ['done']);
    assert.deepEqual(window.outbox.entries, []);
    assert.equal((await stateOf(issues))[0]?.status, 'ignored');
  });

  it('takes nothing back over what somebody else did meanwhile', async () => {
    const issues = await world.make(1);
    const [issue = assert.fail()] = issues;
    await send(jobsOf(issues, resolve), resolve);
    await world.bob(issue.id, { status: 'ignored', substatus: 'archived_forever' });
    const { outcomes } = await undo();
    assert.deepEqual(standings(outcomes), ['conflict']);
    assert.equal((await world.now(issue.id)).status, 'ignored');
  });

  it("takes for no one else's change what it brought back not quite as it was", async () => {
    const issues = await world.make(1);
    const archive: Action = { kind: 'archive', until: { kind: 'later', minutes: 90 } };
    const reopen: Action = { kind: 'reopen' };
    await send(jobsOf(issues, archive), archive);
    const archived = await Promise.all(issues.map(({ id }) => world.now(id)));
    await send(jobsOf(archived, reopen), reopen);
    assert.deepEqual(standings((await undo()).outcomes), ['done']);
    const [again] = await stateOf(issues);
    assert.notEqual(again?.statusDetails?.ignoreUntil, archived[0]?.statusDetails?.ignoreUntil);
    assert.deepEqual(standings((await undo()).outcomes), ['done']);
    assert.equal((await stateOf(issues))[0]?.status, 'unresolved');
  });

  it('takes back what another window sent for it, as that says what it came to', async () => {
    const [files, leases] = [memoryOutboxFiles(), memoryLeases()];
    const owner = world.window(files, leases);
    await owner.outbox.open();
    const [waits = assert.fail(), ...issues] = await world.make(4);
    await owner.outbox.act('elsewhere/1', 'local', waits, resolve); // so it keeps the outbox
    window = world.window(files, leases);
    await window.outbox.open();
    deeds.dispose();
    deeds = new Deeds(window.outbox, hastyClock);
    const isOver = ({ entries }: Window['outbox']) =>
      entries.every(({ account, state }) => account !== 'local/1' || state.kind === 'conflict');
    await send(jobsOf(issues, resolve), resolve);
    await window.until(isOver);
    const before = await Promise.all(issues.map(({ id }) => world.now(id)));
    const actions: readonly Action[] = [
      { kind: 'reopen' },
      { kind: 'archive', until: { kind: 'later', minutes: 90 } },
      { kind: 'resolveInNextRelease' },
    ];
    for (const [at, action] of actions.entries()) {
      await send(jobsOf(before.slice(at, at + 1), action), action);
      await window.until(isOver);
      await undo();
      await window.until(isOver);
    }
    assert.deepEqual(
      window.outbox.entries.map(({ account }) => account),
      ['elsewhere/1'],
    );
  });

  it('says that a counter starts anew, and brings the condition back', async () => {
    const made = await world.make(1);
    const archive: Action = { kind: 'archive', until: { kind: 'events', count: 7 } };
    await send(jobsOf(made, archive), archive);
    const issues = await Promise.all(made.map(({ id }) => world.now(id)));
    await send(jobsOf(issues, { kind: 'reopen' }), { kind: 'reopen' });
    const { back } = await undo();
    assert.equal(back.startsAnew, true);
    const [now] = await stateOf(issues);
    assert.deepEqual([now?.status, now?.statusDetails?.ignoreCount], ['ignored', 7]);
  });

  it('knows what it dealt with and is listed no more, until that is taken back', async () => {
    const [first = assert.fail(), second = assert.fail()] = await world.make(2);
    await send(jobsOf([first], resolve), resolve);
    const low: Action = { kind: 'prioritize', priority: 'low' };
    await send(jobsOf([second], low), low);
    const account = { ...someAccount, id: 'local/1' };
    const binding = { ...someBinding, org: 'local', projects: ['app'] };
    const listed = {
      key: issueKey(binding, second.id),
      issue: second,
      located: { kind: 'unasked' },
    } as const;
    const feed = readyFeed({
      ...{ account, binding },
      issues: new Map([[listed.key, { ...listed, binding, account }]]),
    });
    const known = () => dealtWith(deeds, { kind: 'bound', feeds: [feed] });
    assert.deepEqual(
      known().map(({ key, issue }) => [key, issue.status]),
      [[issueKey(binding, first.id), 'resolved']],
    );
    await undo();
    await undo();
    assert.deepEqual(known(), []);
  });

  it('takes back the last deed first, then the one before', async () => {
    const issues = await world.make(1);
    const low: Action = { kind: 'prioritize', priority: 'low' };
    const before = await stateOf(issues);
    await send(jobsOf(issues, low), low);
    await send(jobsOf(await Promise.all(issues.map(({ id }) => world.now(id))), resolve), resolve);
    assert.equal(deeds.last?.action.kind, 'resolve');
    await undo();
    assert.deepEqual(
      (await stateOf(issues)).map(({ status, priority }) => [status, priority]),
      [['unresolved', 'low']],
    );
    await undo();
    assert.equal((await stateOf(issues))[0]?.priority, before[0]?.priority);
    assert.equal(deeds.takeBack(me), undefined);
  });

  it('keeps work on a branch in its turn among the others, with what came with it', async () => {
    const issues = await world.make(2);
    const [first = assert.fail(), second = assert.fail()] = issues;
    const started = {
      ...{
        repository: 'file:///shop',
        branch: 'fix/a',
        org: 'acme',
        issue: first.id,
        shortId: first.shortId,
      },
      ...{ account: 'local/1', former: { commit: 'c' }, start: 'c', isNew: true },
    };
    await send(jobsOf([second], resolve), resolve);
    const { deed, taken } = deeds.beginWork({ started, tip: 'c' });
    const assign: Action = { kind: 'assign', to: { type: 'user', id: '1', name: 'Ann' } };
    await sendAll(window.outbox, jobsOf([first], assign), never, taken);
    assert.equal((await stateOf([first]))[0]?.assignedTo?.id, '1');
    assert.equal(deeds.last, deed);
    const low: Action = { kind: 'prioritize', priority: 'low' };
    await send(jobsOf([second], low), low);
    const back = deeds.takeBack(me, deed) ?? assert.fail();
    await sendAll(window.outbox, back.jobs, never, () => undefined);
    assert.equal((await stateOf([first]))[0]?.assignedTo, undefined);
    assert.deepEqual([deeds.holds(deed), deeds.takeBack(me, deed)], [false, undefined]);
    assert.equal(deeds.last?.action.kind, 'prioritize');
  });

  it('stops when it is cancelled: what was not sent is not taken, or is taken back', async () => {
    const issues = await world.make(20);
    const held: (() => void)[] = [];
    world.misbehave = ({ method, url = '' }, response) => {
      const isHeld = method === 'PUT' && url.includes('/issues/');
      if (isHeld) {
        held.push(() => response.writeHead(400).end('{}'));
      }
      return isHeld;
    };
    const stop = new AbortController();
    const sent = sendAll(window.outbox, jobsOf(issues, resolve), stop.signal, deeds.begin(resolve));
    await until('four to be sent', () => held.length === 4);
    stop.abort();
    held.forEach((release) => release());
    const outcomes = standings(await sent);
    assert.deepEqual(
      [
        outcomes.filter((one) => one === 'failed').length,
        outcomes.filter((one) => one === 'cancelled').length,
      ],
      [4, 16],
    );
    assert.equal(window.outbox.entries.length, 4);
  });
});
