import assert from 'node:assert/strict';
import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../src/base/clock';
import { DiskLeases } from '../../../src/workspace/diskLeases';
import { temporaryFolder } from '../../vscode/temporaryFolder';

/** A clock of which the test moves the hands; files have the times of the machine. */
function setClock() {
  let offset = 0;
  const due: { at: number; run: () => void }[] = [];
  const now = () => Date.now() + offset;
  const clock: Clock = {
    now,
    after(delayMs, run) {
      const one = { at: now() + delayMs, run };
      due.push(one);
      return { dispose: () => void due.splice(due.indexOf(one), 1) };
    },
  };
  return {
    clock,
    /** Lets time pass; what falls due runs. */
    pass(ms: number) {
      offset += ms;
      due.splice(0, due.length, ...due.filter((one) => (one.at <= now() ? (one.run(), false) : true)));
    },
  };
}

describe('DiskLeases', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  it('are held by one at a time, by name', async () => {
    const { clock } = setClock();
    const [one, other] = [new DiskLeases(folder.path, clock), new DiskLeases(folder.path, clock)];
    const lease = await one.take('a/b');
    assert.ok(lease !== undefined);
    assert.equal(await other.take('a/b'), undefined);
    assert.ok((await other.take('a/c')) !== undefined);
    await lease.release();
    assert.ok((await other.take('a/b')) !== undefined);
  });

  it('go to one of many that ask at once', async () => {
    const { clock } = setClock();
    const asked = Array.from({ length: 20 }, () => new DiskLeases(folder.path, clock).take('x'));
    assert.equal((await Promise.all(asked)).filter((lease) => lease !== undefined).length, 1);
  });

  it('of a window that died go to one of many that ask after a while, and leave nothing behind', async () => {
    const dead = setClock();
    assert.ok((await new DiskLeases(folder.path, dead.clock).take('x')) !== undefined);
    const later = setClock();
    later.pass(14_000);
    assert.equal(await new DiskLeases(folder.path, later.clock).take('x'), undefined);
    later.pass(2000);
    const asked = Array.from({ length: 20 }, () => new DiskLeases(folder.path, later.clock).take('x'));
    assert.ok((await Promise.all(asked)).filter((lease) => lease !== undefined).length <= 1);
    await new DiskLeases(folder.path, later.clock).take('x');
    assert.equal(await new DiskLeases(folder.path, later.clock).take('x'), undefined);
    assert.deepEqual(await readdir(folder.path), ['x.lease']);
  });

  it('are taken over also where a window died over that', async () => {
    const { clock } = setClock();
    const paths = ['x.lease', 'x.lease.guard'].map((name) => join(folder.path, name));
    for (const path of paths) {
      await writeFile(path, '');
      await utimes(path, 0, 0);
    }
    const leases = new DiskLeases(folder.path, clock);
    assert.equal(await leases.take('x'), undefined);
    assert.ok((await leases.take('x')) !== undefined);
  });

  it('are let go of by their holder alone', async () => {
    const { clock } = setClock();
    const leases = new DiskLeases(folder.path, clock);
    const lost = await leases.take('x');
    await rm(join(folder.path, 'x.lease'));
    assert.ok((await leases.take('x')) !== undefined);
    await lost?.release();
    assert.equal(await leases.take('x'), undefined);
  });

  it('take a file of anybody for a lease, and take over an old one', async () => {
    const { clock } = setClock();
    const path = join(folder.path, 'x.lease');
    await writeFile(path, 'not ours');
    assert.equal(await new DiskLeases(folder.path, clock).take('x'), undefined);
    await utimes(path, 0, 0);
    assert.ok((await new DiskLeases(folder.path, clock).take('x')) !== undefined);
  });
});
