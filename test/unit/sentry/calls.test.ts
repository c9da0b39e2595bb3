import assert from 'node:assert/strict';
import { calls, pathOf } from '../../../src/sentry/calls';
import { nextCursor } from '../../../src/sentry/link';

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
