import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { calledFrame, crashFrame, whyNoCrashFrame } from '../../../src/mapping/crashFrame';
import type { Place, UnmappedReason } from '../../../src/mapping/place';
import type { Trace } from '../../../src/mapping/trace';
import { frame } from './memoryFiles';

const file = { folder: 'file:///code/shop', path: 'src/a.ts' };
const line = base0(4);
const from = base1(9);
const exact: Place = { verdict: 'exact', file, line };
const ambiguous: Place = { verdict: 'ambiguous', candidates: [file, file] };
const unmapped = (reason: UnmappedReason): Place => ({ verdict: 'unmapped', reason });
const dependency = unmapped('thirdParty');
const pending = unmapped('pending');

/** A trace with stacks of these types, and as many frames as there are places. */
function traced(places: readonly (readonly Place[])[], types: readonly string[] = [], inApp = true): Trace {
  const stacks = places.map((frames, at) => ({
    kind: 'exception' as const,
    type: types[at] ?? 'Error',
    frames: frames.map(() => frame({ inApp })),
  }));
  return { eventId: 'e', stacks };
}

describe('The crash frame', () => {
  const table: readonly (readonly [
    says: string,
    places: readonly (readonly Place[])[],
    at: { stack: number; frame: number } | undefined,
  ])[] = [
    [
      'is the last frame with a place of the outermost exception',
      [[exact], [exact, exact, dependency]],
      { stack: 1, frame: 1 },
    ],
    [
      'is one of the next inner exception where the outermost has none',
      [[exact, dependency], [dependency]],
      { stack: 0, frame: 0 },
    ],
    ['passes over ambiguous frames', [[exact, ambiguous]], { stack: 0, frame: 0 }],
    ['may have moved', [[{ verdict: 'moved', file, line, from }]], { stack: 0, frame: 0 }],
    ['may have been edited', [[{ verdict: 'edited', file, line, from }]], { stack: 0, frame: 0 }],
    [
      'may be unverified',
      [[{ verdict: 'unverified', file, line, reason: 'noContext' }]],
      { stack: 0, frame: 0 },
    ],
    ['may be gone', [[{ verdict: 'gone', file, line, from, reason: 'removed' }]], { stack: 0, frame: 0 }],
    ['waits for none that only called it', [[exact], [pending, exact, dependency]], { stack: 1, frame: 1 }],
    [
      'is none as long as one that failed later may be it',
      [[exact], [exact, pending, dependency]],
      undefined,
    ],
    ['is none where nothing has a place', [[dependency, ambiguous]], undefined],
    ['is none of an event without a stack', [], undefined],
    ['is none of exceptions without frames', [[], []], undefined],
  ];
  for (const [says, places, at] of table) {
    it(says, () => {
      assert.deepEqual(crashFrame(traced(places), places), at);
    });
  }

  it('of a group is in the exception that the title names', () => {
    const places = [[exact], [exact], [exact]];
    const group = traced(places, ['ValueError', 'TypeError', 'ExceptionGroup']);
    assert.deepEqual(crashFrame(group, places, 'ValueError'), { stack: 0, frame: 0 });
    assert.deepEqual(crashFrame(group, places, 'ExceptionGroup'), { stack: 2, frame: 0 });
    assert.deepEqual(crashFrame(group, places), { stack: 2, frame: 0 });
    assert.deepEqual(crashFrame(traced(places, ['ValueError', 'TypeError', 'Error']), places, 'ValueError'), {
      stack: 2,
      frame: 0,
    });
  });

  it('only called what failed where a later frame of the application has no line here', () => {
    const called = (places: readonly Place[], inApp = true) =>
      calledFrame(traced([places], [], inApp), [places], { stack: 0, frame: 0 });
    assert.deepEqual(called([exact, unmapped('notFound'), dependency]), { stack: 0, frame: 1 });
    assert.deepEqual(called([exact, ambiguous]), { stack: 0, frame: 1 });
    assert.equal(called([exact, dependency, unmapped('runtime')]), undefined);
    assert.equal(called([exact, unmapped('notFound')], false), undefined);
  });

  it('is missing for a reason', () => {
    const why = (places: readonly (readonly Place[])[], inApp = true) =>
      whyNoCrashFrame(traced(places, [], inApp), places);
    assert.deepEqual(why([[unmapped('bundle'), ambiguous, dependency]]), {
      reason: 'ambiguous',
      at: { stack: 0, frame: 1 },
    });
    assert.deepEqual(why([[unmapped('bundle')], [unmapped('notFound')]]), {
      reason: 'bundle',
      at: { stack: 0, frame: 0 },
    });
    assert.deepEqual(why([[unmapped('notFound'), dependency]]), {
      reason: 'elsewhere',
      at: { stack: 0, frame: 0 },
    });
    assert.deepEqual(why([[unmapped('notFound'), dependency]], false), { reason: 'notYours' });
    assert.deepEqual(why([[dependency, unmapped('runtime')]]), { reason: 'notYours' });
    assert.deepEqual(why([[]]), { reason: 'noStack' });
  });
});
