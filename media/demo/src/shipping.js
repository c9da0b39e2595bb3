'use strict';

/** What a parcel costs, in cents, by where it goes. */
const rates = { DE: 490, FR: 790, US: 1990 };
const elsewhere = 2990;

/** From this many cents of goods on, shipping within the country is free. */
const freeFrom = 5000;

/** The weight of a cart in grams, with its packaging. */
function weightOf(cart) {
  const goods = cart.items.reduce((sum, item) => sum + item.grams * item.quantity, 0);
  return goods + 120;
}

/** What a customer pays for shipping, in cents. */
function shippingCost(cart, goods) {
  const { country } = cart.customer.address;
  if (country === 'DE' && goods >= freeFrom) {
    return 0;
  }
  const rate = rates[country] ?? elsewhere;
  return weightOf(cart) > 10_000 ? rate * 2 : rate;
}

module.exports = { shippingCost };
