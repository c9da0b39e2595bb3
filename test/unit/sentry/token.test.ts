import assert from 'node:assert/strict';
import { readToken } from '../../../src/sentry/token';

describe('readToken', () => {
  const token = `sntryu_${'0123456789abcdef'.repeat(4)}`;

  it('takes a token, and leaves out what is often copied with it', () => {
    for (const pasted of [
      token,
      ` ${token}\r\n`,
      `"${token}"`,
      `'${token}'`,
      `Bearer ${token}`,
      `Authorization: Bearer ${token}`,
      `SENTRY_AUTH_TOKEN=${token}`,
      `export SENTRY_AUTH_TOKEN="${token}"`,
    ]) {
      assert.deepEqual(readToken(pasted), { token }, pasted);
    }
  });

  it('takes tokens without a prefix, as old servers and GlitchTip make them', () => {
    assert.deepEqual(readToken('ab'.repeat(32)), { token: 'ab'.repeat(32) });
  });

  it('knows what cannot read issues', () => {
    assert.deepEqual(readToken('sntrys_eyJpYXQiOjE3fQ==_x'), { wrong: 'organization' });
    assert.deepEqual(readToken('SENTRY_AUTH_TOKEN="sntrys_eyJ"'), { wrong: 'organization' });
    assert.deepEqual(readToken('https://key@o1.ingest.sentry.io/1'), { wrong: 'dsn' });
  });

  it('refuses what no header can carry', () => {
    assert.deepEqual(readToken(' \n'), { wrong: 'empty' });
    assert.deepEqual(readToken(`${token}\nX-Evil: 1`), { wrong: 'characters' });
    assert.deepEqual(readToken(`${token}é`), { wrong: 'characters' });
    assert.deepEqual(readToken('a'.repeat(5000)), { wrong: 'characters' });
  });
});
