import assert from 'node:assert/strict';
import { type FrameCase, run } from './frameCase';
import { tables } from './tables';

/** Those that somebody has shown. */
const all = tables.flatMap(({ cases }) => cases.filter(({ source }) => source !== undefined));

describe('frames met in the wild', () => {
  for (const { name, cases } of tables) {
    describe(name, () => {
      for (const one of cases) {
        it(one.says, async () => {
          const { result, place } = await run(one);
          assert.equal(result, 'right', `${JSON.stringify(place)}, not ${JSON.stringify(one.place)}`);
        });
      }
    });
  }
});

describe('the tables of frames', () => {
  it('hold at least 400 shapes, two thirds of them as they stand in texts of others, a third without one file', () => {
    const share = (fits: (one: FrameCase) => boolean) => all.filter(fits).length / all.length;
    assert.ok(all.length >= 400, `${all.length} cases`);
    assert.ok(share(({ text }) => text === 'taken') >= 2 / 3);
    assert.ok(share(({ place }) => typeof place !== 'string') >= 1 / 3);
  });

  it('name the public address and the day of every shape', () => {
    const unsaid = all.filter(
      ({ source: [address, date] = ['', ''] }) =>
        !/^https:\/\/[\w.-]+\//.test(address) || !/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(date),
    );
    assert.deepEqual(
      unsaid.map(({ says, source }) => [says, source]),
      [],
    );
  });

  it('call every case by a name of its own', () => {
    for (const { cases } of tables) {
      assert.equal(new Set(cases.map(({ says }) => says)).size, cases.length);
    }
  });
});
