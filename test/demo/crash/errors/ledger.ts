import type { ShopError } from '../shopError';

/** What fails in the ledger, whose code is in another repository. */
export const ledgerErrors: readonly ShopError[] = [
  {
    name: 'booking-of-half-a-cent',
    type: 'RangeError',
    message: 'Account 8400 takes whole cents only',
    level: 'error',
    provocation: { program: 'ledger', content: { account: 8400, cents: 12.5 } },
    schedule: { '2.4.1': { production: 5, staging: 1 } },
    people: 4,
  },
];
