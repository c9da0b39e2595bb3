import type { Step } from './step';

/** Work since the last release: what the workspace has and production has not. */
export const since241: readonly Step[] = [
  {
    subject: 'Call stock what it is: an inventory',
    date: '2026-09-21T09:15:00Z',
    change(tree) {
      tree.move('packages/api/src/stock.ts', 'packages/api/src/inventory.ts');
      tree.replace('packages/api/src/checkout.ts', `from './stock'`, `from './inventory'`);
    },
  },
  {
    subject: 'Drop the loyalty tiers',
    date: '2026-09-22T13:40:00Z',
    change(tree) {
      const discounts = 'packages/api/src/discounts.ts';
      tree.replace(discounts, loyalty, '');
      tree.replace(discounts, `import type { Customer } from './customers';\n`, '');
      tree.replace('packages/api/src/customers.ts', `  readonly tier: 'none' | 'silver' | 'gold';\n`, '');
      const checkout = 'packages/api/src/checkout.ts';
      tree.replace(
        checkout,
        `{ bestDiscount, loyaltyDiscount, volumeDiscount }`,
        `{ bestDiscount, volumeDiscount }`,
      );
      tree.replace(checkout, `    loyaltyDiscount(customer),\n`, '');
    },
  },
  {
    subject: 'Accept coupons that were never used',
    date: '2026-09-24T10:25:00Z',
    change(tree) {
      tree.replace(
        'packages/api/src/coupons.ts',
        `coupon.limit - coupon.redemptions.length;`,
        `coupon.limit - (coupon.redemptions?.length ?? 0);`,
      );
    },
  },
  {
    subject: 'Deliver to pick-up points',
    date: '2026-09-29T15:50:00Z',
    change(tree) {
      tree.insertBefore(
        'packages/api/src/shipping.ts',
        `/** What a parcel costs`,
        `/** A shop around the corner that keeps parcels until somebody comes for them. */
export interface PickUpPoint {
  readonly name: string;
  readonly city: string;
  /** Hours in which somebody is there, such as \`9-18\`. */
  readonly open: string;
}

/** Pick-up points take smaller parcels, in grams. */
export const heaviestForPickUp = 5_000;

`,
      );
    },
  },
  {
    subject: 'Tell late payments from refused ones',
    date: '2026-10-05T08:30:00Z',
    change(tree) {
      tree.insertBefore(
        'packages/api/src/payment.ts',
        `/** The smallest amount`,
        `/** True where the customer may try the same card again. */
export function isWorthRetrying(failure: PaymentFailed): boolean {
  return failure.cause instanceof GatewayTimeout;
}

`,
      );
      tree.replace(
        'packages/api/src/payment.ts',
        `{ type Card, charge }`,
        `{ type Card, GatewayTimeout, charge }`,
      );
    },
  },
  {
    subject: 'List the variants of a product',
    date: '2026-10-07T12:00:00Z',
    change(tree) {
      const file = 'packages/web/src/pages/product.tsx';
      tree.replace(
        file,
        `  readonly images: readonly Image[];\n`,
        `  readonly images: readonly Image[];
  readonly variants?: readonly Variant[];
`,
      );
      tree.insertBefore(
        file,
        `export function productPage(`,
        `/** The same product in another colour or size. */
interface Variant {
  readonly title: string;
  readonly url: string;
}

`,
      );
    },
  },
  {
    subject: 'Check who sends webhooks',
    date: '2026-10-12T17:05:00Z',
    change(tree) {
      tree.replace(
        'packages/api/src/webhooks.ts',
        `/** What the payment service tells us later on. */`,
        `import { createHmac, timingSafeEqual } from 'node:crypto';

/** True for a message that carries the signature of the payment service. */
export function isSigned(body: string, signature: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What the payment service tells us later on. */`,
      );
    },
  },
  {
    subject: 'Keep fewer searches in mind',
    date: '2026-10-19T09:55:00Z',
    change(tree) {
      tree.replace(
        'packages/api/src/search.ts',
        `    return;
  }
  if (words.length > 64) {`,
        `    return;
  }
  if (recent.length === 1_000) {
    recent.shift();
  }
  if (words.length > 64) {`,
      );
    },
  },
  {
    subject: 'Tell how many pieces are in the basket',
    date: '2026-10-21T13:10:00Z',
    change(tree) {
      const file = 'packages/storefront/src/basket.tsx';
      tree.replace(
        file,
        `    <aside class="basket">\n`,
        `    <aside class="basket">
      <p>{piecesIn(lines)} pieces</p>
`,
      );
      tree.insertBefore(
        file,
        `function BasketLine(`,
        `function piecesIn(lines: readonly Line[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

`,
      );
    },
  },
  {
    subject: 'Show the latest wishes first',
    date: '2026-10-23T16:40:00Z',
    change(tree) {
      const file = 'packages/storefront/src/wishlist.tsx';
      tree.replace(file, `{wishes.map(`, `{latestFirst(wishes).map(`);
      tree.insertBefore(
        file,
        `function WishItem(`,
        `function latestFirst(wishes: readonly Wish[]): readonly Wish[] {
  return [...wishes].sort((one, other) => other.since.localeCompare(one.since));
}

`,
      );
    },
  },
  {
    subject: 'Tell how many sales a till had',
    date: '2026-10-25T11:20:00Z',
    change(tree) {
      const file = 'packages/worker/src/nightly.ts';
      tree.insertBefore(
        file,
        `/** A line of the report`,
        `/** Sales of less than nothing are goods that came back. */
function salesIn(takings: readonly number[]): number {
  return takings.filter((cents) => cents > 0).length;
}

`,
      );
      tree.replace(
        file,
        `: \${sum}, the best sale`,
        `: \${sum} in \${salesIn(takings)} sales, the best sale`,
      );
    },
  },
  {
    subject: 'Recommend nothing that was bought before',
    date: '2026-10-26T14:35:00Z',
    change(tree) {
      const file = 'services/recommendations/recommendations/scoring.py';
      tree.insertBefore(
        file,
        `def recommend(`,
        `def bought_before(sku, orders):
    """Nobody needs a second arc lamp."""
    return any(order["sku"] == sku for order in orders)


`,
      );
      tree.replace(
        file,
        `[sku for sku, _ in scores.most_common(most)]`,
        `[sku for sku, _ in scores.most_common(most) if not bought_before(sku, orders)]`,
      );
    },
  },
  {
    subject: 'Wrap orders as gifts',
    date: '2026-11-02T10:45:00Z',
    change(tree) {
      tree.replace(
        'packages/api/src/checkout.ts',
        `export interface Order {\n`,
        `export interface Order {
  /** What is written on the card of a gift. */
  readonly gift?: { readonly greeting: string };
`,
      );
    },
  },
];

const loyalty = `const percentByTier = new Map([
  ['none', 0],
  ['silver', 2],
  ['gold', 4],
]);

/** Off the subtotal, in percent, for coming back. */
export function loyaltyDiscount(customer: Customer): number {
  const percent = percentByTier.get(customer.tier);
  if (percent === undefined) {
    throw new RangeError(\`No discount is known for tier \${customer.tier}\`);  «loyalty-tier-unknown»
  }
  return percent;
}

`;
