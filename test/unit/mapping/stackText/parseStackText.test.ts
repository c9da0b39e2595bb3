import assert from 'node:assert/strict';
import { Locator } from '../../../../src/mapping/locator';
import { hasLine } from '../../../../src/mapping/place';
import { familyOf } from '../../../../src/mapping/paths/families';
import { LONGEST_TEXT, MOST_FRAMES, MOST_STACKS } from '../../../../src/mapping/stackText/pasted';
import { parseStackText } from '../../../../src/mapping/stackText/parseStackText';
import { MemoryFiles, noAbort } from '../memoryFiles';
import { captured } from './captured';
import { inShort } from './score';

describe('a pasted text', () => {
  it('without a stack has none', () => {
    [
      '',
      'hello',
      'We met at the station at 10:30, at example.com:8080 or at joe@example.com:25 (see note 3).',
      'The ratio was 3:2 at line 12.\nFrom here: to there.\nat all costs (see below)\nat Foo we do things',
      'Fixed in v1.2.3: now faster.\nTime: 12:34:56\nhttp://localhost:3000\nhttps://shop.example:8443/cart',
      '1: one thing\n2: another\n#1 a reason to buy\n#2 a reason (see above)',
      'function total(items) {\n  return items.reduce((a, b) => a + b.price, 0); // at the end (src/x)\n}',
      'import foo from "./foo.js";\nx = {"a": 1, "b": [2, 3]}\nself:method(1)\nfoo.bar(baz)',
      '{"level":"info","msg":"listening","port":3000,"path":"C:\\\\new\\\\table"}',
      'Error: something failed\nWarning: deprecated\nTypeError: x is not a function',
      '| a | b |\n|---|---|\n| 1 | 2:3 |',
    ].forEach((text) => assert.deepEqual(parseStackText(text).traces, [], text));
  });

  it('gives frames as the SDK of their language sends them', () => {
    const [trace] = parseStackText(
      'TypeError: x\n    at total (/srv/shop/src/cart.js:12:34)\n    at next (/srv/shop/node_modules/express/lib/router.js:1:2)\n    at node:internal/main:3:4',
    ).traces;
    assert.deepEqual(trace, {
      platform: 'node',
      stacks: [
        {
          kind: 'exception',
          type: 'TypeError',
          value: 'x',
          frames: [
            {
              filename: 'node:internal/main',
              platform: 'node',
              lineNo: 3,
              colNo: 4,
              context: [],
              inApp: false,
            },
            {
              filename: '/srv/shop/node_modules/express/lib/router.js',
              absPath: '/srv/shop/node_modules/express/lib/router.js',
              function: 'next',
              platform: 'node',
              lineNo: 1,
              colNo: 2,
              context: [],
              inApp: false,
            },
            {
              filename: '/srv/shop/src/cart.js',
              absPath: '/srv/shop/src/cart.js',
              function: 'total',
              platform: 'node',
              lineNo: 12,
              colNo: 34,
              context: [],
              inApp: true,
            },
          ],
        },
      ],
    });
  });

  it('tells the family of each frame', () => {
    const families: Readonly<Record<string, string>> = {
      dart: 'dart',
      dotnet: 'dotnet',
      elixir: 'elixir',
      go: 'go',
      javascript: 'javascript',
      jvm: 'jvm',
      lua: 'lua',
      perl: 'perl',
      php: 'php',
      python: 'python',
      ruby: 'ruby',
      rust: 'rust',
    };
    const strange = captured
      .filter(
        ({ language, says }) =>
          language in families && !says.includes('as Python') && !says.startsWith('style sheets'),
      )
      .flatMap(({ language, text }) =>
        parseStackText(text)
          .traces.flatMap(({ stacks }) => stacks.flatMap(({ frames }) => frames))
          .filter(
            (frame) => frame.filename !== undefined && familyOf(frame, undefined) !== families[language],
          )
          .map((frame) => `${language}: ${inShort(frame)}`),
      );
    assert.deepEqual(strange, []);
  });

  it('keeps two failures apart, and a cause with what it caused', () => {
    const java = (name: string) => `a.b.${name}: x\n\tat a.b.C.m(C.java:1)\n`;
    const { traces } = parseStackText(
      `${java('OneException')}Caused by: ${java('TwoException')}\nINFO going on\n\n${java('ThreeException')}`,
    );
    assert.deepEqual(
      traces.map(({ stacks }) => stacks.map(({ type }) => type)),
      [['a.b.TwoException', 'a.b.OneException'], ['a.b.ThreeException']],
    );
  });

  it('of a recursion keeps both ends and says how much was cut', () => {
    const frames = Array.from({ length: MOST_FRAMES + 30 }, (_, at) => `    at f (/srv/x.js:${at + 1}:1)`);
    const { traces, cut } = parseStackText(`RangeError: x\n${frames.join('\n')}`);
    const lines = traces[0]?.stacks[0]?.frames.map(({ lineNo }) => lineNo) ?? [];
    assert.equal(lines.length, MOST_FRAMES);
    assert.deepEqual([lines[0], lines.at(-1)], [MOST_FRAMES + 30, 1]);
    assert.deepEqual(cut, { characters: 0, frames: 30, stacks: 0 });
  });

  it('of too many stacks or characters says how many were left out', () => {
    const one = 'Error: x\n    at f (/srv/x.js:1:1)\n\n';
    const many = parseStackText(one.repeat(MOST_STACKS + 7));
    assert.equal(many.traces.length, MOST_STACKS);
    assert.equal(many.cut.stacks, 7);
    assert.equal(parseStackText(' '.repeat(LONGEST_TEXT + 3)).cut.characters, 3);
  });

  it('is located as an event is', async () => {
    const locator = new Locator(
      new MemoryFiles(
        [
          'src/cart.ts',
          'shop/views.py',
          'src/main/java/com/acme/Cart.java',
          'cart/cart.go',
          'lib/shop/cart.ex',
        ],
        'file:///code/shop',
      ),
    );
    try {
      const { traces } = parseStackText(
        [
          '    at total (webpack-internal:///(rsc)/./src/cart.ts:12:3)',
          '',
          'Traceback (most recent call last):\n  File "/srv/shop/views.py", line 3, in cart\nKeyError: 1',
          '\tat app//com.acme.Cart$Inner.total(Cart.java:12) ~[cart.jar:1.0]',
          'goroutine 1 [running]:\ngithub.com/acme/shop/cart.Total(...)\n\t/build/shop/cart/cart.go:12 +0x1',
          '** (KeyError) x\n    (shop 0.1.0) lib/shop/cart.ex:12: Shop.Cart.total/1',
        ].join('\n'),
      );
      const places = [];
      for (const { platform, stacks } of traces) {
        const located = await locator.locate({ eventId: '', platform, stacks }, noAbort);
        places.push(...located.flat().map((place) => (hasLine(place) ? place.file.path : place.verdict)));
      }
      assert.deepEqual(places, [
        'src/cart.ts',
        'shop/views.py',
        'src/main/java/com/acme/Cart.java',
        'cart/cart.go',
        'lib/shop/cart.ex',
      ]);
    } finally {
      locator.dispose();
    }
  });
});
