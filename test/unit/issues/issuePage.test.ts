import assert from 'node:assert/strict';
import { issuePage } from '../../../src/issues/issuePage';
import { decodeIssue } from '../../../src/sentry/issues';

const own = 'http://127.0.0.1:9000';
const fallback = `${own}/organizations/a%2Fb/issues/7/`;

describe('the page of an issue', () => {
  const cases: readonly (readonly [string | undefined, string])[] = [
    ['https://acme.sentry.io/issues/7/', 'https://acme.sentry.io/issues/7/'],
    [`${own}/issues/7/`, `${own}/issues/7/`],
    ['http://elsewhere.example/issues/7/', fallback],
    ['command:canary.sing', fallback],
    ['javascript:alert(1)', fallback],
    ['file:///etc/passwd', fallback],
    ['vscode://a.b/c', fallback],
    ['//evil.example', fallback],
    [undefined, fallback],
  ];
  for (const [permalink, expected] of cases) {
    it(`is ${expected} where the server says ${permalink}`, () => {
      const issue = decodeIssue({ id: '7', permalink });
      assert.ok(issue !== undefined);
      assert.equal(
        issuePage(issue, 'a/b', { id: 'x/1', server: own, user: { id: '1', name: 'A' }, scopes: [] }),
        expected,
      );
    });
  }
});
