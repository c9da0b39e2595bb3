import assert from 'node:assert/strict';
import { keyActedOn } from '../../../src/issues/actedOn';
import { issueKey, issueNamed, type StoreState } from '../../../src/issues/storeState';
import { decodeIssue } from '../../../src/sentry/issues';
import { readyFeed, someAccount, someBinding, waiting } from '../../inMemory';

describe('the issue that an action is about', () => {
  const issue = waiting(decodeIssue({ id: '1', shortId: 'A-1' }) ?? assert.fail());
  const feed = readyFeed({ issues: new Map([[issue.key, issue]]) });
  const state: StoreState = { kind: 'bound', feeds: [feed] };
  const here = { account: someAccount.id, org: someBinding.org };

  it('is named by its key', () => {
    assert.equal(keyActedOn(state, { ...here, issue: '1' }), issue.key);
  });

  it('is named by the key that it had, where it is listed no more', () => {
    assert.equal(keyActedOn(state, { ...here, issue: '2' }), issueKey(someBinding, '2'));
  });

  it('is never taken for that of another server with the same id', () => {
    for (const other of [{ account: 'sentry.other/1' }, { org: 'globex' }]) {
      const key = keyActedOn(state, { ...here, ...other, issue: '1' });
      assert.equal(issueNamed(state, key), undefined);
    }
    assert.equal(issueNamed(state, '1'), issue, 'which a bare id would be');
  });
});
