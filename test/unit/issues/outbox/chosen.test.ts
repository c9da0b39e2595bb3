import assert from 'node:assert/strict';
import { chosenEntries } from '../../../../src/commands/chosenEntries';
import { issueActedOn } from '../../../../src/issues/actedOn';
import { chosenAmong } from '../../../../src/issues/outbox/chosen';
import type { Entry } from '../../../../src/issues/outbox/entry';
import { decodeIssue } from '../../../../src/sentry/issues';
import { readyFeed, someAccount, someBinding, waiting } from '../../../inMemory';

const entry = (id: string, state: Entry['state'], action: Entry['action'] = { kind: 'resolve' }): Entry => ({
  ...{ id, account: someAccount.id, org: someBinding.org, issue: '1', shortId: 'A-1', title: '' },
  ...{ action, seen: {}, at: 0, state },
});
const contested = { kind: 'conflict', now: {}, contested: [] } as const;
const entries = [
  entry('a', { kind: 'pending' }),
  entry('b', contested),
  entry('c', { kind: 'failed', reason: { kind: 'server' } }, { kind: 'comment', text: 'Who owns it?' }),
];

describe('the actions that are chosen of those that wait', () => {
  it('are sent again but for those in conflict', () => {
    const { again, contested: held, texts } = chosenAmong(entries, ['a', 'b', 'c', 'gone']);
    assert.deepEqual([again.map(({ id }) => id), held.map(({ id }) => id)], [['a', 'c'], ['b']]);
    assert.deepEqual(texts, ['Who owns it?']);
    assert.deepEqual(chosenAmong(entries, ['b']).again, []);
  });

  it('are those of the selection only where the clicked row is in it, and all on the row above', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ kind: 'entry', entry: id }));
    assert.deepEqual(chosenEntries(a, [a, b], entries), ['a', 'b']);
    assert.deepEqual(chosenEntries(c, [a, b], entries), ['c']);
    assert.deepEqual(chosenEntries(c, undefined, entries), ['c']);
    assert.deepEqual(chosenEntries({ kind: 'outbox' }, undefined, entries), ['a', 'b', 'c']);
  });

  it('lead to their issue where it is loaded', () => {
    const tracked = waiting(decodeIssue({ id: '1', shortId: 'A-1' }) ?? assert.fail());
    const state = {
      kind: 'bound',
      feeds: [readyFeed({ issues: new Map([[tracked.key, tracked]]) })],
    } as const;
    const [first = assert.fail()] = entries;
    assert.equal(issueActedOn(state, first), tracked);
    assert.equal(issueActedOn(state, { ...first, org: 'other' }), undefined);
    assert.equal(issueActedOn(state, { ...first, issue: '2' }), undefined);
  });
});
