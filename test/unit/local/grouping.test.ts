import assert from 'node:assert/strict';
import { groupOf } from '../../../src/local/intake/grouping';
import { failure, frame, message } from './support/events';

const library = (name: string) => frame('library', name, { in_app: false });
const chained = (...values: readonly object[]) => ({ platform: 'node', exception: { values } });

/** Pairs of events, and whether they are one error. */
const pairs: readonly { what: string; one: object; other: object; same: boolean }[] = [
  {
    what: 'the same type on the same frames, with another text',
    one: failure('TypeError', { value: 'order 7' }),
    other: failure('TypeError', { value: 'order 8' }),
    same: true,
  },
  {
    what: 'another type on the same frames',
    one: failure('TypeError', { frames: [frame('cart', 'total')] }),
    other: failure('RangeError', { frames: [frame('cart', 'total')] }),
    same: false,
  },
  {
    what: 'other in-app frames',
    one: failure('Error', { frames: [frame('cart', 'total')] }),
    other: failure('Error', { frames: [frame('cart', 'count')] }),
    same: false,
  },
  {
    what: 'other frames of a library below the same in-app frame',
    one: failure('Error', { frames: [frame('cart', 'total'), library('parse')] }),
    other: failure('Error', { frames: [library('run'), frame('cart', 'total'), library('read')] }),
    same: true,
  },
  {
    what: 'other frames of a library where nothing is in-app',
    one: failure('Error', { frames: [library('parse')] }),
    other: failure('Error', { frames: [library('read')] }),
    same: false,
  },
  {
    what: 'the same function on another line of its file',
    one: failure('Error', { frames: [frame('cart', 'total', { lineno: 4 })] }),
    other: failure('Error', { frames: [frame('cart', 'total', { lineno: 40 })] }),
    same: true,
  },
  {
    what: 'the same source line under another name of its function',
    one: failure('Error', { frames: [frame('cart', 'total', { context_line: '  pay(cart);' })] }),
    other: failure('Error', { frames: [frame('cart', 'Object.total', { context_line: 'pay(cart);' })] }),
    same: true,
  },
  {
    what: 'two source lines of one function',
    one: failure('Error', { frames: [frame('cart', 'total', { context_line: 'pay(cart);' })] }),
    other: failure('Error', { frames: [frame('cart', 'total', { context_line: 'send(cart);' })] }),
    same: false,
  },
  {
    what: 'a function that calls itself more often',
    one: failure('RangeError', { frames: Array.from({ length: 3 }, () => frame('tree', 'deep')) }),
    other: failure('RangeError', { frames: Array.from({ length: 50 }, () => frame('tree', 'deep')) }),
    same: true,
  },
  {
    what: 'another cause below the same exception',
    one: chained({ type: 'SyntaxError' }, { type: 'Error', value: 'no' }),
    other: chained({ type: 'TypeError' }, { type: 'Error', value: 'no' }),
    same: false,
  },
  {
    what: 'exceptions without frames whose texts differ in a number',
    one: failure('Error', { frames: [], value: 'order 7 failed after 12.5 s' }),
    other: failure('Error', { frames: [], value: 'order 81 failed after 1.25 s' }),
    same: true,
  },
  {
    what: 'exceptions without frames whose texts differ in a word',
    one: failure('Error', { frames: [], value: 'order failed' }),
    other: failure('Error', { frames: [], value: 'payment failed' }),
    same: false,
  },
  {
    what: 'messages that differ in an id',
    one: message('no user 6f3e1f0a-4b1c-4d2e-8f90-aabbccddeeff'),
    other: message('no user 00000000-4b1c-4d2e-8f90-aabbccddeeff'),
    same: true,
  },
  { what: 'other messages', one: message('sync is slow'), other: message('sync is done'), same: false },
  {
    what: 'messages of one template',
    one: { logentry: { message: '%s is slow', formatted: 'sync is slow' } },
    other: { logentry: { message: '%s is slow', formatted: 'mail is slow' } },
    same: true,
  },
  {
    what: 'a message and an exception of the same text',
    one: message('it failed'),
    other: failure('it failed', { frames: [], value: '' }),
    same: false,
  },
  {
    what: 'one fingerprint on two errors',
    one: failure('TypeError', { fingerprint: ['db-down'] }),
    other: failure('RangeError', { fingerprint: ['db-down'] }),
    same: true,
  },
  {
    what: 'two fingerprints on one error',
    one: failure('TypeError', { fingerprint: ['db-down'] }),
    other: failure('TypeError', { fingerprint: ['db-slow'] }),
    same: false,
  },
  {
    what: 'a fingerprint beside {{ default }} on two errors',
    one: failure('TypeError', { fingerprint: ['db-down', '{{ default }}'] }),
    other: failure('RangeError', { fingerprint: ['db-down', '{{ default }}'] }),
    same: false,
  },
  {
    what: 'a fingerprint beside {{ default }} on one error, twice',
    one: failure('TypeError', { fingerprint: ['db-down', '{{ default }}'], value: 'a' }),
    other: failure('TypeError', { fingerprint: ['db-down', '{{default}}'], value: 'b' }),
    same: true,
  },
  {
    what: 'no fingerprint and {{ default }} alone',
    one: failure('TypeError'),
    other: failure('TypeError', { fingerprint: ['{{ default }}'] }),
    same: true,
  },
  {
    what: 'a fingerprint with a number in it and the same as text',
    one: failure('TypeError', { fingerprint: ['tenant', 7] }),
    other: failure('TypeError', { fingerprint: ['tenant', '7'] }),
    same: true,
  },
];

describe('events are grouped', () => {
  for (const { what, one, other, same } of pairs) {
    it(`${same ? 'together' : 'apart'}: ${what}`, () => {
      assert.equal(groupOf({ ...one }) === groupOf({ ...other }), same);
    });
  }

  it('by the stack of the crashed thread when there is no exception', () => {
    const thread = (name: string) => ({
      platform: 'cocoa',
      threads: {
        values: [{ id: 1 }, { id: 2, crashed: true, stacktrace: { frames: [frame('app', name)] } }],
      },
    });
    assert.equal(groupOf(thread('run')), groupOf(thread('run')));
    assert.notEqual(groupOf(thread('run')), groupOf(thread('stop')));
  });

  it('whatever they are made of', () => {
    for (const event of [
      {},
      { exception: 7 },
      { exception: { values: [null, 3] } },
      { fingerprint: 'x', message: [] },
    ]) {
      assert.match(groupOf(event), /^[0-9a-f]{32}$/);
    }
  });
});
