import type { ShopError } from '../shopError';

/** What fails in packages/worker. */
export const workerErrors: readonly ShopError[] = [
  {
    name: 'feed-of-acme',
    type: 'FeedError',
    message: 'The feed of acme has no column "price"',
    level: 'error',
    mark: 'supplier-feed',
    provocation: {
      program: 'worker',
      kind: 'feed',
      content: { supplier: 'acme', table: 'sku;stock\nMUG-BLUE;140' },
    },
    schedule: { '2.4.0': { production: 4 }, '2.4.1': { production: 8 } },
    people: 3,
  },
  {
    name: 'feed-of-globex',
    type: 'FeedError',
    message: 'The feed of globex has no column "stock"',
    level: 'error',
    mark: 'supplier-feed',
    provocation: {
      program: 'worker',
      kind: 'feed',
      content: { supplier: 'globex', table: 'sku;price\nMUG-BLUE;9.90' },
    },
    schedule: { '2.4.1': { production: 5, staging: 1 } },
    people: 2,
  },
  {
    name: 'mail-refused',
    message: '550 mailbox unavailable',
    title: 'confirmOrder', // what was thrown is no exception and has no class: the function stands in for it
    level: 'error',
    provocation: { program: 'worker', kind: 'confirm', content: { to: 'customer', order: '2026-0412' } },
    schedule: { '2.3.0': { production: 5 }, '2.4.0': { production: 9 }, '2.4.1': { production: 6 } },
    people: 18,
  },
  {
    name: 'invoice-without-tax',
    type: 'RangeError',
    message: 'The tax of an invoice is not a number',
    level: 'error',
    provocation: { program: 'worker', kind: 'invoice', content: { number: 412, net: 12_500 } },
    schedule: { '2.4.1': { production: 8, staging: 2 } },
    people: 8,
  },
  {
    name: 'label-without-street',
    type: 'AddressError',
    message: 'A parcel needs a street',
    level: 'error',
    provocation: {
      program: 'worker',
      kind: 'label',
      content: { name: 'Customer', city: 'Bremen', postcode: '28195', country: 'DE' },
    },
    schedule: { '2.4.0': { production: 3 }, '2.4.1': { production: 5 } },
    people: 7,
  },
  {
    name: 'job-of-unknown-kind',
    type: 'TypeError',
    message: 'job is not a function',
    level: 'error',
    provocation: { program: 'worker', kind: 'restock', content: {} },
    schedule: { '2.4.1': { production: 3, staging: 3 } },
    people: 2,
  },
  {
    name: 'till-without-takings',
    type: 'TypeError',
    message: `Cannot read properties of undefined (reading 'reduce')`,
    level: 'error',
    provocation: { program: 'nightly', content: { name: 'North' } },
    schedule: { '2.4.1': { production: 10 } },
    people: 3,
  },
];
