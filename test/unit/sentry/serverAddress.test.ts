import assert from 'node:assert/strict';
import { parseServerAddress } from '../../../src/sentry/serverAddress';

describe('parseServerAddress', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['sentry.io', { address: 'https://sentry.io', transport: 'https' }],
    ['http://sentry.io', { address: 'https://sentry.io', transport: 'https' }],
    ['https://us.sentry.io/organizations/acme/', { address: 'https://sentry.io', transport: 'https' }],
    [' https://acme.sentry.io/issues/?project=1 ', { address: 'https://acme.sentry.io', transport: 'https' }],
    ['https://acme.sentry.io/anything/new', { address: 'https://acme.sentry.io', transport: 'https' }],
    ['https://sentry.io.example/acme', { address: 'https://sentry.io.example/acme', transport: 'https' }],
    ['https://x.example/sentry/api/0/', { address: 'https://x.example/sentry', transport: 'https' }],
    ['https://x.example/settings/account', { address: 'https://x.example', transport: 'https' }],
    ['https://x.example/auth/login/acme/', { address: 'https://x.example', transport: 'https' }],
    [
      'https://glitchtip.example/profile/auth-tokens',
      { address: 'https://glitchtip.example', transport: 'https' },
    ],
    ['localhost:9000', { address: 'http://localhost:9000', transport: 'loopback' }],
    ['http://127.0.0.1:9000/', { address: 'http://127.0.0.1:9000', transport: 'loopback' }],
    ['http://[::1]:9000', { address: 'http://[::1]:9000', transport: 'loopback' }],
    ['http://sentry.internal', { address: 'http://sentry.internal', transport: 'plain' }],
    ['http://127.0.0.1.evil.example', { address: 'http://127.0.0.1.evil.example', transport: 'plain' }],
    ['https://user:pass@x.example', { wrong: 'credentials' }],
    ['https://key@o1.ingest.sentry.io/1', { wrong: 'credentials' }],
    ['ftp://x.example', { wrong: 'protocol' }],
    ['', { wrong: 'notAnAddress' }],
    ['http://', { wrong: 'notAnAddress' }],
    ['two words', { wrong: 'notAnAddress' }],
    ['https://x.example/[a](command:quit)', { wrong: 'notAnAddress' }],
    ['https://$(sync).example', { wrong: 'notAnAddress' }],
    ['https://bücher.example/ä', { address: 'https://xn--bcher-kva.example/%C3%A4', transport: 'https' }],
  ];
  for (const [typed, expected] of cases) {
    it(`reads ${JSON.stringify(typed)}`, () => assert.deepEqual(parseServerAddress(typed), expected));
  }
});
