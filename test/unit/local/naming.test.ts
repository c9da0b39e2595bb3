import assert from 'node:assert/strict';
import { nameEvent } from '../../../src/local/intake/title';
import { failure, frame, message } from './support/events';

describe('an event is called as Sentry calls it', () => {
  it('by the last exception and the last in-app frame', () => {
    const event = {
      platform: 'node',
      exception: {
        values: [
          { type: 'SyntaxError', value: 'Unexpected token' },
          {
            type: 'TypeError',
            value: "Cannot read 'price'",
            stacktrace: {
              frames: [
                frame('send', 'main'),
                frame('pricing', 'lineTotal'),
                frame('lodash', 'sum', { in_app: false }),
              ],
            },
          },
        ],
      },
    };
    assert.deepEqual(nameEvent(event), {
      type: 'error',
      title: "TypeError: Cannot read 'price'",
      culprit: 'lineTotal(pricing)',
      location: '/srv/shop/src/pricing.js',
      metadata: {
        value: "Cannot read 'price'",
        type: 'TypeError',
        filename: '/srv/shop/src/pricing.js',
        function: 'lineTotal',
      },
    });
  });

  it('by its message when it has no exception', () => {
    assert.deepEqual(nameEvent({ ...message('Inventory sync took too long\nby far') }), {
      type: 'default',
      title: 'Inventory sync took too long',
      culprit: '',
      metadata: { title: 'Inventory sync took too long' },
    });
  });

  const titles: readonly [what: string, event: object, title: string][] = [
    ['the type alone when the exception says nothing', failure('Timeout', { value: '' }), 'Timeout'],
    ['the first line of a text', failure('Error', { value: 'one\ntwo' }), 'Error: one'],
    ['100 characters of a text', failure('Error', { value: 'x'.repeat(200) }), `Error: ${'x'.repeat(97)}...`],
    [
      '`Error` where the type is missing',
      { exception: { values: [{ value: 'no type' }] } },
      'Error: no type',
    ],
    [
      'the function of a synthetic exception',
      {
        exception: {
          values: [
            {
              type: 'SIGSEGV',
              mechanism: { synthetic: true },
              stacktrace: { frames: [frame('app', 'run')] },
            },
          ],
        },
      },
      'run',
    ],
    [
      'the message that was sent with its stack',
      {
        message: 'slow',
        exception: {
          values: [
            { value: 'slow', mechanism: { synthetic: true }, stacktrace: { frames: [frame('app', 'run')] } },
          ],
        },
      },
      'slow',
    ],
    [
      'the filled-in template',
      { logentry: { message: '%s is slow', formatted: 'sync is slow' } },
      'sync is slow',
    ],
    ['nothing at all', {}, '<unlabeled event>'],
  ];
  for (const [what, event, title] of titles) {
    it(`with the title from ${what}`, () => {
      assert.equal(nameEvent({ ...event }).title, title);
    });
  }

  const culprits: readonly [what: string, event: object, culprit: string][] = [
    ['the transaction', failure('Error', { transaction: 'GET /cart' }), 'GET /cart'],
    [
      'the module of Python',
      failure('Error', { platform: 'python', frames: [frame('shop.cart', 'total')] }),
      'shop.cart in total',
    ],
    [
      'the function of native code',
      failure('Error', { platform: 'native', frames: [frame('app', 'run')] }),
      'run',
    ],
    [
      'the last frame when none is in-app',
      failure('Error', {
        frames: [frame('a', 'one', { in_app: false }), frame('b', 'two', { in_app: false })],
      }),
      'two(b)',
    ],
    [
      'the address of the request',
      message('slow', { request: { url: 'http://shop/cart' } }),
      'http://shop/cart',
    ],
  ];
  for (const [what, event, culprit] of culprits) {
    it(`with the culprit from ${what}`, () => {
      assert.equal(nameEvent({ ...event }).culprit, culprit);
    });
  }
});
