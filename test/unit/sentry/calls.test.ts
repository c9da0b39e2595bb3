import assert from 'node:assert/strict';
import { calls, pathOf } from '../../../src/sentry/calls';
import { nextCursor } from '../../../src/sentry/link';
import { parseServerAddress } from '../../../src/sentry/serverAddress';
import { tokenKind } from '../../../src/sentry/token';

describe('the path of a call', () => {
  it('percent-encodes each value', () => {
    assert.equal(
      pathOf(calls.issueEvent, { org: 'a/b', issue: '1?x=2', event: '#%é' }),
      '/organizations/a%2Fb/issues/1%3Fx%3D2/events/%23%25%C3%A9/',
    );
  });

  it('refuses values that climb or are missing', () => {
    for (const org of ['', '.', '..']) {
      assert.throws(() => pathOf(calls.issues, { org }), TypeError);
    }
  });
});

describe('nextCursor', () => {
  const link = (results: string) =>
    '<https://us.sentry.io/api/0/x/?query=a,b&cursor=1:0:1>; rel="previous"; results="false"; cursor="1:0:1", ' +
    `<https://us.sentry.io/api/0/x/?query=a,b&cursor=2:0:0>; rel="next"; results="${results}"; cursor="2:0:0"`;

  it('is the value of the next relation, where there are results', () => {
    assert.equal(nextCursor(link('true')), '2:0:0');
  });

  it('is nothing on the last page, without a header, and where the header is garbage', () => {
    assert.equal(nextCursor(link('false')), undefined);
    assert.equal(nextCursor(null), undefined);
    assert.equal(nextCursor('<<<>;;rel="next"'), undefined);
  });

  it("reads GlitchTip's malformed header", () => {
    assert.equal(nextCursor(`{'${link('true')}'}`), '2:0:0');
  });
});

describe('parseServerAddress', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['sentry.io', { address: 'https://sentry.io', transport: 'https' }],
    [' https://acme.sentry.io/issues/?project=1 ', { address: 'https://acme.sentry.io', transport: 'https' }],
    ['https://x.example/sentry/api/0/', { address: 'https://x.example/sentry', transport: 'https' }],
    ['https://x.example/settings/account', { address: 'https://x.example', transport: 'https' }],
    ['http://127.0.0.1:9000/', { address: 'http://127.0.0.1:9000', transport: 'loopback' }],
    ['http://[::1]:9000', { address: 'http://[::1]:9000', transport: 'loopback' }],
    ['http://sentry.internal', { address: 'http://sentry.internal', transport: 'plain' }],
    ['http://127.0.0.1.evil.example', { address: 'http://127.0.0.1.evil.example', transport: 'plain' }],
    ['https://user:pass@x.example', { wrong: 'credentials' }],
    ['ftp://x.example', { wrong: 'protocol' }],
    ['', { wrong: 'notAnAddress' }],
    ['http://', { wrong: 'notAnAddress' }],
  ];
  for (const [typed, expected] of cases) {
    it(`reads ${JSON.stringify(typed)}`, () => assert.deepEqual(parseServerAddress(typed), expected));
  }
});

describe('tokenKind', () => {
  it('knows what cannot read issues', () => {
    assert.equal(tokenKind('sntrys_eyJ'), 'organization');
    assert.equal(tokenKind('https://key@o1.ingest.sentry.io/1'), 'dsn');
    assert.equal(tokenKind('  '), 'empty');
    assert.equal(tokenKind(`sntryu_${'0'.repeat(64)}`), 'usable');
  });
});
