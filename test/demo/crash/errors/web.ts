import type { ShopError } from '../shopError';

const price = { amount: 1250, sign: '€', digits: 2 };
const images = [{ url: '/mug.jpg', alt: 'A mug' }];
const product = { title: 'Blue mug', description: 'Holds coffee.', price, images };

/** What fails in packages/web, a bundle. */
export const webErrors: readonly ShopError[] = [
  {
    name: 'product-without-images',
    type: 'TypeError',
    message: `Cannot read properties of undefined (reading 'url')`,
    level: 'error',
    provocation: { program: 'web', page: 'product', content: { ...product, images: [] } },
    schedule: { '2.4.0': { production: 37 }, '2.4.1': { production: 28, staging: 3 } },
    people: 40,
  },
  {
    name: 'price-tag-of-minus-one-digit',
    type: 'RangeError',
    message: 'toFixed() digits argument must be between 0 and 100',
    level: 'error',
    provocation: {
      program: 'web',
      page: 'product',
      content: { ...product, price: { ...price, digits: -1 } },
    },
    schedule: { '2.3.0': { production: 2 }, '2.4.1': { production: 7 } },
    people: 6,
  },
  {
    name: 'cart-page-without-map',
    type: 'TypeError',
    message: `Cannot read properties of undefined (reading 'map')`,
    level: 'error',
    provocation: { program: 'webWithoutMap', page: 'cart', content: {} },
    schedule: { '2.4.1': { staging: 4 } },
    people: 2,
  },
];
