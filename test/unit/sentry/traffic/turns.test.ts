import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { delay } from '../../../../src/base/clock';
import { calls } from '../../../../src/sentry/calls';
import type { TrafficRequest } from '../../../../src/sentry/traffic/request';
import { Traffic } from '../../../../src/sentry/traffic/traffic';
import { VirtualClock } from '../../virtualClock';
import { request, type Seen, sentryLimits, SimulatedServer } from './simulatedServer';

const accounts = [{}, {}];

/** One request of a day in the life of a server; times in milliseconds. */
const wish = fc.record({
  call: fc.constantFrom(calls.issueEvent, calls.issueEvent, calls.issue, calls.issues, calls.updateIssue),
  lane: fc.constantFrom('person' as const, 'background' as const, 'background' as const),
  account: fc.constantFrom(...accounts),
  at: fc.integer({ min: 0, max: 3000 }),
  toMs: fc.integer({ min: 0, max: 400 }),
  fromMs: fc.integer({ min: 0, max: 400 }),
  cancelledAfter: fc.option(fc.integer({ min: 0, max: 2000 }), { freq: 5, nil: undefined }),
});
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

const day = fc.record({
  wishes: fc.array(wish, { minLength: 1, maxLength: 60 }),
  ahead: fc.integer({ min: -8_000_000, max: 8_000_000 }),
});

interface Day {
  readonly clock: VirtualClock;
  readonly server: SimulatedServer;
  readonly wishes: readonly Wish[];
  /** When each was cancelled; `undefined` for those that were answered. */
  readonly outcomes: readonly (number | undefined)[];
  /** What the server saw, in the order of the wishes. */
  readonly seen: readonly (Seen | undefined)[];
}

/** Lives through a day: each request is for an address of its own. */
async function live(wishes: readonly Wish[], ahead: number): Promise<Day> {
  const clock = new VirtualClock();
  const traffic = new Traffic(clock);
  const numberOf = ({ url }: { readonly url: string }) => Number(url.split('/').at(-1));
  const server = new SimulatedServer(clock, {
    ahead,
    limits: sentryLimits,
    behave: (_, asked) => wishes[numberOf(asked)] ?? {},
  });
  const ask = async (wanted: Wish, number: number): Promise<number | undefined> => {
    const abort = new AbortController();
    await delay(clock, wanted.at, abort.signal);
    if (wanted.cancelledAfter !== undefined) {
      clock.after(wanted.cancelledAfter, () => abort.abort());
    }
    const { call, lane, account } = wanted;
    const asked: TrafficRequest = request(call, number, { lane, account });
    try {
      await traffic.run(asked, server.attempt(asked), abort.signal);
      return undefined;
    } catch (error) {
      assert.equal(error instanceof Error && error.name, 'AbortError');
      return clock.now();
    }
  };
  const outcomes = await clock.run(Promise.all(wishes.map(ask)));
  const seen = wishes.map((_, at) => server.seen.find((one) => numberOf(one) === at));
  return { clock, server, wishes, outcomes, seen };
}

const property = (holds: (day: Day) => void) =>
  fc.assert(
    fc.asyncProperty(day, async ({ wishes, ahead }) => holds(await live(wishes, ahead))),
    { numRuns: 60 },
  );

/** Whether two wishes wait in the same line: the same limit, and nobody before the other. */
const isSameLine = (one: Wish, other: Wish) =>
  one.call === other.call && one.account === other.account && one.lane === other.lane;

describe('the turns of requests', () => {
  it('provoke no 429, whatever the answers take, and whatever the clock of the server says', () =>
    property(({ server }) => {
      assert.deepEqual(
        server.seen.filter(({ status }) => status !== 200),
        [],
      );
    }));

  it('come for all who were not cancelled, soon', () =>
    property(({ clock, wishes, outcomes, seen }) => {
      wishes.forEach(({ cancelledAfter }, at) => {
        assert.ok(cancelledAfter !== undefined || (outcomes[at] === undefined && seen[at] !== undefined));
      });
      assert.ok(clock.passed < 3000 + wishes.length * 1000, `${clock.passed} ms`);
    }));

  it('let at most 5 events start within any second, 4 at a time, and 8 requests in all', () =>
    property(({ server }) => {
      const starts = server.seen.filter(({ call }) => call === calls.issueEvent).map(({ sent }) => sent);
      starts.forEach((start, at) => assert.ok(start - (starts[at - 5] ?? -Infinity) >= 1000, starts.join()));
      assert.ok(server.most(calls.issueEvent) <= 4);
      assert.ok(server.most() <= 8);
    }));

  it('keep the order in which requests of a kind came', () =>
    property(({ wishes, seen }) => {
      wishes.forEach((one, at) => {
        wishes.forEach((other, behind) => {
          const [first, second] = [seen[at], seen[behind]];
          const isEarlier = one.at < other.at || (one.at === other.at && at < behind);
          if (isEarlier && isSameLine(one, other) && first !== undefined && second !== undefined) {
            assert.ok(first.sent <= second.sent, `${at} and ${behind}`);
          }
        });
      });
    }));

  it('never come for who was cancelled before', () =>
    property(({ wishes, outcomes, seen }) => {
      wishes.forEach((_, at) => {
        const cancelled = outcomes[at];
        assert.ok(cancelled === undefined || (seen[at]?.sent ?? -Infinity) <= cancelled);
      });
      assert.equal(
        seen.every((one) => one === undefined || one.ended !== undefined),
        true,
      );
    }));
});
