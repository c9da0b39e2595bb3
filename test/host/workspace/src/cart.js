/** The sum of a cart, in cents. */
export function total(cart) {
  return cart.items.reduce((sum, item) => sum + item.price * item.count, 0);
}
