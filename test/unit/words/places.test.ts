import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import type { Place } from '../../../src/mapping/place';
import { day, placeBrief, placeSentence } from '../../../src/words';

const at = { file: { folder: 'file:///shop', path: 'a.ts' }, line: base0(56), from: base1(42) };
const changedIn = `3f2c1b0${'a'.repeat(33)}`;
const ann = { author: 'Ann', authoredMs: new Date(2026, 10, 8).getTime() };

describe('what a place is called', () => {
  const cases: readonly (readonly [Place, string, string])[] = [
    [{ verdict: 'moved', ...at }, 'Moved from line 42 (release 2.4.1).', 'moved from 42'],
    [
      { verdict: 'edited', ...at, changedIn },
      'This line was changed after release 2.4.1, in 3f2c1b0 (Ann, 2026-11-08): it may be fixed. It was line 42.',
      'changed in 3f2c1b0',
    ],
    [
      { verdict: 'edited', ...at },
      'This line was line 42 in release 2.4.1 and has been edited since: it may be fixed.',
      'edited since',
    ],
    [
      { verdict: 'gone', ...at, reason: 'removed', changedIn },
      'Removed in 3f2c1b0 (Ann, 2026-11-08), after release 2.4.1; it was line 42.',
      'removed in 3f2c1b0',
    ],
    [
      { verdict: 'gone', ...at, reason: 'removed' },
      'Removed since release 2.4.1; it was line 42.',
      'removed since',
    ],
  ];
  for (const [place, sentence, brief] of cases) {
    it(brief, () => {
      assert.equal(placeSentence(place, '2.4.1', undefined, ann), sentence);
      assert.equal(placeBrief(place), brief);
    });
  }

  it('names the file that it was in', () => {
    const was = 'old/b.ts';
    const sentences: readonly (readonly [Place, string])[] = [
      [{ verdict: 'moved', ...at, was }, 'Moved from line 42 of old/b.ts (release 2.4.1).'],
      [
        { verdict: 'exact', ...at, was },
        'The code stands on the same line as in release 2.4.1, where the file was old/b.ts.',
      ],
      [
        { verdict: 'gone', ...at, was, reason: 'removed' },
        'Removed since release 2.4.1; it was line 42 of old/b.ts.',
      ],
    ];
    for (const [place, sentence] of sentences) {
      assert.equal(placeSentence(place, '2.4.1', was), sentence);
    }
    assert.equal(placeBrief({ verdict: 'moved', ...at, was }), 'moved from 42 of another file');
  });

  it('names the hash alone until more is known', () => {
    assert.equal(
      placeSentence({ verdict: 'edited', ...at, changedIn }, undefined, undefined),
      'This line was changed after the release, in 3f2c1b0: it may be fixed. It was line 42.',
    );
  });
});

describe('day', () => {
  it('is the calendar day of this machine', () => {
    assert.equal(day(new Date(2026, 0, 5, 23, 59).getTime()), '2026-01-05');
    assert.equal(day(new Date(2026, 11, 31).getTime()), '2026-12-31');
  });
});
