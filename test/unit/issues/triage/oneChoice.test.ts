import assert from 'node:assert/strict';
import type { TrackedIssue } from '../../../../src/issues/storeState';
import {
  inAll,
  isOneOrganization,
  onePerProject,
  organizationOf,
} from '../../../../src/issues/triage/oneChoice';
import { decodeIssue } from '../../../../src/sentry/issues';
import { waiting } from '../../../inMemory';

function issueOf(
  id: string,
  project: string,
  more: { readonly org?: string; readonly account?: string } = {},
) {
  const issue = decodeIssue({ id, shortId: `A-${id}`, project: { id: '1', slug: project } });
  const tracked: TrackedIssue = waiting(issue ?? assert.fail());
  const { org = 'acme', account = 'host/1' } = more;
  return {
    ...tracked,
    binding: { ...tracked.binding, org },
    account: { ...tracked.account, id: account },
  };
}

describe('one choice for several issues', () => {
  it('is for those that one account sees in one organization', () => {
    const issues = [issueOf('1', 'web'), issueOf('2', 'api')];
    assert.ok(isOneOrganization([]));
    assert.ok(isOneOrganization(issues));
    assert.ok(!isOneOrganization([...issues, issueOf('3', 'web', { org: 'globex' })]));
    assert.ok(!isOneOrganization([...issues, issueOf('3', 'web', { account: 'elsewhere/1' })]));
  });

  it('is asked of each project once', () => {
    const issues = [issueOf('1', 'web'), issueOf('2', 'web'), issueOf('3', 'api')];
    assert.deepEqual(
      onePerProject(issues).map(({ issue }) => issue.project.slug),
      ['web', 'api'],
    );
    assert.equal(onePerProject([...issues, issueOf('4', 'api', { org: 'globex' })]).length, 3);
    assert.notEqual(
      organizationOf(issueOf('1', 'web')),
      organizationOf(issueOf('1', 'web', { org: 'globex' })),
    );
  });

  it('is among what all projects have', () => {
    const itself = (version: string) => version;
    assert.deepEqual(
      inAll(
        [
          ['3.0', '2.0', '1.0'],
          ['1.0', '3.0'],
        ],
        itself,
      ),
      ['3.0', '1.0'],
    );
    assert.deepEqual(inAll([['1.0'], ['2.0']], itself), []);
    assert.deepEqual(inAll([['1.0']], itself), ['1.0']);
    assert.deepEqual(inAll([], itself), []);
  });
});
