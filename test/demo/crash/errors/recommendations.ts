import type { ShopError } from '../shopError';

/** What fails in services/recommendations, in Python. */
export const recommendationErrors: readonly ShopError[] = [
  {
    name: 'share-of-nothing',
    type: 'ZeroDivisionError',
    message: 'division by zero',
    level: 'error',
    provocation: { program: 'recommendations' },
    schedule: { '2.4.0': { production: 9 }, '2.4.1': { production: 13, staging: 1 } },
    people: 16,
  },
];
