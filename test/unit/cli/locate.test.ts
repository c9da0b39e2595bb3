import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locate } from '../../../src/cli/locate';

const noAbort = new AbortController().signal;

describe('locate in a terminal', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'faultline-locate-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function run(
    event: unknown,
    ...args: readonly string[]
  ): Promise<{ code: number; lines: readonly string[] }> {
    const file = join(folder, 'event.json');
    writeFileSync(file, JSON.stringify(event));
    const lines: string[] = [];
    const code = await locate([file, ...args], (line) => lines.push(line), noAbort);
    return { code, lines };
  }

  function eventOf(...frames: readonly object[]): object {
    const values = [{ type: 'TypeError\x1b[2J', stacktrace: { frames } }];
    return { eventID: 'e', platform: 'node', entries: [{ type: 'exception', data: { values } }] };
  }

  it('prints each frame with place, reason and steps, and marks the one that gets the lens', async () => {
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src', 'cart.ts'), 'one();\ntwo();\n\nthree(cart);\nfour();\n');
    const context = [
      [1, 'one();'],
      [2, 'two();'],
      [3, 'three(cart);'],
      [4, 'four();'],
    ];
    const { code, lines } = await run(
      eventOf(
        { filename: 'node:internal/timers', lineNo: 5, inApp: false },
        { filename: '/srv/shop/src/cart.ts', lineNo: 3, function: 'total', inApp: true, context },
        { filename: '/srv/shop/src/pay.ts', lineNo: 3, inApp: true },
      ),
      '--workspace',
      folder,
    );
    assert.deepEqual(
      { code, lines },
      {
        code: 0,
        lines: [
          'TypeError\\x1b[2J',
          '  node:internal/timers:5',
          '      unmapped  (runtime)',
          '→ /srv/shop/src/cart.ts:3  total',
          '      unverified  src/cart.ts:4  (unsure)',
          '        filename reads srv/shop/src/cart.ts',
          '        2 segments agree in 1: src/cart.ts',
          "        src/cart.ts: 86 % of the event's lines",
          '        chosen by its path: src/cart.ts',
          '  /srv/shop/src/pay.ts:3',
          '      unmapped  (notFound)',
          '        filename reads srv/shop/src/pay.ts',
        ],
      },
    );
  });

  it('prints hostile text without a control character', async () => {
    const evil = '\x1b]8;;http://x\x07\u202e../../etc/passwd\r\n\0';
    const { lines } = await run(
      eventOf({ filename: evil, function: evil, absPath: `/srv/${evil}/a.js`, module: evil, lineNo: 1 }),
      '--workspace',
      folder,
    );
    assert.ok(lines.length > 2);
    assert.deepEqual(
      lines.filter((line) => /[\p{Cc}\p{Cf}]/u.test(line)),
      [],
    );
  });

  it('says why there is no lens', async () => {
    const { lines } = await run(
      eventOf({ filename: '/srv/shop/src/pay.ts', lineNo: 3 }),
      '--workspace',
      folder,
    );
    assert.equal(lines.at(-1), 'no lens: elsewhere');
  });

  it('says how it is used, and what is no event', async () => {
    assert.deepEqual(await run({}), {
      code: 2,
      lines: ['usage: tsx src/cli/locate.ts EVENT.json --workspace DIR'],
    });
    const { code, lines } = await run({ no: 'event' }, '--workspace', folder);
    assert.equal(code, 2);
    assert.match(lines[0] ?? '', /holds no event/);
  });
});
