import assert from 'node:assert/strict';
import { retryAt, toldLimit } from '../../../../src/sentry/traffic/rateLimitHeaders';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const limits = (limit: string, remaining: string, reset: string, concurrent?: string) =>
  new Headers({
    'X-Sentry-Rate-Limit-Limit': limit,
    'X-Sentry-Rate-Limit-Remaining': remaining,
    'X-Sentry-Rate-Limit-Reset': reset,
    ...(concurrent !== undefined && { 'X-Sentry-Rate-Limit-ConcurrentRemaining': concurrent }),
  });

describe('the headers of rate limits', () => {
  it('are read as Sentry sends them, with and without the concurrent ones', () => {
    assert.deepEqual(toldLimit(limits('40', '39', '1772366401', '24')), {
      limit: 40,
      remaining: 39,
      reset: 1_772_366_401,
      concurrent: 24,
    });
    assert.equal(toldLimit(limits('40', '39', '1772366401'))?.concurrent, undefined);
    assert.equal(toldLimit(limits('5', '4', '1772366401.5'))?.reset, 1_772_366_401.5);
  });

  it('say nothing where they are missing or nonsense', () => {
    for (const headers of [
      new Headers(),
      limits('a', 'b', 'c'),
      limits('5', '-1', '17'),
      limits('5', '', ''),
    ]) {
      assert.equal(toldLimit(headers), undefined);
    }
    assert.equal(toldLimit(limits('9'.repeat(400), '1', '9'.repeat(400))), undefined);
  });

  it('say when to come back: a number of seconds, a date, the end of the window, in that order', () => {
    const after = (headers: Record<string, string>) => retryAt(new Headers(headers), NOW);
    const reset = { 'x-sentry-rate-limit-reset': String(NOW / 1000 + 7) };
    assert.equal(after({ 'retry-after': '120', ...reset }), NOW + 120_000);
    assert.equal(after({ 'retry-after': new Date(NOW + 60_000).toUTCString() }), NOW + 60_000);
    assert.equal(after(reset), NOW + 7000);
    assert.equal(after({ 'retry-after': 'soon', ...reset }), NOW + 7000);
    assert.equal(after({ 'retry-after': 'soon' }), undefined);
    assert.equal(after({}), undefined);
  });

  it('mean our time where the server has another', () => {
    const theirs = NOW + 3 * 3_600_000;
    const after = (headers: Record<string, string>) =>
      retryAt(new Headers({ date: new Date(theirs).toUTCString(), ...headers }), NOW);
    assert.equal(after({ 'x-sentry-rate-limit-reset': String(theirs / 1000 + 2) }), NOW + 2000);
    assert.equal(after({ 'retry-after': new Date(theirs + 90_000).toUTCString() }), NOW + 90_000);
    assert.equal(after({ 'retry-after': '5' }), NOW + 5000);
  });
});
