import { apiErrors } from './errors/api';
import { ledgerErrors } from './errors/ledger';
import { recommendationErrors } from './errors/recommendations';
import { storefrontErrors } from './errors/storefront';
import { webErrors } from './errors/web';
import { workerErrors } from './errors/worker';
import type { ShopError } from './shopError';

/** Everything that goes wrong at the shop. */
export const shopErrors: readonly ShopError[] = [
  ...apiErrors,
  ...webErrors,
  ...storefrontErrors,
  ...workerErrors,
  ...recommendationErrors,
  ...ledgerErrors,
];
