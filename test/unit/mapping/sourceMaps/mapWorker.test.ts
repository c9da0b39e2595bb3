import assert from 'node:assert/strict';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../../../../src/base/clock';
import { base1 } from '../../../../src/base/positions';
import { MapWorker } from '../../../../src/mapping/sourceMaps/mapWorker';
import { startWorker } from '../../../../src/mapping/sourceMaps/startWorker';
import type { WorkerMap } from '../../../../src/mapping/sourceMaps/workerProtocol';
import { type TemporaryFolder, temporaryFolder } from '../../../vscode/temporaryFolder';
import { noAbort } from '../memoryFiles';

const MAP = { version: 3, sources: ['../src/cart.ts'], names: [], mappings: 'AAAA', debugId: 'aa-1' };

/** A clock on which no time passes by itself. */
class StillClock implements Clock {
  private readonly waiting = new Set<{ readonly at: number; readonly run: () => void }>();
  private time = 0;

  now(): number {
    return this.time;
  }

  after(delayMs: number, run: () => void): { dispose(): void } {
    const one = { at: this.time + delayMs, run };
    this.waiting.add(one);
    return { dispose: () => void this.waiting.delete(one) };
  }

  pass(ms: number): void {
    this.time += ms;
    for (const one of [...this.waiting].filter(({ at }) => at <= this.time)) {
      this.waiting.delete(one);
      one.run();
    }
  }
}

describe('The worker for large source maps', () => {
  let folder: TemporaryFolder;
  let clock: StillClock;
  let threads: Worker[];
  let worker: MapWorker;

  beforeEach(() => {
    folder = temporaryFolder();
    clock = new StillClock();
    threads = [];
    worker = new MapWorker(clock, () => {
      const thread = startWorker();
      threads.push(thread);
      return thread;
    });
  });
  afterEach(() => {
    worker.dispose();
    folder.remove();
  });

  function mapFile(text = JSON.stringify(MAP)): WorkerMap {
    const realPath = join(folder.path, 'main.js.map');
    writeFileSync(realPath, text);
    const { size, mtimeMs } = statSync(realPath);
    return { realPath, bytes: size, modified: mtimeMs, isInline: false };
  }

  it('opens a map and answers for its positions', async () => {
    const map = mapFile();
    assert.equal(worker.isRunning, false);
    assert.deepEqual(await worker.ask('open', { map }, noAbort), { debugId: 'aa-1' });
    const answer = await worker.ask('originalOf', { map, line: base1(1), column0: 3 }, noAbort);
    assert.equal(answer?.source, '../src/cart.ts');
    assert.equal(threads.length, 1);
  });

  it('answers nothing for what is gone, no map, or too large', async () => {
    const map = mapFile('{}');
    assert.equal(await worker.ask('open', { map }, noAbort), undefined);
    const gone = { ...map, realPath: join(folder.path, 'gone.map') };
    assert.equal(await worker.ask('open', { map: gone }, noAbort), undefined);
    const large = { ...mapFile(), bytes: 100_000_001 };
    assert.equal(await worker.ask('open', { map: large }, noAbort), undefined);
    assert.equal(threads.length, 1);
  });

  it('ends when nothing was asked for a minute, and starts again', async () => {
    const map = mapFile();
    await worker.ask('open', { map }, noAbort);
    clock.pass(59_999);
    await worker.ask('open', { map }, noAbort);
    clock.pass(59_999);
    assert.equal(worker.isRunning, true);
    const [first] = threads;
    assert.ok(first);
    const ended = once(first, 'exit');
    clock.pass(1);
    assert.equal(worker.isRunning, false);
    await ended;
    assert.deepEqual(await worker.ask('open', { map }, noAbort), { debugId: 'aa-1' });
    assert.equal(threads.length, 2);
  });

  it('does not end while a question is open', async () => {
    const map = mapFile();
    await worker.ask('open', { map }, noAbort);
    const asked = worker.ask('originalOf', { map, line: base1(1), column0: 0 }, noAbort);
    clock.pass(100_000);
    assert.equal((await asked)?.line, 1);
  });

  it('lets go of whoever gives up, and ends if nobody else waits', async () => {
    const map = mapFile();
    const [one, other] = [new AbortController(), new AbortController()];
    const [first, second] = [
      worker.ask('open', { map }, one.signal),
      worker.ask('open', { map }, other.signal),
    ];
    one.abort();
    await assert.rejects(first, { name: 'AbortError' });
    assert.equal(worker.isRunning, true);
    assert.deepEqual(await second, { debugId: 'aa-1' });
    const third = worker.ask('open', { map }, other.signal);
    other.abort();
    assert.equal(worker.isRunning, false);
    await assert.rejects(third, { name: 'AbortError' });
    await assert.rejects(worker.ask('open', { map }, other.signal), { name: 'AbortError' });
    assert.deepEqual(await worker.ask('open', { map }, noAbort), { debugId: 'aa-1' });
  });

  it('is not missed for ever when it dies, and not asked again for what it died of', async () => {
    const dying = new MapWorker(clock, () => {
      const thread =
        threads.length === 0
          ? new Worker("require('node:worker_threads').parentPort.once('message', () => process.exit(1))", {
              eval: true,
            })
          : startWorker();
      threads.push(thread);
      return thread;
    });
    const map = mapFile();
    const other = { ...map, isInline: true };
    assert.deepEqual(
      await Promise.all([dying.ask('open', { map }, noAbort), dying.ask('open', { map: other }, noAbort)]),
      [undefined, undefined],
    );
    assert.equal(dying.isRunning, false);
    assert.equal(await dying.ask('open', { map }, noAbort), undefined);
    assert.equal(threads.length, 1);
    const changed = { ...map, modified: map.modified + 1 };
    assert.deepEqual(await dying.ask('open', { map: changed }, noAbort), { debugId: 'aa-1' });
    dying.dispose();
    assert.equal(await dying.ask('open', { map: changed }, noAbort), undefined);
    assert.equal(threads.length, 2);
  });

  it('dies of no map, however large what it says', async () => {
    const names = `[${'"a",'.repeat(400_000)}"a"]`;
    const map = mapFile(
      `{"version":3,"sources":["a.ts"],"names":${names},"mappings":"${';'.repeat(500_000)}AAAA"}`,
    );
    assert.deepEqual(await worker.ask('open', { map }, noAbort), { debugId: undefined });
    const answer = await worker.ask('originalOf', { map, line: base1(500_001), column0: 1e15 }, noAbort);
    assert.equal(answer?.source, 'a.ts');
  });
});
