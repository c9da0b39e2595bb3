import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { UntoldConflicts } from '../../../../src/issues/outbox/untoldConflicts';
import type { Action } from '../../../../src/issues/triage/action';
import { sendAll } from '../../../../src/issues/triage/send';
import { hastyClock } from '../../../faults/hastyClock';
import { OutboxWorld, type Window } from '../../../faults/outboxWorld';
import { memoryLeases, memoryOutboxFiles } from '../../../inMemory';
import { until } from '../../../until';

const resolve: Action = { kind: 'resolve' };

describe('a conflict that no command waits for', () => {
  let world: OutboxWorld;
  const tellers: UntoldConflicts[] = [];
  before(async () => (world = await OutboxWorld.start()));
  beforeEach(() => (world.misbehave = () => false));
  after(async () => {
    tellers.forEach((one) => one.dispose());
    await world.end();
  });

  /** Ann is offline, and Bob is not. */
  const cut = ({ headers, socket }: IncomingMessage) => {
    const isAnns = headers.authorization !== 'Bearer bob';
    if (isAnns) {
      socket.resetAndDestroy();
    }
    return isAnns;
  };

  /** Windows of one machine, and the ids of what each was told, together. */
  function machine() {
    const [files, leases, told] = [memoryOutboxFiles(), memoryLeases(), new Array<string>()];
    const listen = ({ outbox }: Window) =>
      tellers.push(
        new UntoldConflicts(outbox, leases, hastyClock, (all) => told.push(...all.map(({ id }) => id))),
      );
    const open = async () => {
      const made = world.window(files, leases);
      await made.outbox.open();
      return made;
    };
    return { told, listen, open };
  }

  /** Acts while offline; somebody else acts meanwhile. */
  async function actInTunnel(one: Window): Promise<string> {
    const [issue = assert.fail()] = await world.make(1);
    world.misbehave = cut;
    const { id } = await one.act(issue, resolve);
    await one.until(({ entries }) =>
      entries.some(({ state }) => state.kind === 'pending' && state.trouble !== undefined),
    );
    await world.bob(issue.id, { assignedTo: 'user:2' });
    world.misbehave = () => false;
    one.outbox.wake();
    return id;
  }

  it('is told once, in one of two windows, and not again in the next one', async () => {
    const { told, listen, open } = machine();
    const [one, other] = [await open(), await open()];
    listen(one);
    listen(other);
    const first = await actInTunnel(one);
    await until('the first to be told', () => told.length > 0);
    const second = await actInTunnel(other);
    await until('the second to be told', () => told.length > 1);
    listen(await open());
    const third = await actInTunnel(one);
    await until('the third to be told', () => told.includes(third));
    assert.deepEqual(told, [first, second, third]);
    await one.outbox.retry(first); // somebody else again
    await one.until(({ entries }) => entries.every((entry) => entry.id !== first));
  });

  it('is told by the next window where the one that found it ended too early', async () => {
    const { told, listen, open } = machine();
    const one = await open();
    const id = await actInTunnel(one);
    await one.until(({ entries: [entry] }) => entry?.state.kind === 'conflict');
    one.outbox.dispose();
    await one.outbox.idle();
    const next = await open();
    listen(next);
    next.outbox.wake();
    await until('it to be told', () => told.length > 0);
    assert.deepEqual(told, [id]);
  });

  it('is none where a command tells of it', async () => {
    const { told, listen, open } = machine();
    const one = await open();
    listen(one);
    const [issue = assert.fail()] = await world.make(1);
    await world.bob(issue.id, { priority: 'low' });
    const job = { account: 'local/1', org: 'local', issue, action: resolve };
    const [ended] = await sendAll(one.outbox, [job], new AbortController().signal, () => undefined);
    assert.equal(ended?.standing, 'conflict');
    const late = await actInTunnel(one);
    await until('the late one to be told', () => told.length > 0);
    assert.deepEqual(told, [late]);
  });
});
