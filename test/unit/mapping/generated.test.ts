import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { noKnowledge } from '../../../src/mapping/choice/knowledge';
import { parsePathRules, spellingsOf, writeRule } from '../../../src/mapping/choice/pathRules';
import { Locator } from '../../../src/mapping/locator';
import { framePaths } from '../../../src/mapping/paths/framePath';
import { readSpelling, type SpelledPath } from '../../../src/mapping/paths/spelling';
import { hasLine, type Place } from '../../../src/mapping/place';
import { projectRoot } from '../../projectRoot';
import { frame, inWords, MemoryFiles, noAbort, trace } from './memoryFiles';

const SEED = 20261120;
const RUNS = 4000;

/** The sources of this very project, and a few names that no project of this kind has. */
const PATHS = [
  ...readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/${path.replaceAll('\\', '/')}`),
  'package.json',
  'app/[id]/(group)/page.tsx',
  'app/$slug/über uns.tsx',
  'test/fixtures/shop/src/index.ts',
];

const SEGMENTS = [...new Set(PATHS.flatMap((path) => path.split('/')))];

const HOSTILE = [
  ...['..', '.', '', '...', '~', ' ', '-', '!', '?', '#', '*', '**', '[a-z]', '{a,b}', '(x)', '@v1.0.0'],
  ...['C:', 'z:', 'file:', 'webpack:', 'con:', '%2e%2e', '%2E', '%2f', '%5c', '%00', '%', '%zz', '%ff'],
  ...['%252e%252e', '%255Bid%255D', '%5Bid%5D', '%25', '\0', 'a\0b', '\ud800', '\udfff.ts', '\u202e', '\n'],
  ...['node_modules', 'site-packages', 'vendor', 'dist', 'native', '<anonymous>', 'x'.repeat(10_000)],
];

const STARTS = [
  ...['', '', '', '/', './', '../', '../../', '//', '/srv/app/', 'C:/build/', 'c:', '//share/x/', '~/'],
  ...['file:///', 'file:///srv/my%20app/', 'webpack:///./', 'webpack://shop/./', 'webpack://@acme/web/./'],
  ...[
    'webpack-internal:///(rsc)/./',
    'turbopack:///[project]/',
    'app:///',
    'https://shop.example/',
    'rsc://',
  ],
];

/** The end of a real path, or what nobody would call one. */
const tails = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PATHS).map((path) => path.split('/')) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...SEGMENTS), { minLength: 1, maxLength: 5 }) },
  { weight: 1, arbitrary: fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 4 }) },
);

/** Percent-encoded so many times, letters too. */
function encoded(text: string, times: number): string {
  const once = text.replace(/[\x20-\x7e]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return times === 0 ? text : times === 1 ? once : once.replaceAll('%', '%25');
}

/** A tail, perhaps encoded, with hostile segments put in at any places, behind any start. */
const spellings = fc
  .tuple(
    fc.constantFrom(...STARTS),
    tails,
    fc.array(fc.tuple(fc.nat(8), fc.constantFrom(...HOSTILE)), { maxLength: 2 }),
    fc.nat(3),
    fc.constantFrom(0, 0, 0, 0, 0, 1, 2),
  )
  .map(([start, tail, hostile, cut, encodings]) => {
    const left = tail.length > cut ? tail.slice(cut) : tail;
    const segments = left.map((segment, at) => (at === 0 ? encoded(segment, encodings) : segment));
    hostile.forEach(([at, segment]) => segments.splice(Math.min(at, segments.length), 0, segment));
    return start + segments.join('/');
  });

const platforms = fc.constantFrom(
  'javascript',
  'node',
  'python',
  'go',
  'java',
  'csharp',
  'php',
  'ruby',
  'native',
);

const files = new MemoryFiles(PATHS);
const locator = new Locator(files, {
  ...noKnowledge,
  pathRules: [
    { frame: 'webpack://shop/./', file: './' },
    { frame: '**/[a-z]/**', file: '**/**' },
    { frame: '/srv/*/**', file: '**' },
  ],
  codeMappings: [
    { stackRoot: '../', sourceRoot: '' },
    { stackRoot: 'C:/', sourceRoot: 'src/' },
  ],
});

async function place(filename: string, platform: string): Promise<Place> {
  const [[one] = []] = await locator.locate(trace([frame({ filename })], platform), noAbort);
  assert.ok(one !== undefined);
  return one;
}

function pathsOf(one: Place): readonly string[] {
  return 'file' in one
    ? [one.file.path]
    : one.verdict === 'ambiguous'
      ? one.candidates.map(({ path }) => path)
      : [];
}

/** A path as it was read, spelled so that it can only be read in one way. */
function spelledAgain({ segments, climbs }: SpelledPath): string {
  const escaped = segments.map((segment) =>
    segment.replace(/[^\w.-]/g, (one) =>
      one < '\x80' ? `%${one.charCodeAt(0).toString(16).padStart(2, '0')}` : one,
    ),
  );
  return `${climbs === 0 ? './' : '../'.repeat(climbs)}${escaped.join('/')}`;
}

describe(`Paths made up from real ones and from everything hostile (seed ${SEED})`, () => {
  it('throw nothing, name only files of the workspace, and are often found all the same', async () => {
    const known = new Set(PATHS);
    let resolved = 0;
    await fc.assert(
      fc.asyncProperty(spellings, platforms, async (filename, platform) => {
        const one = await place(filename, platform);
        assert.deepEqual(
          pathsOf(one).filter((path) => !known.has(path)),
          [],
        );
        resolved += Number(hasLine(one));
      }),
      { seed: SEED, numRuns: RUNS },
    );
    console.log(`      ${Math.round((100 * resolved) / RUNS)} % of ${RUNS} paths have a file`);
    assert.ok(resolved / RUNS >= 0.3, `${resolved} of ${RUNS}`);
    assert.deepEqual(
      files.reads.filter((path) => /^[\\/]|^[a-z]:|[\0\\]|(?:^|\/)\.\.?(?:\/|$)/i.test(path)),
      [],
    );
  });

  it('are read the same with / and with \\', async () => {
    await fc.assert(
      fc.asyncProperty(spellings, platforms, async (filename, platform) => {
        const turned = filename.replaceAll('/', '\\');
        assert.equal(inWords(await place(turned, platform)), inWords(await place(filename, platform)));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('are read the same again once they were read', () => {
    let read = 0;
    fc.assert(
      fc.property(spellings, (spelling) => {
        const readings = readSpelling(spelling);
        for (const one of typeof readings === 'string' ? [] : readings) {
          const again = readSpelling(spelledAgain(one));
          const [first] = typeof again === 'string' ? [] : again;
          assert.deepEqual(
            { segments: first?.segments, climbs: first?.climbs },
            { segments: one.segments, climbs: one.climbs },
          );
          read++;
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
    assert.ok(read > RUNS / 2, `${read} readings`);
  });

  it('are led to any file by the rule that is written for them', async () => {
    let written = 0;
    await fc.assert(
      fc.asyncProperty(spellings, fc.constantFrom(...PATHS), async (filename, file) => {
        const asked = frame({ filename });
        const paths = framePaths(asked, 'javascript');
        const rule = writeRule(spellingsOf(asked, typeof paths === 'string' ? undefined : paths), file);
        if (rule !== undefined) {
          written++;
          const { rules } = parsePathRules([JSON.parse(JSON.stringify(rule))]);
          const ruled = new Locator(new MemoryFiles(PATHS), { ...noKnowledge, pathRules: rules });
          const [[one] = []] = await ruled.locate(trace([asked]), noAbort);
          assert.deepEqual(one && pathsOf(one), [file]);
          ruled.dispose();
        }
      }),
      { seed: SEED, numRuns: RUNS / 4 },
    );
    assert.ok(written > RUNS / 5, `${written} rules`);
  });
});
