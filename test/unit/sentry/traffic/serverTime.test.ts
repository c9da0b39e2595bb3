import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ServerTime } from '../../../../src/sentry/traffic/serverTime';

const dateOf = (moment: number) => new Date(moment).toUTCString();

describe('ServerTime', () => {
  it('never takes a moment of the server for an earlier one than it is, whatever the clocks say', () => {
    const anyAhead = fc.integer({ min: -10_000_000, max: 10_000_000 });
    const answer = fc.record({
      sent: fc.integer({ min: 0, max: 100_000 }),
      toServer: fc.integer({ min: 0, max: 3000 }),
      fromServer: fc.integer({ min: 0, max: 3000 }),
    });
    fc.assert(
      fc.property(anyAhead, fc.array(answer, { minLength: 1, maxLength: 20 }), (ahead, answers) => {
        const time = new ServerTime();
        const start = Date.parse('2026-01-01T00:00:00Z');
        for (const { sent, toServer, fromServer } of answers) {
          const made = start + sent + toServer + ahead;
          time.learn(dateOf(made), start + sent, start + sent + toServer + fromServer);
        }
        const fastest = Math.min(...answers.map(({ fromServer }) => fromServer));
        const late = time.here(start + ahead) - start;
        assert.ok(late >= 0 && late < 1000 + fastest, `${late} ms late, the fastest answer took ${fastest}`);
      }),
    );
  });

  it('believes the newer answer after a clock was set', () => {
    const time = new ServerTime();
    time.learn(dateOf(50_000_000), 1_000_000, 1_000_000);
    assert.equal(time.here(50_000_000), 1_000_000);
    time.learn(dateOf(50_001_000), 4_600_000, 4_600_000);
    assert.equal(time.here(50_001_000), 4_600_000);
  });

  it('takes a server that tells no time, or nonsense, to have ours', () => {
    const time = new ServerTime();
    time.learn(null, 0, 0);
    time.learn('yesterday', 0, 0);
    assert.equal(time.here(1_234_567), 1_234_567);
  });
});
