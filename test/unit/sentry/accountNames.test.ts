import assert from 'node:assert/strict';
import { accountId, accountLabels, serverName } from '../../../src/sentry/accountNames';

function account(server: string, user: { id: string; name: string; email?: string }) {
  return { id: accountId(server, user.id), server, user, scopes: [] };
}

describe('the names of accounts', () => {
  it('tell servers apart by host, port and path', () => {
    assert.equal(serverName('https://sentry.io'), 'sentry.io');
    assert.equal(serverName('http://127.0.0.1:9000'), '127.0.0.1:9000');
    assert.equal(accountId('https://company.example/sentry', '7'), 'company.example/sentry/7');
  });

  it('are e-mail address or name, and server', () => {
    const labels = accountLabels([
      account('https://sentry.io', { id: '1', name: 'Ann', email: 'ann@x.example' }),
      account('http://127.0.0.1:9000', { id: '1', name: 'Ann', email: 'ann@x.example' }),
      account('https://glitchtip.example', { id: '1', name: 'Ann', email: '' }),
    ]);
    assert.deepEqual(Object.fromEntries(labels), {
      'sentry.io/1': 'ann@x.example · sentry.io',
      '127.0.0.1:9000/1': 'ann@x.example · 127.0.0.1:9000',
      'glitchtip.example/1': 'Ann · glitchtip.example',
    });
  });

  it('are never the same for two accounts, since VS Code signs out by them', () => {
    const labels = accountLabels([
      account('https://x.example', { id: '1', name: 'Ann' }),
      account('https://x.example', { id: '2', name: 'Ann' }),
      account('https://x.example', { id: '3', name: 'Ann (1)' }),
    ]);
    assert.equal(new Set(labels.values()).size, 3);
    assert.equal(labels.get('x.example/2'), 'Ann · x.example (2)');
  });

  it('are one harmless line', () => {
    const name = `a\n\u202eb ${'c'.repeat(500)}`;
    const [label] = accountLabels([account('https://x.example', { id: '1', name })]).values();
    assert.match(label ?? '', /^a b c{100,200}… · x\.example$/);
  });
});
