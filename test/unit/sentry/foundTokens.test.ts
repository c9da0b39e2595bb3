import assert from 'node:assert/strict';
import { foundTokens } from '../../../src/sentry/foundTokens';

const cloud = { address: 'https://sentry.io', transport: 'https' };
const own = { address: 'https://sentry.company.example', transport: 'https' };

describe('the tokens that this machine holds', () => {
  it('are none where nothing names one', () => {
    assert.deepEqual(foundTokens({}, undefined), []);
    assert.deepEqual(foundTokens({ SENTRY_AUTH_TOKEN: ' ' }, '[defaults]\nurl = https://x.example\n'), []);
  });

  it('are for sentry.io where nothing names a server', () => {
    assert.deepEqual(foundTokens({ SENTRY_AUTH_TOKEN: 'here' }, '[auth]\ntoken=there\n'), [
      { source: 'SENTRY_AUTH_TOKEN', server: cloud, token: { token: 'here' } },
      { source: '~/.sentryclirc', server: cloud, token: { token: 'there' } },
    ]);
  });

  it('are for the server that is named beside them, and for the other one’s where none is', () => {
    const file = '[auth]\ntoken=there\n[defaults]\nurl=https://sentry.company.example/\n';
    const server = ({ server: named }: { readonly server: unknown }) => named;
    assert.deepEqual(foundTokens({ SENTRY_AUTH_TOKEN: 'here' }, file).map(server), [own, own]);
    const here = { SENTRY_AUTH_TOKEN: 'here', SENTRY_URL: 'https://sentry.io/' };
    assert.deepEqual(foundTokens(here, file).map(server), [cloud, own]);
    assert.deepEqual(foundTokens(here, '[auth]\ntoken=there').map(server), [cloud, cloud]);
  });

  it('are told with the reason where they cannot serve', () => {
    const found = foundTokens(
      { SENTRY_AUTH_TOKEN: 'sntrys_eyJ', SENTRY_URL: 'not an address' },
      '[auth]\ntoken = https://key@x.example/1\n[defaults]\nurl = https://me:secret@x.example\n',
    );
    assert.deepEqual(found, [
      {
        source: 'SENTRY_AUTH_TOKEN',
        server: { wrong: 'notAnAddress' },
        token: { wrong: 'organization' },
      },
      { source: '~/.sentryclirc', server: { wrong: 'credentials' }, token: { wrong: 'dsn' } },
    ]);
  });
});
