import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { type TestSentry, testSentries } from './support/testSentry';

const run = promisify(execFile);

interface Captured {
  readonly captured: readonly string[];
  readonly flushed: boolean;
}

async function capture(test: TestSentry, name: string, count: number, bufferSize: number): Promise<Captured> {
  const script = path.join(__dirname, 'senders', 'capture.mjs');
  const { stdout } = await run(process.execPath, [
    script,
    test.sentry.dsn('shop'),
    String(count),
    String(bufferSize),
    name,
  ]);
  return JSON.parse(stdout) as Captured;
}

describe('the real SDK', function () {
  this.timeout(60_000);
  const start = testSentries();

  it('captures 2,000 exceptions in four processes, and every one is counted and can be shown', async () => {
    const test = await start({ now: Date.now });
    const runs = await Promise.all(['a', 'b', 'c', 'd'].map((name) => capture(test, name, 500, 1000)));
    const ids = runs.flatMap(({ captured }) => captured);
    assert.deepEqual(
      runs.map(({ flushed }) => flushed),
      [true, true, true, true],
    );
    assert.equal(new Set(ids).size, 2000);
    assert.deepEqual(
      ids.filter((id) => !test.sentry.hasEvent('shop', id)),
      [],
    );
    assert.deepEqual(test.sentry.discarded, []);
    assert.deepEqual(
      test.sentry.issues.map(({ events, users, title }) => ({
        events,
        users,
        title: title.replace(/\d+ of ./, 'N of X'),
      })),
      [{ events: 2000, users: 40, title: 'RangeError: call N of X failed' }],
    );
    const { status, json } = await test.org(`GET /issues/SHOP-1/events/${ids[1234]}/`);
    assert.equal(status, 200);
    assert.match(JSON.stringify(json), /"function":"fail"/);
  });

  it('tells of what it gave up when its buffer is small, so that a lack of that means something', async () => {
    const test = await start({ now: Date.now });
    await capture(test, 'small', 50, 1);
    const given = test.sentry.discarded.filter(({ category }) => category === 'error');
    const lost = given.reduce((sum, { quantity }) => sum + quantity, 0);
    assert.ok(lost > 0);
    assert.deepEqual([...new Set(given.map(({ reason }) => reason))], ['queue_overflow']);
    assert.equal((test.sentry.issues[0]?.events ?? 0) + lost, 50);
  });
});
