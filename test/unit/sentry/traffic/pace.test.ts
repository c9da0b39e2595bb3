import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Pace } from '../../../../src/sentry/traffic/pace';

/** Starts things as soon as the pace lets them, each wanted so long after the one before. */
function startsOf(perSecond: number, gaps: readonly number[]): readonly number[] {
  const pace = new Pace(perSecond);
  let now = 0;
  return gaps.map((gap) => {
    now = Math.max(now + gap, pace.freeAt(now + gap));
    pace.start(now);
    return now;
  });
}

describe('Pace', () => {
  it('lets no more than so many start within any second, and no thing wait for nothing', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), gaps, (perSecond, wanted) => {
        const starts = startsOf(perSecond, wanted);
        starts.forEach((start, at) => {
          const before = starts[at - perSecond];
          assert.ok(before === undefined || start - before >= 1000, starts.join());
          const asked = (starts[at - 1] ?? 0) + (wanted[at] ?? 0);
          assert.ok(start === asked || start - (before ?? Number.NaN) === 1000, starts.join());
        });
      }),
    );
  });

  it('does not stand still for hours when the clock is set back', () => {
    const pace = new Pace(2);
    pace.start(9_000_000);
    pace.start(9_000_000);
    assert.equal(pace.freeAt(1000), 1000);
    pace.start(1000);
    pace.start(1000);
    assert.equal(pace.freeAt(1500), 2000);
  });
});
