import type { SampleCall, SampleError } from './sampleError';

const cart = { id: 'c-4711', items: '[Array]', customer: '[Object]', coupon: undefined, currency: 'EUR' };

const handled: readonly SampleCall[] = [
  { package: 'express', path: 'lib/router/layer.js', function: 'Layer.handle', lineno: 95 },
  { package: 'express', path: 'lib/router/route.js', function: 'next', lineno: 149 },
];

const ordering: readonly SampleCall[] = [
  ...handled,
  { file: 'src/checkout.js', function: 'checkout', line: 'response.json(await placeOrder(' },
];

const pricing: readonly SampleCall[] = [
  ...ordering,
  {
    file: 'src/checkout.js',
    function: 'placeOrder',
    line: 'const total = totalOf(cart);',
    variables: { cart, payment: '[Payment]' },
  },
  {
    file: 'src/checkout.js',
    function: 'totalOf',
    line: 'return goods - discountOf(',
    variables: { cart, goods: 4980 },
  },
];

const ordered = [
  { category: 'http', message: 'GET /cart 200' },
  { category: 'console', message: 'cart c-4711 has 2 items' },
  { category: 'http', message: 'POST /checkout' },
];

/** What goes wrong in the sample. */
export const sampleErrors: readonly SampleError[] = [
  {
    exceptions: [
      {
        type: 'TypeError',
        value: "Cannot destructure property 'country' of 'cart.customer.address' as it is undefined.",
        calls: [
          ...pricing,
          {
            file: 'src/shipping.js',
            function: 'shippingCost',
            line: 'const { country } = cart.customer.address;',
            variables: { cart, goods: 4980, freeFrom: 5000, card: '[Filtered]' },
          },
        ],
      },
    ],
    ...{ level: 'error', events: 46, customers: 19, first: 190, last: 0.2 },
    tenants: { acme: 0.9, globex: 0.1 },
    ...{ release: 'shop@2.4.1', owner: 'assigned', request: '/checkout', breadcrumbs: ordered },
  },
  {
    exceptions: [
      {
        type: 'TypeError',
        value: "Cannot read properties of undefined (reading 'token')",
        calls: [
          ...ordering,
          {
            file: 'src/checkout.js',
            function: 'placeOrder',
            line: 'await payment.charge(',
            was: '  const receipt = await payment.charge(cart.customer.card.token, total);',
            variables: { cart, total: 5470 },
          },
        ],
      },
    ],
    ...{ level: 'error', events: 12, customers: 7, first: 230, last: 30 },
    tenants: { acme: 0.5, globex: 0.5 },
    ...{ release: 'shop@2.4.0', owner: 'assigned', request: '/checkout', breadcrumbs: ordered },
  },
  {
    exceptions: [
      {
        type: 'RangeError',
        value: 'Coupon SPRING expired on 2026-05-31',
        calls: [
          ...pricing,
          {
            file: 'src/coupons.js',
            function: 'discountOf',
            line: 'throw new RangeError(',
            variables: {
              cart,
              goods: 4980,
              coupon: { percent: 10, until: '2026-05-31' },
              today: '2026-06-02',
            },
          },
        ],
      },
      {
        type: 'CheckoutError',
        value: 'Order of cart c-4711 could not be taken',
        calls: [
          ...handled,
          { file: 'src/checkout.js', function: 'checkout', line: 'throw new CheckoutError(' },
        ],
      },
    ],
    ...{ level: 'warning', events: 9, customers: 9, first: 60, last: 3 },
    tenants: { globex: 1 },
    ...{ release: 'shop@2.4.1', owner: 'nobody', request: '/checkout', breadcrumbs: ordered },
  },
  {
    exceptions: [
      {
        type: 'Error',
        value: 'timeout expired',
        calls: [
          ...ordering,
          { file: 'src/checkout.js', function: 'placeOrder', line: 'await reserve(cart.items);' },
          {
            file: 'src/stock.js',
            function: 'reserve',
            line: 'await pool.query(',
            variables: { sku: 'KIDS-TEE-S', quantity: 2, items: '[Array]' },
          },
          { package: 'pg', path: 'lib/client.js', function: 'Client._connect', lineno: 132 },
        ],
      },
    ],
    ...{ level: 'fatal', events: 5, customers: 5, first: 28, last: 26 },
    tenants: { acme: 1 },
    ...{ release: 'shop@2.4.1', owner: 'suggested', request: '/checkout', breadcrumbs: ordered },
  },
  {
    exceptions: [
      {
        type: 'PayloadTooLargeError',
        value: 'request entity too large',
        calls: [
          { package: 'express', path: 'lib/router/layer.js', function: 'Layer.handle', lineno: 95 },
          { package: 'body-parser', path: 'lib/types/json.js', function: 'jsonParser', lineno: 88 },
          { package: 'raw-body', path: 'index.js', function: 'readStream', lineno: 163 },
        ],
      },
    ],
    ...{ level: 'warning', events: 3, customers: 2, first: 80, last: 12 },
    tenants: { acme: 1 },
    ...{ release: 'shop@2.4.1', owner: 'suggested', request: '/reviews', breadcrumbs: [] },
  },
];
