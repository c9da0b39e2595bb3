'use strict';

const { discountOf } = require('./coupons');
const { shippingCost } = require('./shipping');
const { reserve } = require('./stock');

/** What a customer pays for a cart, in cents. */
function totalOf(cart) {
  const goods = cart.items.reduce((sum, item) => sum + item.price * item.quantity, 0);
  return goods - discountOf(cart, goods) + shippingCost(cart, goods);
}

/** An order that could not be taken; `cause` says why. */
class CheckoutError extends Error {
  constructor(cart, cause) {
    super(`Order of cart ${cart.id} could not be taken`, { cause });
    this.name = 'CheckoutError';
  }
}

/** Takes an order: reserves the goods, then charges the customer. */
async function placeOrder(cart, payment) {
  await reserve(cart.items);
  const total = totalOf(cart);
  const card = cart.customer.cards?.find((one) => one.isDefault);
  const receipt = await payment.charge(card.token, total, cart.currency);
  return { number: receipt.id, total };
}

/** The same for a web request. */
async function checkout(request, response) {
  try {
    response.json(await placeOrder(request.cart, request.payment));
  } catch (error) {
    throw new CheckoutError(request.cart, error);
  }
}

module.exports = { checkout, placeOrder, totalOf };
