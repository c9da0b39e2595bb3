import assert from 'node:assert/strict';
import { decodeFailure, failureAsError, failureOf } from '../../../../src/issues/outbox/failure';
import { SentryError } from '../../../../src/sentry/sentryError';
import { failure } from '../../../../src/words';

describe('why an action was refused', () => {
  const refusals = {
    'for want of a scope': new SentryError('scope', 'PUT', {
      status: 403,
      scope: { needed: 'event:write', isHeld: false },
    }),
    'to no member of the project': new SentryError('scope', 'PUT', {
      status: 403,
      scope: { needed: 'event:write', isHeld: true },
    }),
    'by a server that cannot do it': new SentryError('badRequest', 'PUT', { lacks: 'archiveConditions' }),
    'with a word of the server': new SentryError('badRequest', 'PUT', { status: 400, said: 'no' }),
  };

  for (const [how, error] of Object.entries(refusals)) {
    it(`is told in the same words after it was written down: ${how}`, () => {
      const read = decodeFailure(JSON.parse(JSON.stringify(failureOf(error))));
      assert.equal(failure(failureAsError(read)), failure(error));
      assert.equal(read.said, error.details.said);
    });
  }

  it('is believed no more than it can be read', () => {
    const read = decodeFailure({
      kind: 'odd',
      lacks: 'toString',
      scope: { needed: 'org:admin', isHeld: true },
    });
    assert.deepEqual(read, { kind: 'unexpected', status: undefined });
  });
});
