import type { Actor } from '../../src/local/model/organization';
import type { Person, Team } from '../../src/local/options';

/** The developers of the shop. Ada is the one who looks at the demo. */
const ada: Person = { id: '1', name: 'Ada', email: 'ada@shop.example' };
const ben: Person = { id: '2', name: 'Ben', email: 'ben@shop.example' };
export const developers: readonly Person[] = [ada, ben];

const checkout: Team = { id: '1', slug: 'checkout', name: 'Checkout', members: [ada.id] };
const platform: Team = { id: '2', slug: 'platform', name: 'Platform', members: [ben.id] };
export const teams: readonly Team[] = [checkout, platform];

const me: Actor = { type: 'user', id: ada.id };
const myTeam: Actor = { type: 'team', id: checkout.id };
const somebodyElse: Actor = { type: 'user', id: ben.id };
const otherTeam: Actor = { type: 'team', id: platform.id };

/** Whose an error is; every other one waits for review. */
export const assigned: ReadonlyMap<string, Actor> = new Map([
  ['shipping-without-address', me],
  ['product-without-images', me],
  ['payment-failed', me],
  ['coupon-never-redeemed', me],
  ['stock-reserve', me],
  ['loyalty-tier-unknown', me],
  ['basket-line-without-price', me],
  ['wish-without-day', me],
  ['till-without-takings', me],
  ['cart-item-without-product', myTeam],
  ['checkout-slow', myTeam],
  ['cart-page-without-map', myTeam],
  ['mail-refused', somebodyElse],
  ['job-of-unknown-kind', otherTeam],
]);

/** Whose an error may be, since a commit of theirs is suspected or a rule says so. */
export const suggested: ReadonlyMap<string, Actor> = new Map([
  ['share-of-nothing', me],
  ['price-tag-of-minus-one-digit', me],
  ['feed-of-acme', me],
  ['feed-of-globex', me],
  ['label-without-street', myTeam],
]);
