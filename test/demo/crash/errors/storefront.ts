import type { ShopError } from '../shopError';

const line = { title: 'Blue mug', quantity: 2 };

/** What fails in packages/storefront: minified bundles in browsers. */
export const storefrontErrors: readonly ShopError[] = [
  {
    name: 'basket-line-without-price',
    type: 'TypeError',
    message: `Cannot read properties of undefined (reading 'amount')`,
    level: 'error',
    provocation: { program: 'basket', content: { lines: [line] } },
    schedule: { '2.4.1': { production: 21, staging: 2 } },
    people: 17,
  },
  {
    name: 'wish-without-day',
    type: 'RangeError',
    message: 'Invalid time value',
    level: 'error',
    provocation: { program: 'wishlist', content: { wishes: [{ title: 'Arc lamp', since: '' }] } },
    schedule: { '2.4.1': { production: 8 } },
    people: 6,
  },
];
