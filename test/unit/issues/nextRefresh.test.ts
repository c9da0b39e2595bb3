import assert from 'node:assert/strict';
import { dueAt, nextRefreshIn } from '../../../src/issues/nextRefresh';
import type { FeedState } from '../../../src/issues/storeState';
import { SentryError } from '../../../src/sentry/sentryError';
import { readyFeed, someBinding } from '../../inMemory';

const minute = 60_000;
const AS_OF = 1000;
const noAccount: FeedState = { kind: 'noAccount', binding: someBinding };

describe('the next refresh', () => {
  const offline = new SentryError('network', 'GET /');
  const limited = new SentryError('rateLimited', 'GET /', { retryAt: AS_OF + 10 * minute });
  const within = (feeds: readonly FeedState[], minutes: number, now: number, leftAt?: number) =>
    nextRefreshIn({ kind: 'bound', feeds }, { minutes, leftAt }, now);

  it('comes when the lists are as old as the person wants them', () => {
    assert.equal(within([readyFeed()], 5, AS_OF + minute), 4 * minute);
    assert.equal(within([readyFeed()], 5, AS_OF + 9 * minute), 0);
  });

  it('comes when the first of several feeds is due', () => {
    assert.equal(within([noAccount, readyFeed({ asOf: AS_OF + minute }), readyFeed()], 5, AS_OF), 5 * minute);
  });

  it('does not come by itself where that is off, while one is under way, or without a session', () => {
    for (const minutes of [0, -1, Number.NaN]) {
      assert.equal(within([readyFeed()], minutes, AS_OF), undefined);
    }
    assert.equal(within([readyFeed({ refreshing: true })], 5, AS_OF), undefined);
    assert.equal(within([noAccount], 5, AS_OF), undefined);
    assert.equal(nextRefreshIn({ kind: 'signedOut' }, { minutes: 5 }, AS_OF), undefined);
  });

  it('is not due while a failed one is being tried again', () => {
    const { account, binding, triedAt } = readyFeed();
    const failed = { kind: 'failed', account, binding, triedAt, error: offline } as const;
    const later = AS_OF + 60 * minute;
    assert.equal(within([{ ...failed, refreshing: true }], 5, later), undefined);
    assert.equal(within([readyFeed({ trouble: offline, refreshing: true })], 5, later), undefined);
  });

  it('is never so far away that a timer overflows', () => {
    const patient = new SentryError('rateLimited', 'GET /', { retryAt: 1e15 });
    assert.equal(within([readyFeed({ trouble: patient })], 5, AS_OF), 60 * minute);
    assert.equal(within([readyFeed()], 1440, AS_OF), 60 * minute);
    assert.equal(dueAt(readyFeed(), { minutes: 1440 }), AS_OF + 1440 * minute);
  });

  it('comes a minute after a failure that may pass, and not before the server wants it', () => {
    assert.equal(within([readyFeed({ trouble: offline })], 5, AS_OF), minute);
    assert.equal(within([readyFeed({ trouble: limited })], 5, AS_OF), 10 * minute);
    assert.equal(within([readyFeed({ trouble: new SentryError('auth', 'GET /') })], 5, AS_OF), 5 * minute);
    const { account, binding, triedAt } = readyFeed();
    assert.equal(
      within([{ kind: 'failed', account, binding, triedAt, error: offline, refreshing: false }], 5, AS_OF),
      minute,
    );
  });

  it('does not come five minutes after the window was left, and at once when it is back', () => {
    const now = AS_OF + 8 * minute;
    assert.equal(within([readyFeed()], 5, AS_OF + 4 * minute, AS_OF), minute);
    assert.equal(within([readyFeed()], 6, AS_OF + 4 * minute, AS_OF), undefined);
    assert.equal(within([readyFeed()], 5, now, AS_OF), undefined);
    assert.equal(within([readyFeed()], 5, now), 0);
  });
});
