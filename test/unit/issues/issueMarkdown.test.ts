import assert from 'node:assert/strict';
import { issueMarkdown } from '../../../src/issues/issueMarkdown';
import { decodeIssue } from '../../../src/sentry/issues';
import { someAccount } from '../../inMemory';

const markdownOf = (title: string, permalink?: string) =>
  issueMarkdown(
    decodeIssue({ id: '7', shortId: 'SHOP-1A2', title, permalink }) ?? assert.fail(),
    'acme',
    someAccount,
  );

const page = 'https://sentry.example/organizations/acme/issues/7/';

describe('an issue as Markdown', () => {
  it('is its short id with its page, and its title in a code span', () => {
    const acting = 'Fixes OTHER-9 [skip ci] @team closes #12';
    assert.equal(markdownOf(acting), `[SHOP-1A2](${page}) \` ${acting} \``);
  });

  it('has no title that leaves its span', () => {
    assert.equal(markdownOf('a ``` [x](y) `'), `[SHOP-1A2](${page}) \`\`\`\` a \`\`\` [x](y) \` \`\`\`\``);
    assert.equal(markdownOf('a\n\n# b'), `[SHOP-1A2](${page}) \` a # b \``);
  });

  it('has no address that leaves its brackets', () => {
    const written = markdownOf('a', 'https://sentry.example/x) Fixes OTHER-9 (<y>');
    assert.equal(written, '[SHOP-1A2](https://sentry.example/x%29%20Fixes%20OTHER-9%20%28%3Cy%3E) ` a `');
  });
});
