import type { Provocation, ShopError } from '../shopError';

const product = { sku: 'MUG-BLUE', price: 1250, weight: 400 };
const cart = { items: [{ product, quantity: 1 }] };
const address = {
  name: 'Customer',
  street: 'Harbour Road 7',
  city: 'Bremen',
  postcode: '28195',
  country: 'DE',
};
const order = {
  cart,
  customer: { address, tier: 'none' },
  card: { token: 'card', latency: 20 },
  currency: 'EUR',
  waited: 10,
};

/** An order that is fine but for what is given. */
function checkout(changes: object): Provocation {
  return { program: 'api', route: 'POST /checkout', body: { ...order, ...changes } };
}

/** What fails in packages/api. */
export const apiErrors: readonly ShopError[] = [
  {
    name: 'shipping-without-address',
    type: 'TypeError',
    message: `Cannot read properties of undefined (reading 'country')`,
    level: 'error',
    provocation: checkout({ customer: { tier: 'none' } }),
    schedule: {
      '2.3.0': { production: 9 },
      '2.4.0': { production: 26, staging: 4 },
      '2.4.1': { production: 31, staging: 2 },
    },
    people: 34,
  },
  {
    name: 'cart-item-without-product',
    type: 'TypeError',
    message: `Cannot read properties of null (reading 'price')`,
    level: 'error',
    provocation: {
      program: 'api',
      route: 'GET /cart',
      body: { cart: { items: [{ product: null, quantity: 2 }] }, currency: 'EUR' },
    },
    schedule: {
      '2.3.0': { production: 3 },
      '2.4.0': { production: 7 },
      '2.4.1': { production: 12, staging: 1 },
    },
    people: 15,
  },
  {
    name: 'payment-failed',
    type: 'PaymentFailed',
    message: 'The card could not be charged',
    level: 'error',
    provocation: checkout({ card: { token: 'card', latency: 9000 } }),
    schedule: {
      '2.3.0': { production: 4 },
      '2.4.0': { production: 8 },
      '2.4.1': { production: 14, staging: 3 },
    },
    people: 21,
  },
  {
    name: 'price-of-unknown-currency',
    type: 'TypeError',
    message: `Cannot read properties of undefined (reading 'digits')`,
    level: 'error',
    provocation: checkout({ currency: 'SEK' }),
    schedule: { '2.4.0': { production: 5, staging: 1 }, '2.4.1': { production: 6 } },
    people: 8,
  },
  {
    name: 'coupon-never-redeemed',
    type: 'TypeError',
    message: `Cannot read properties of undefined (reading 'length')`,
    level: 'error',
    provocation: checkout({ coupon: { code: 'AUTUMN', percent: 10, limit: 100 } }),
    schedule: { '2.4.0': { staging: 2 }, '2.4.1': { production: 9 } },
    people: 9,
  },
  {
    name: 'loyalty-tier-unknown',
    type: 'RangeError',
    message: 'No discount is known for tier platinum',
    level: 'error',
    provocation: checkout({ customer: { address, tier: 'platinum' } }),
    schedule: { '2.3.0': { production: 6 }, '2.4.0': { production: 3 } },
    people: 5,
  },
  {
    name: 'stock-reserve',
    type: 'OutOfStock',
    message: 'Only 2 of LAMP-ARC left',
    level: 'error',
    provocation: checkout({
      cart: { items: [{ product: { sku: 'LAMP-ARC', price: 14_900, weight: 3200 }, quantity: 3 }] },
    }),
    schedule: { '2.4.0': { production: 6 }, '2.4.1': { production: 11 } },
    people: 12,
  },
  {
    name: 'checkout-slow',
    message: 'An order waited longer than 3 s',
    level: 'warning',
    provocation: checkout({ waited: 4200 }),
    schedule: { '2.4.0': { production: 10 }, '2.4.1': { production: 16, staging: 2 } },
    people: 25,
  },
  {
    name: 'search-log-refused',
    type: 'Error',
    message: 'The search log takes at most 64 characters',
    level: 'error',
    provocation: { program: 'api', route: 'GET /search', body: { words: 'blue '.repeat(20) } },
    schedule: { '2.4.0': { production: 4 }, '2.4.1': { production: 5, staging: 1 } },
    people: 7,
  },
  {
    name: 'webhook-not-json',
    type: 'SyntaxError',
    message: refusalOf('<html>Bad gateway</html>'),
    level: 'error',
    provocation: { program: 'api', route: 'POST /webhooks/payments', body: '<html>Bad gateway</html>' },
    schedule: { '2.3.0': { production: 2 }, '2.4.1': { production: 4, staging: 4 } },
    people: 3,
  },
];

/** What this version of Node says about a text that is not JSON; the wording differs between versions. */
function refusalOf(body: string): string {
  try {
    JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return error.message;
    }
    throw error;
  }
  throw new Error(`This is JSON: ${body}`);
}
