'use strict';

const { pool } = require('./database');

/** Keeps the goods of a cart for a customer, for ten minutes. */
async function reserve(items) {
  for (const { sku, quantity } of items) {
    const { rowCount } = await pool.query(
      'update stock set reserved = reserved + $2 where sku = $1 and free >= $2',
      [sku, quantity],
    );
    if (rowCount === 0) {
      throw new OutOfStock(sku);
    }
  }
}

class OutOfStock extends Error {
  constructor(sku) {
    super(`${sku} is out of stock`);
    this.name = 'OutOfStock';
  }
}

module.exports = { reserve, OutOfStock };
