import assert from 'node:assert/strict';
import { base1 } from '../../../src/base/positions';
import { FileIndex } from '../../../src/mapping/files/fileIndex';
import { framePaths } from '../../../src/mapping/paths/framePath';
import { Locator } from '../../../src/mapping/locator';
import type { TraceFrame } from '../../../src/mapping/trace';
import { contextOf, frame, inWords, MemoryFiles, noAbort, trace } from './memoryFiles';

const MEGABYTE = 1_000_000;

/** Milliseconds of processor time per turn of the event loop while `work` goes on: how long others wait, on average. */
async function waitPerTurn(work: () => Promise<unknown>): Promise<number> {
  let turns = 1;
  let isWatching = true;
  const watch = () => {
    turns++;
    if (isWatching) {
      setImmediate(watch);
    }
  };
  setImmediate(watch);
  const spent = await processorTime(work);
  isWatching = false;
  return spent / turns;
}

/** In milliseconds; unlike the clock it does not run while other programs do. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The budget is 20 ms; several threads and a cold start are counted here too. */
const MOST_PER_TURN = 60;

const STRINGS: Readonly<Record<string, string>> = {
  'a megabyte of one letter': 'a'.repeat(MEGABYTE),
  'a megabyte of slashes': '/'.repeat(MEGABYTE),
  'a megabyte of climbing': '../'.repeat(MEGABYTE / 3),
  'a megabyte of percent signs': '%2e'.repeat(MEGABYTE / 3),
  'a megabyte of brackets': '(['.repeat(MEGABYTE / 2),
  'a megabyte of colons': ':1'.repeat(MEGABYTE / 2),
  'a megabyte of namespaces': 'webpack://'.repeat(MEGABYTE / 10),
  'ten thousand nested React addresses': 'rsc://React/Server/'.repeat(200) + 'x.js',
  'four thousand spaces': `${' '.repeat(4000)}x`,
  'four thousand exclamation marks': `webpack:///${'!'.repeat(4000)}`,
  'four thousand at signs': `webpack://${'@'.repeat(4000)}`,
  'four thousand versions': 'a@v1.2.3'.repeat(500),
  'NUL bytes': 'src/\0/../\0a.ts',
  'lone surrogates': 'src/\ud800/\udfff.ts',
  'right-to-left marks': 'src/\u202ests.x\u202c.ts',
  'terminal escapes': '\x1b]8;;http://x\x07src/a.ts',
  'glob characters': 'src/**/{a,b}*.ts',
  'an option': '--output=/etc/passwd',
  'a prototype': '__proto__/constructor.js',
  'a scheme of a prototype': 'constructor://x/a.js',
  'a climbing path': '../../../../../../etc/passwd',
  'a climbing path behind a namespace': 'webpack://shop/../../../etc/passwd',
  'a climbing path in percent': 'file:///srv/%2e%2e/%2e%2e/etc/passwd',
};

