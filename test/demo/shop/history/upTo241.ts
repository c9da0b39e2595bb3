import type { Step } from './step';

/** What came with 2.4.0, and with the fix that had to follow at once. */
export const upTo241: readonly Step[] = [
  {
    subject: 'Send large orders free of charge',
    date: '2026-09-01T10:05:00Z',
    change(tree) {
      const file = 'packages/api/src/shipping.ts';
      tree.insertBefore(
        file,
        '/** The price of sending',
        `/** Nobody pays for sending more than this, in cents. */
const freeFrom = 7_500;

`,
      );
      tree.replace(file, `{ type Cart, weight }`, `{ type Cart, subtotal, weight }`);
      tree.replace(
        file,
        `  const parcels = `,
        `  if (subtotal(cart) > freeFrom) {
    return 0;
  }
  const parcels = `,
      );
    },
  },
  {
    subject: 'Name the products in carts',
    date: '2026-09-04T08:45:00Z',
    change(tree) {
      tree.replace(
        'packages/api/src/cart.ts',
        `  readonly sku: string;\n`,
        `  readonly sku: string;
  /** As in the catalogue; empty for products that are no longer sold. */
  readonly title?: string;
`,
      );
    },
  },
  {
    subject: 'Say how a product is delivered on its page',
    date: '2026-09-08T16:30:00Z',
    release: '2.4.0',
    change(tree) {
      const file = 'packages/web/src/pages/product.tsx';
      tree.replace(
        file,
        `  readonly price: Money;\n`,
        `  readonly price: Money;
  /** In days; nothing is said about products that are not in stock. */
  readonly deliveredIn?: number;
`,
      );
      tree.replace(
        file,
        `      <strong>{priceTag(product.price)}</strong>\n`,
        `      <strong>{priceTag(product.price)}</strong>
      <Delivery days={product.deliveredIn} />
`,
      );
      tree.insertBefore(
        file,
        `function Thumbnail(`,
        `function Delivery({ days }: { days: number | undefined }): string {
  return days === undefined ? '' : <p>Delivered in {days} days</p>;
}

`,
      );
    },
  },
  {
    subject: 'Round prices in yen',
    date: '2026-09-14T11:10:00Z',
    release: '2.4.1',
    change(tree) {
      const file = 'packages/api/src/price.ts';
      tree.replace(
        file,
        `  return \`\${(amount / 10 ** digits).toFixed(digits)} \${symbol}\`;`,
        `  const units = amount / 10 ** digits;
  return \`\${units.toFixed(digits)} \${symbol}\`;`,
      );
    },
  },
];
