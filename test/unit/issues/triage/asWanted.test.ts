import assert from 'node:assert/strict';
import { isAsWanted } from '../../../../src/issues/triage/asWanted';
import { decodeIssue, type IssueUpdate } from '../../../../src/sentry/issues';

const resolved: IssueUpdate = { status: 'resolved' };

describe('an issue is as wanted', () => {
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
      assert.equal(isAsWanted(decodeIssue({ id: '1', ...row }) ?? assert.fail(), change), expected);
    });
  }
});