describe('Hostile text', () => {
  for (const [what, text] of Object.entries(STRINGS)) {
    it(`${what} in every part of a frame is dealt with in no time and reads nothing outside`, async () => {
      const files = new MemoryFiles(['etc.ts', 'src/cart.ts']);
      const parts: readonly Partial<TraceFrame>[] = [
        { filename: text },
        { absPath: text },
        { filename: 'Cart.java', module: text },
        { filename: 'x.rs', function: text },
        { filename: 'x.py', module: text, package: text },
        { filename: 'x.go', module: text },
      ];
      const spent = await processorTime(async () => {
        for (const platform of ['javascript', 'java', 'python', 'go', 'native', 'constructor', text]) {
          await new Locator(files).locate(
            trace(
              parts.map((one) => frame(one)),
              platform,
            ),
            noAbort,
          );
        }
      });
      assert.ok(spent < 1000, `${spent} ms`);
      assert.deepEqual(
        files.reads.filter((path) => /^[/\\]|^[a-z]:|\.\.|[\0\\]/i.test(path)),
        [],
      );
    });
  }

  it('never makes a path that leaves the folder', () => {
    const pieces = [
      '..',
      '.',
      '',
      'src',
      'C:',
      'a b',
      '%2e%2e',
      '%2f',
      '\\',
      '~',
      '[id]',
      '(x)',
      '@v1.0.0',
      '\ud800',
      '?q',
      '#h',
      'a.ts',
    ];
    const starts = [
      '',
      '/',
      'file:///',
      'webpack://x/',
      'app:///',
      'http://h/',
      'C:\\',
      '~/',
      'webpack:///(rsc)/./',
      '@acme/',
    ];
    for (const start of starts) {
      for (const one of pieces) {
        for (const two of pieces) {
          for (const three of pieces) {
            const paths = framePaths(
              frame({ filename: `${start}${one}/${two}\\${three}/x.ts` }),
              'javascript',
            );
            for (const { segments } of typeof paths === 'string' ? [] : paths.paths) {
              assert.ok(
                !segments.some((segment) => /^(?:\.{0,2}|.*[/\\\0].*)$/s.test(segment)),
                segments.join('|'),
              );
            }
          }
        }
      }
    }
  });

  const texts: Readonly<Record<string, string>> = {
    'one line': 'x'.repeat(MEGABYTE),
    'empty lines': '\n'.repeat(MEGABYTE),
    'carriage returns': '\r'.repeat(MEGABYTE),
    'equal lines': 'return compute(value);\n'.repeat(MEGABYTE / 23),
    'white space': `${' \t'.repeat(900)}\n`.repeat(MEGABYTE / 1801),
    'short lines': 'ab\n'.repeat(MEGABYTE / 3),
  };
  for (const [what, text] of Object.entries(texts)) {
    it(`a megabyte of ${what} as source never holds up the editor`, async () => {
      const same = Array.from({ length: 11 }, (_one, at) => ({
        line: base1(500 + at),
        text: 'return compute(value);',
      }));
      const cut = same.map((one) => ({ ...one, text: `{snip} compute(value) and so on {snip}` }));
      const frames = [same, cut, contextOf('a\nb\nc', 2)].map((context) =>
        frame({ filename: './src/cart/total.ts', line: 505, context }),
      );
      const locator = new Locator(new MemoryFiles({ 'src/cart/total.ts': text }));
      const blocked = await waitPerTurn(() => locator.locate(trace(frames), noAbort));
      assert.ok(blocked < MOST_PER_TURN, `${blocked} ms`);
    });
  }

  it('a context of a megabyte a line, and of a hundred thousand lines, is no context', async () => {
    const huge = [{ line: base1(3), text: 'x'.repeat(MEGABYTE) }];
    const many = Array.from({ length: 100_000 }, (_one, at) => ({ line: base1(at + 1), text: 'x' }));
    const locator = new Locator(new MemoryFiles({ 'src/cart/total.ts': 'a\nb\nc\nd' }));
    const frames = [huge, many].map((context) => frame({ filename: './src/cart/total.ts', context }));
    const [places = []] = await locator.locate(trace(frames), noAbort);
    assert.deepEqual(places.map(inWords), [
      'unverified noContext src/cart/total.ts:3',
      'gone removed src/cart/total.ts:3',
    ]);
  });

  it('a hundred thousand files are indexed without holding up the editor', async () => {
    const paths = Array.from(
      { length: 100_000 },
      (_one, at) => `packages/p${at % 999}/src/d${at % 77}/file${at}.ts`,
    );
    const blocked = await waitPerTurn(() => FileIndex.build(paths, { ignoresCase: false }, noAbort));
    assert.ok(blocked < MOST_PER_TURN, `${blocked} ms`);
  });

  it('line numbers beyond all reason are beyond the end of the file', async () => {
    const locator = new Locator(new MemoryFiles({ 'src/cart/total.ts': 'a\nb' }));
    const frames = [2 ** 53, 1e308, 3].map((line) => frame({ filename: './src/cart/total.ts', line }));
    const [places = []] = await locator.locate(trace(frames), noAbort);
    assert.deepEqual(places.map(inWords), Array(3).fill('unverified shorter src/cart/total.ts:2'));
  });
});
