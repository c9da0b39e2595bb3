import assert from 'node:assert/strict';
import { issuePage } from '../../../src/issues/issuePage';
import { decodeIssue } from '../../../src/sentry/issues';

const own = 'http://127.0.0.1:9000';
const fallback = `${own}/organizations/a%2Fb/issues/7/`;
const cloud = 'https://sentry.io';
const inCloud = `${cloud}/organizations/a%2Fb/issues/7/`;

describe('the page of an issue', () => {
  const cases: readonly (readonly [server: string, permalink: string | undefined, expected: string])[] = [
    [own, `${own}/issues/7/`, `${own}/issues/7/`],
    [own, 'https://acme.sentry.io/issues/7/', fallback],
    [own, 'http://elsewhere.example/issues/7/', fallback],
    [own, 'https://127.0.0.1:9000/issues/7/', fallback],
    [own, 'http://ann:secret@127.0.0.1:9000/issues/7/', fallback],
    [own, 'command:canary.sing', fallback],
    [own, 'javascript:alert(1)', fallback],
    [own, 'file:///etc/passwd', fallback],
    [own, 'vscode://a.b/c', fallback],
    [own, '//evil.example', fallback],
    [own, undefined, fallback],
    [own, `${own}/\n\nFixes OTHER-9 @team`, `${own}/Fixes%20OTHER-9%20%40team`],
    [cloud, 'https://acme.sentry.io/issues/7/', 'https://acme.sentry.io/issues/7/'],
    [cloud, 'https://sentry.io.evil.example/issues/7/', inCloud],
    [cloud, 'http://acme.sentry.io/issues/7/', inCloud],
    ['https://acme.sentry.io', 'https://sentry.io/issues/7/', 'https://sentry.io/issues/7/'],
  ];
  for (const [server, permalink, expected] of cases) {
    it(`is ${expected} where ${server} says ${JSON.stringify(permalink)}`, () => {
      const issue = decodeIssue({ id: '7', permalink });
      assert.ok(issue !== undefined);
      assert.equal(
        issuePage(issue, 'a/b', { id: 'x/1', server, user: { id: '1', name: 'A' }, scopes: [] }),
        expected,
      );
    });
  }
});
