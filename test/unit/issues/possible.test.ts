import assert from 'node:assert/strict';
import { possibleWith } from '../../../src/issues/possible';
import type { TrackedIssue } from '../../../src/issues/storeState';
import { decodeIssue } from '../../../src/sentry/issues';
import { glitchTipTraits, type ServerTraits, sentryTraits } from '../../../src/sentry/server/traits';
import { readyFeed, waiting } from '../../inMemory';

function possible(row: object, traits: ServerTraits = sentryTraits, user = '7') {
  const issue = decodeIssue({ id: '1', status: 'unresolved', ...row }) ?? assert.fail();
  const some = waiting(issue);
  const tracked: TrackedIssue = { ...some, account: { ...some.account, user: { id: user, name: 'Ann' } } };
  return possibleWith({ kind: 'bound', feeds: [readyFeed({ traits })] }, tracked);
}

const all = { resolve: true, resolveInNextRelease: true, resolveInCommit: true, assignToMe: true };
const nothing = { resolve: false, resolveInNextRelease: false, resolveInCommit: false, assignToMe: false };

describe('what can be done with an issue', () => {
  it('is all of it where nothing speaks against it', () => {
    assert.deepEqual(possible({}), all);
    assert.deepEqual(possible({ assignedTo: { type: 'user', id: '8', name: 'Ben' } }), all);
    assert.deepEqual(possible({ assignedTo: { type: 'team', id: '7', name: 'Web' } }), all);
  });

  it('is no assignment to who has it, nor where the server does not tell who one is', () => {
    const mine = { assignedTo: { type: 'user', id: '7', name: 'Ann' } };
    assert.deepEqual(possible(mine), { ...all, assignToMe: false });
    assert.deepEqual(possible({}, sentryTraits, 'ann@example.com'), { ...all, assignToMe: false });
  });

  it('is no resolution of what is resolved', () => {
    assert.deepEqual(possible({ status: 'resolved' }), { ...nothing, assignToMe: true });
  });

  it('is what the server can do', () => {
    assert.deepEqual(possible({}, glitchTipTraits), { ...nothing, resolve: true });
    assert.deepEqual(possible({}, { ...sentryTraits, isReadOnly: true }), nothing);
  });
});
