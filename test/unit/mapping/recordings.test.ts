import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../../src/base/json';
import { crashFrame } from '../../../src/mapping/crashFrame';
import { Locator } from '../../../src/mapping/locator';
import { type Trace, traceOf } from '../../../src/mapping/trace';
import { decodeEvent } from '../../../src/sentry/events';
import { inWords, MemoryFiles, noAbort } from './memoryFiles';

/** A trace of an event that a real server answered, cut to what is located. */
function recorded(name: string): Trace {
  const event = decodeEvent(parseJson(readFileSync(join(__dirname, 'recorded', `${name}.json`), 'utf8')));
  assert.ok(event !== undefined);
  return traceOf(event);
}

/** The files as far as the event's contexts show them, with `above` lines more at their top. */
function filesOf(trace: Trace, root: string, above = 0): Record<string, string> {
  const files = new Map<string, string[]>();
  for (const { absPath = '', context } of trace.stacks.flatMap(({ frames }) => frames)) {
    const path =
      absPath.startsWith(root) && !absPath.includes('node_modules') ? absPath.slice(root.length) : undefined;
    for (const { line, text } of path === undefined ? [] : context) {
      const lines = files.get(path ?? '') ?? [];
      lines[line - 1] = text.replace(/ \{snip\}$/, ' and what the server cut off');
      files.set(path ?? '', lines);
    }
  }
  const banner = Array.from({ length: above }, (_one, at) => `// banner ${at}`);
  return Object.fromEntries(
    [...files].map(([path, lines]) => [
      path,
      [...banner, ...Array.from(lines, (line) => line ?? '')].join('\n'),
    ]),
  );
}

async function locate(
  trace: Trace,
  files: Readonly<Record<string, string>>,
): Promise<readonly (readonly string[])[]> {
  const places = await new Locator(new MemoryFiles(files)).locate(trace, noAbort);
  return [...places.map((frames) => frames.map(inWords)), [JSON.stringify(crashFrame(trace, places))]];
}

describe('Events of real servers', () => {
  it('of TypeScript in Node, in the workspace as it was', async () => {
    const trace = recorded('glitchtip-node-typescript');
    assert.deepEqual(await locate(trace, filesOf(trace, '/srv/shop/')), [
      [
        'unmapped thirdParty',
        'unmapped runtime',
        'exact src/send.js:29',
        'exact src/send.js:14',
        'exact ts/inventory.ts:10',
        'exact ts/inventory.ts:4',
      ],
      ['{"stack":0,"frame":5}'],
    ]);
  });

  it('of TypeScript in Node, after lines came above', async () => {
    const trace = recorded('glitchtip-node-typescript');
    assert.deepEqual((await locate(trace, filesOf(trace, '/srv/shop/', 8)))[0]?.slice(2), [
      'moved src/send.js:37',
      'moved src/send.js:22',
      'moved ts/inventory.ts:18',
      'moved ts/inventory.ts:12',
    ]);
  });

  it('of TypeScript in Node, in a monorepo where the other frames tell the package', async () => {
    const trace = recorded('glitchtip-node-typescript');
    const files = filesOf(trace, '/srv/shop/');
    const moved = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`services/checkout/${path}`, text]),
    );
    const other = { 'services/admin/src/send.js': 'other();\n'.repeat(40) };
    assert.deepEqual((await locate(trace, { ...moved, ...other }))[0]?.slice(2), [
      'exact services/checkout/src/send.js:29',
      'exact services/checkout/src/send.js:14',
      'exact services/checkout/ts/inventory.ts:10',
      'exact services/checkout/ts/inventory.ts:4',
    ]);
  });

  it('of Python with chained exceptions', async () => {
    const trace = recorded('glitchtip-python');
    assert.deepEqual(await locate(trace, filesOf(trace, '/srv/pyapp/', 2)), [
      ['moved app.py:7', 'moved app.py:5'],
      ['moved app.py:9', 'moved app.py:8'],
      ['{"stack":1,"frame":1}'],
    ]);
  });

  it('of Node with a cause, from Sentry 9', async () => {
    const trace = recorded('sentry9-node-cause');
    assert.deepEqual(await locate(trace, filesOf(trace, '/srv/shop/')), [
      [
        'exact src/send.js:29',
        'exact src/send.js:13',
        'exact src/orders.js:18',
        'exact src/orders.js:10',
        'unmapped noPath',
      ],
      ['exact src/send.js:29', 'exact src/send.js:13', 'exact src/orders.js:20'],
      ['{"stack":1,"frame":2}'],
    ]);
  });
});
