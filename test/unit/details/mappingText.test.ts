import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { mappingText, type MappingStory } from '../../../src/details/mappingText';
import type { Candidate } from '../../../src/mapping/choice/candidates';
import type { Scored } from '../../../src/mapping/choice/scores';
import type { Place } from '../../../src/mapping/place';
import type { Trace, TraceFrame } from '../../../src/mapping/trace';

const folder = 'file:///code/shop';
const frame: TraceFrame = {
  filename: '/srv/app/src/index.js',
  function: 'main',
  lineNo: base1(5),
  inApp: true,
  context: [{ line: base1(5), text: '  const server = listen(port);' }],
};

describe('the document of a mapping', () => {
  it('says what came in, each step, every candidate with its points, the verdict, and what would change it', () => {
    const files = ['packages/cart/src/index.js', 'packages/search/src/index.js'];
    const text = mappingText(
      story({
        place: { verdict: 'ambiguous', candidates: files.map((path) => ({ folder, path })) },
        folders: [
          {
            name: 'shop',
            steps: [
              { step: 'path', from: 'filename', path: 'srv/app/src/index.js', climbs: 0 },
              { step: 'candidates', matched: 2, total: 2, files },
              { step: 'code', file: files[0] ?? '', share: 1 },
              { step: 'code', file: files[1] ?? '', share: 0.64 },
              { step: 'scores', scores: [scored(files[0], 14), scored(files[1], 13.75)] },
            ],
          },
        ],
      }),
    );
    assert.equal(
      text,
      `SHOP-7: How this frame was mapped
=================================

What came in
------------
File name         /srv/app/src/index.js
Function          main
Line              5
In app            yes
Platform          node
Release           shop@1.0.0
Source lines      1
The failing one   const server = listen(port);

What was done
-------------
 1. the file name reads srv/app/src/index.js
 2. 2 segments agree, in: packages/cart/src/index.js, packages/search/src/index.js
 3. packages/cart/src/index.js: 100 % of the event's lines stand in it
 4. packages/search/src/index.js: 64 % of the event's lines stand in it
 5. points of 2 candidates
        20  packages/cart/src/index.js  (its path 6, the event's source lines 14)
      19.8  packages/search/src/index.js  (its path 6, the event's source lines 13.8)

The verdict
-----------
ambiguous
2 files fit this frame equally well.
  packages/cart/src/index.js
  packages/search/src/index.js

What would change it
--------------------
Run "Faultline: This Frame Is That File…" once: the answer is kept and serves the files around, too.
`,
    );
  });

  it('tells the folders apart where there are several', () => {
    const steps = [{ step: 'path', from: 'filename', path: 'src/a.js', climbs: 0 }] as const;
    const folders = ['shop', 'blog'].map((name) => ({ name, steps }));
    const lines = mappingText(story({ folders })).split('\n');
    assert.deepEqual(lines.slice(lines.indexOf('In the folder shop'), lines.indexOf('The verdict') - 1), [
      'In the folder shop',
      ' 1. the file name reads src/a.js',
      'In the folder blog',
      ' 1. the file name reads src/a.js',
    ]);
  });

  it('names hundreds of candidates, and says how many more there are', () => {
    const scores = Array.from({ length: 700 }, (_, at) => scored(`packages/p${at}/src/index.js`, 0));
    const lines = mappingText(story({ folders: [{ name: 'shop', steps: [{ step: 'scores', scores }] }] }));
    assert.equal(lines.match(/packages\/p\d+\/src\/index\.js/g)?.length, 500);
    assert.match(lines, /^ {4}and 200 more$/m);
  });

  it('keeps every text of the event on one line, and draws no link', () => {
    const hostile = 'https://evil.example/\r\n# heading\u202e\u0000[x](command:y)\u2028file:///etc/passwd';
    const lines = mappingText(
      story({
        title: 'SHOP-7',
        trace: { ...trace, release: hostile, platform: hostile, debugIds: { [hostile]: hostile } },
        frame: {
          ...{ filename: hostile, absPath: `${hostile}2`, module: hostile, package: hostile },
          ...{ function: hostile, platform: hostile, lineNo: base1(1) },
          context: [{ line: base1(1), text: hostile }],
        },
        place: { verdict: 'exact', file: { folder, path: hostile }, line: base0(0) },
        folders: [
          {
            name: hostile,
            steps: [
              { step: 'path', from: 'filename', path: hostile, climbs: 99 },
              { step: 'rule', rule: { frame: hostile, file: hostile }, lead: hostile, file: hostile },
              { step: 'scores', scores: [scored(hostile, 1)] },
              { step: 'chosen', file: hostile, by: 'path' },
            ],
          },
          { name: hostile, steps: [] },
        ],
      }),
    ).split('\n');
    assert.deepEqual(
      lines.filter((line) => /[\p{Cc}\u202e\u2028]|:\//u.test(line)),
      [],
    );
    assert.equal(lines.filter((line) => line.startsWith('# heading')).length, 0);
    assert.equal(lines.filter((line) => line.includes('evil.example')).length, 17);
  });

  it('says of every verdict and reason what it means and what would change it', () => {
    for (const place of places()) {
      const text = mappingText(story({ place }));
      const [verdict = '', change = ''] =
        text.split('The verdict\n-----------\n')[1]?.split(/\n\nWhat .*\n-+\n/) ?? [];
      assert.ok(verdict.startsWith(place.verdict), verdict);
      assert.match(verdict, /\n.*\.$/, `${place.verdict} has no sentence`);
      assert.match(change, /^.+\.\n$/, `${place.verdict} has no remedy`);
    }
  });
});

const trace: Trace = { eventId: 'e', platform: 'node', release: 'shop@1.0.0', stacks: [] };

function story(parts: Partial<MappingStory>): MappingStory {
  const place: Place = { verdict: 'unmapped', reason: 'notFound' };
  return { title: 'SHOP-7', trace, frame, place, folders: [], ...parts };
}

function scored(file = '', code: number): Scored {
  const path = { from: 'filename', root: '/', segments: file.split('/'), climbs: 0 } as const;
  const candidate: Candidate = { file, matched: 2, isWhole: false, strength: 'weak', path, isOwn: false };
  const evidence = { path: 6, package: 0, folder: 0, binding: 0, trace: 0, side: 0, code };
  return { candidate, evidence, score: 6 + code, block: undefined };
}

function places(): readonly Place[] {
  const at = { file: { folder, path: 'src/a.js' }, line: base0(1) };
  return [
    { verdict: 'exact', ...at },
    { verdict: 'moved', ...at, from: base1(1) },
    { verdict: 'edited', ...at, from: base1(1) },
    { verdict: 'gone', ...at, from: base1(1), reason: 'removed' },
    ...(['noLine', 'noContext', 'notFetched', 'unreadable', 'shorter', 'otherBuild', 'unsure'] as const).map(
      (reason) => ({ verdict: 'unverified', ...at, reason }) as const,
    ),
    ...(
      [
        'noPath',
        'runtime',
        'thirdParty',
        'outside',
        'bundle',
        'notFound',
        'notCheckedOut',
        'differs',
      ] as const
    ).map((reason) => ({ verdict: 'unmapped', reason }) as const),
  ];
}
