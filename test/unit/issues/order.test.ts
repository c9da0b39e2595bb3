import assert from 'node:assert/strict';
import { inFetchOrder } from '../../../src/issues/eventOrder';
import { compareIssues } from '../../../src/issues/order';
import { decodeIssue, type Issue } from '../../../src/sentry/issues';

function issue(id: string, fields: object = {}): Issue {
  const decoded = decodeIssue({ id, level: 'error', status: 'unresolved', ...fields });
  assert.ok(decoded !== undefined);
  return decoded;
}

describe('compareIssues', () => {
  it('orders by priority, level, users, events, last seen', () => {
    const ordered = [
      issue('1', { priority: 'high', level: 'info' }),
      issue('2', { priority: 'medium', level: 'fatal' }),
      issue('3', { priority: 'medium', userCount: 9, count: '1' }),
      issue('4', { priority: 'medium', userCount: 8, count: '99' }),
      issue('5', { priority: 'medium', userCount: 8, count: '98', lastSeen: '2026-01-02T00:00:00Z' }),
      issue('6', { priority: 'medium', userCount: 8, count: '98', lastSeen: '2026-01-01T00:00:00Z' }),
      issue('7', { priority: 'low' }),
      issue('8'),
    ];
    assert.deepEqual([...ordered].reverse().sort(compareIssues), ordered);
  });
});

describe('inFetchOrder', () => {
  it('fetches issues of open files first, then by order; the first 300 unasked', () => {
    const many = Array.from({ length: 400 }, (_, at) => issue(`${at + 100}`, { userCount: 400 - at }));
    const open = issue('1', { culprit: 'lineTotal(src/cart/total.ts)' });
    const named = issue('2', { metadata: { filename: 'app/views.py' } });
    const ordered = inFetchOrder([...many, open, named], new Set(['total.ts', 'views.py']));
    assert.deepEqual(
      ordered.slice(0, 3).map(({ id }) => id),
      ['1', '2', '100'],
    );
    assert.equal(ordered.length, 300);
  });
});
