import assert from 'node:assert/strict';
import { isAsMade, isAsWanted } from '../../../../src/issues/triage/asWanted';
import { decodeIssue, type IssueUpdate } from '../../../../src/sentry/issues';

const resolved: IssueUpdate = { status: 'resolved' };

describe('an issue is as it was made', () => {
  const commit = 'a'.repeat(40);
  const inNextRelease: IssueUpdate = { status: 'resolved', statusDetails: { inNextRelease: true } };
  const inCommit: IssueUpdate = {
    status: 'resolved',
    statusDetails: { inCommit: { commit, repository: 'acme/shop' } },
  };
  const cases: readonly (readonly [string, object, IssueUpdate, boolean])[] = [
    ['resolved', { status: 'resolved' }, resolved, true],
    ['not yet resolved', { status: 'unresolved' }, resolved, false],
    ['being merged', { status: 'pending_merge' }, resolved, false],
    ['reopened', { status: 'unresolved' }, { status: 'unresolved' }, true],
    ['resolved in the next release', { inNextRelease: true }, inNextRelease, true],
    ['resolved in the release after the newest', { inRelease: 'shop@2.4.1', info: {} }, inNextRelease, true],
    ['resolved at once by somebody else', {}, inNextRelease, false],
    ['resolved in the commit', { inCommit: { id: commit } }, inCommit, true],
    ['resolved in the release of the commit', { inRelease: 'shop@2.4.2' }, inCommit, true],
    ['resolved in another commit', { inCommit: { id: 'b'.repeat(40) } }, inCommit, false],
    ['resolved in a commit that the server does not name', { inCommit: {} }, inCommit, false],
  ];
  for (const [what, answer, change, expected] of cases) {
    it(`${what}: ${expected ? 'yes' : 'no'}`, () => {
      const row = 'status' in answer ? answer : { status: 'resolved', statusDetails: answer };
      assert.equal(isAsMade(decodeIssue({ id: '1', ...row }) ?? assert.fail(), change), expected);
    });
  }
});

describe('an issue that somebody else changed', () => {
  const until = (statusDetails: IssueUpdate['statusDetails']): IssueUpdate => ({
    ...{ status: 'ignored', substatus: 'archived_until_condition_met', statusDetails },
  });
  const resolvedIn = (statusDetails: IssueUpdate['statusDetails']): IssueUpdate => ({
    ...{ status: 'resolved', statusDetails },
  });
  const commit = 'a'.repeat(40);
  const inCommit = { commit, repository: 'acme/shop' };
  const cases: readonly (readonly [string, object, IssueUpdate, boolean])[] = [
    ['in the next release', { inNextRelease: true }, resolvedIn({ inNextRelease: true }), true],
    ['in a release, and not the next', { inRelease: '1.0' }, resolvedIn({ inNextRelease: true }), false],
    ['in the same release', { inRelease: '1.0' }, resolvedIn({ inRelease: '1.0' }), true],
    ['in what was the newest release', { inRelease: '1.0' }, resolvedIn({ inRelease: 'latest' }), false],
    ['in the same commit', { inCommit: { id: commit } }, resolvedIn({ inCommit }), true],
    ['in a release, and not the commit', { inRelease: '1.0' }, resolvedIn({ inCommit }), false],
    ['until 5 more', { ignoreCount: 5 }, until({ ignoreCount: 5 }), true],
    ['until 5 more, and not 1000', { ignoreCount: 5 }, until({ ignoreCount: 1000 }), false],
    ['until another 5 users', { ignoreUserCount: 5 }, until({ ignoreUserCount: 6 }), false],
    ['within another time', { ignoreCount: 5, ignoreWindow: 60 }, until({ ignoreCount: 5 }), false],
    ['for another time', { ignoreUntil: '2026-11-20T12:30:00Z' }, until({ ignoreDuration: 43_200 }), false],
    ['until then, and not for good', { ignoreUntil: '2026-11-20T12:30:00Z' }, until({}), false],
  ];
  for (const [what, statusDetails, change, expected] of cases) {
    it(`${what}: ${expected ? 'as' : 'not as'} wanted`, () => {
      const { status, substatus } = change;
      const issue = decodeIssue({ id: '1', status, substatus, statusDetails }) ?? assert.fail();
      assert.equal(isAsWanted(issue, change), expected);
    });
  }
});
