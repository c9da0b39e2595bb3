import assert from 'node:assert/strict';
import { Locator } from '../../../src/mapping/locator';
import type { Trace } from '../../../src/mapping/trace';
import { contextOf, frame, inWords, MemoryFiles, noAbort, trace } from './memoryFiles';
import { inserted, lineOf, SOURCE } from './source';

const RELEASE = SOURCE.join('\n');
const LINE = lineOf('order.customer.discount.rate');
const CHARGE = lineOf('gateway.charge(');

function orders(path = '/srv/shop/src/orders.ts'): Trace {
  return trace([
    frame({ filename: '/srv/shop/node_modules/express/index.js', inApp: false }),
    frame({ filename: path, line: CHARGE, context: contextOf(RELEASE, CHARGE) }),
    frame({ filename: path, line: LINE, context: contextOf(RELEASE, LINE) }),
  ]);
}

async function words(locator: Locator, one: Trace): Promise<readonly (readonly string[])[]> {
  return (await locator.locate(one, noAbort)).map((places) => places.map(inWords));
}

describe('A Locator', () => {
  it('answers parallel to stacks and frames', async () => {
    const locator = new Locator(new MemoryFiles({ 'src/orders.ts': ['//', ...SOURCE].join('\n') }));
    const two: Trace = {
      ...orders(),
      stacks: [...orders().stacks, { kind: 'exception', frames: [] }, ...orders().stacks],
    };
    const expected = [
      'unmapped thirdParty',
      `moved src/orders.ts:${CHARGE + 1}`,
      `moved src/orders.ts:${LINE + 1}`,
    ];
    assert.deepEqual(await words(locator, two), [expected, [], expected]);
  });

  it('lists the folder once and reads a file once per call', async () => {
    const files = new MemoryFiles({ 'src/orders.ts': RELEASE, 'src/other.ts': 'x' });
    const locator = new Locator(files);
    await Promise.all([
      locator.locateMany([orders(), orders(), orders()], noAbort),
      locator.locate(trace([]), noAbort),
    ]);
    assert.deepEqual({ lists: files.lists, reads: files.reads }, { lists: 1, reads: ['src/orders.ts'] });
    await locator.locate(orders(), noAbort);
    assert.deepEqual({ lists: files.lists, reads: files.reads.length }, { lists: 1, reads: 2 });
  });

  it('reads each of a thousand files once per call, in whatever order traces name them', async () => {
    const paths = Array.from({ length: 1000 }, (_one, at) => `src/part${at}/orders.ts`);
    const files = new MemoryFiles(Object.fromEntries(paths.map((path) => [path, RELEASE])));
    const traces = paths.map((path) => orders(`/srv/shop/${path}`));
    await new Locator(files).locateMany([...traces, ...traces], noAbort);
    assert.deepEqual(files.reads.toSorted(), paths.toSorted());
  });

  it('reads files ahead, thirty-two at once, while it locates a trace', async () => {
    const paths = Array.from({ length: 40 }, (_one, at) => `src/part${at}/orders.ts`);
    const files = new MemoryFiles(Object.fromEntries(paths.map((path) => [path, RELEASE])));
    const read = files.read.bind(files);
    let [underWay, most] = [0, 0];
    files.read = async (path, signal) => {
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay--;
      return read(path, signal);
    };
    const stacks = [0, 20].map((first) => paths.slice(first, first + 20));
    await new Locator(files).locateMany(
      stacks.map((stack) => trace(stack.map((path) => frame({ filename: `/srv/shop/${path}` })))),
      noAbort,
    );
    assert.ok(most >= 32 && most <= 34, `${most} at once`); // thirty-two ahead, and one of each trace that is asked for now
    assert.equal(files.reads.length, 40);
  });

  it('touches no file before it is asked, and none for frames that have no file here', async () => {
    const files = new MemoryFiles({ 'src/other.ts': 'x' });
    const locator = new Locator(files);
    assert.equal(files.lists, 0);
    await locator.locate(orders(), noAbort);
    assert.deepEqual(files.reads, []);
  });

  it('says on which files each trace depends', async () => {
    const locator = new Locator(new MemoryFiles({ 'src/orders.ts': RELEASE, 'src/cart.ts': RELEASE }));
    const located = await locator.locateMany([orders(), orders('/srv/shop/src/cart.ts'), trace([])], noAbort);
    assert.deepEqual(
      located.map(({ dependsOn }) => dependsOn),
      [
        [{ folder: 'file:///code/shop', path: 'src/orders.ts' }],
        [{ folder: 'file:///code/shop', path: 'src/cart.ts' }],
        [],
      ],
    );
  });

  it('sees the text as it is at each call', async () => {
    const files = new MemoryFiles({ 'src/orders.ts': RELEASE });
    const locator = new Locator(files);
    assert.deepEqual((await words(locator, orders()))[0]?.[2], `exact src/orders.ts:${LINE}`);
    files.texts.set('src/orders.ts', inserted(SOURCE, 1, '// a', '// b').join('\n'));
    assert.deepEqual((await words(locator, orders()))[0]?.[2], `moved src/orders.ts:${LINE + 2}`);
  });

  it('follows files that come and go, and tells when it has', async () => {
    const files = new MemoryFiles({ 'src/other.ts': 'x' });
    const locator = new Locator(files);
    assert.deepEqual((await words(locator, orders()))[0]?.[2], 'unmapped notFound');
    const told = new Promise((resolve) => {
      locator.onDidChangeFiles(resolve);
    });
    files.change({ 'src/orders.ts': RELEASE }, ['src/other.ts']);
    await told;
    assert.deepEqual((await words(locator, orders()))[0]?.[2], `exact src/orders.ts:${LINE}`);
    assert.equal(files.lists, 1);
  });

  it('applies a change that comes while the folder is being listed', async () => {
    const files = new MemoryFiles({ 'src/other.ts': 'x' });
    const locator = new Locator(files);
    const first = words(locator, orders());
    files.changed.fire({ added: ['src/orders.ts'], removed: [] });
    files.texts.set('src/orders.ts', RELEASE);
    await first;
    assert.deepEqual((await words(locator, orders()))[0]?.[2], `exact src/orders.ts:${LINE}`);
  });

  it('lists again after listing failed', async () => {
    const files = new MemoryFiles({ 'src/orders.ts': RELEASE });
    const list = files.list.bind(files);
    files.list = () => {
      throw new Error('no git');
    };
    const locator = new Locator(files);
    const failing = locator.locate(orders(), noAbort);
    files.changed.fire({ added: ['src/late.ts'], removed: [] });
    await assert.rejects(failing, /no git/);
    files.changed.fire({ added: [], removed: [] });
    files.list = list;
    assert.deepEqual((await words(locator, orders()))[0]?.[2], `exact src/orders.ts:${LINE}`);
  });

  it('lets one caller give up without stopping another', async () => {
    const locator = new Locator(new MemoryFiles({ 'src/orders.ts': RELEASE }));
    const stop = new AbortController();
    const given = locator.locate(orders(), stop.signal);
    const kept = words(locator, orders());
    stop.abort();
    await assert.rejects(given, { name: 'AbortError' });
    assert.deepEqual((await kept)[0]?.[2], `exact src/orders.ts:${LINE}`);
  });

  it('does nothing under a signal that was aborted before', async () => {
    const files = new MemoryFiles({ 'src/orders.ts': RELEASE });
    await assert.rejects(new Locator(files).locate(orders(), AbortSignal.abort()), { name: 'AbortError' });
    assert.deepEqual({ lists: files.lists, reads: files.reads }, { lists: 0, reads: [] });
  });

  it('calls a file that cannot be read unverified', async () => {
    const files = new MemoryFiles(['src/orders.ts']);
    files.read = async () => undefined;
    assert.deepEqual(
      (await words(new Locator(files), orders()))[0]?.[2],
      `unverified unreadable src/orders.ts:${LINE}`,
    );
  });

  it('explains how it came to a place', async () => {
    const locator = new Locator(new MemoryFiles({ 'src/orders.ts': RELEASE }));
    const [[dependency, , crash] = []] = await locator.explain(orders(), noAbort);
    assert.deepEqual(dependency, {
      place: { verdict: 'unmapped', reason: 'thirdParty' },
      steps: [
        { step: 'path', from: 'filename', path: 'srv/shop/node_modules/express/index.js', climbs: 0 },
        { step: 'dependency', path: 'express/index.js' },
      ],
    });
    const steps = crash?.steps.filter(({ step }) => step !== 'scores');
    assert.deepEqual(
      { ...crash, steps },
      {
        place: {
          verdict: 'exact',
          file: { folder: 'file:///code/shop', path: 'src/orders.ts' },
          line: LINE - 1,
        },
        steps: [
          { step: 'path', from: 'filename', path: 'srv/shop/src/orders.ts', climbs: 0 },
          { step: 'candidates', matched: 3, total: 1, files: ['src/orders.ts'] },
          { step: 'code', file: 'src/orders.ts', share: 1 },
          { step: 'chosen', file: 'src/orders.ts', by: 'path' },
          { step: 'line', by: 'context' },
        ],
      },
    );
    const scores = crash?.steps.flatMap((step) => (step.step === 'scores' ? step.scores : []));
    assert.deepEqual(
      scores?.map(({ candidate: { file }, score, evidence, block }) => ({ file, score, evidence, block })),
      [
        {
          file: 'src/orders.ts',
          score: 24,
          evidence: { path: 10, package: 0, folder: 0, binding: 0, trace: 0, side: 0, code: 14 },
          block: { share: 1, hasOwn: true },
        },
      ],
    );
  });
});
