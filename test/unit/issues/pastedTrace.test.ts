import assert from 'node:assert/strict';
import { pastedTrace } from '../../../src/issues/pastedTrace';

const java = `Exception in thread "main" java.lang.IllegalStateException: no cart
\tat com.acme.Checkout.sell(Checkout.java:31)
Caused by: java.lang.NullPointerException
\tat com.acme.Cart.total(Cart.java:12)
`;

describe('pastedTrace', () => {
  it('is one trace of all stacks in a text, the causes before what they caused', async () => {
    const pasted = await pastedTrace(java);
    assert.deepEqual(
      pasted?.trace.stacks.map(({ type, frames }) => [type, frames.map(({ filename }) => filename)]),
      [
        ['java.lang.NullPointerException', ['Cart.java']],
        ['java.lang.IllegalStateException', ['Checkout.java']],
      ],
    );
    assert.deepEqual(pasted.cut, { characters: 0, frames: 0, stacks: 0 });
  });

  it('is the same for the same text, and another for another', async () => {
    const [one, same, other] = await Promise.all([java, java, java.replace(':12', ':13')].map(pastedTrace));
    assert.equal(one?.trace.eventId, same?.trace.eventId);
    assert.notEqual(one?.trace.eventId, other?.trace.eventId);
  });

  it('is nothing where no stack is recognized', async () => {
    const none = ['', ' \n', 'It fails at the checkout, see line 12.'];
    assert.deepEqual(await Promise.all(none.map(pastedTrace)), [undefined, undefined, undefined]);
  });
});
