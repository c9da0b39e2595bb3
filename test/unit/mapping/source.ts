/** A file of some sixty lines without twins, in which every line tells something. */
export const SOURCE = [
  "import { readFile } from 'node:fs/promises';",
  "import { parseOrder, type Order } from './orders';",
  "import { Gateway } from './gateway';",
  '',
  '/** Loads the price list of a shop. */',
  'export async function loadPrices(path: string): Promise<Map<string, number>> {',
  "  const text = await readFile(path, 'utf8');",
  '  const prices = new Map<string, number>();',
  "  for (const row of text.split('\\n')) {",
  "    const [sku, price] = row.split(';');",
  '    prices.set(sku, Number(price));',
  '  }',
  '  return prices;',
  '}',
  '',
  '/** The sum of an order with its discount. */',
  'export function totalOf(order: Order, prices: Map<string, number>): number {',
  '  let total = 0;',
  '  for (const line of order.lines) {',
  '    const price = prices.get(line.sku);',
  '    if (price === undefined) {',
  '      throw new Error(`no price for ${line.sku}`);',
  '    }',
  '    total += price * line.quantity;',
  '  }',
  '  const discount = order.customer.discount.rate;',
  '  return total * (1 - discount);',
  '}',
  '',
  '/** Charges the customer of an order. */',
  'export async function charge(order: Order, gateway: Gateway): Promise<string> {',
  '  const card = order.customer.cards[0];',
  '  const answer = await gateway.charge(card.token, order.total);',
  "  if (answer.status !== 'ok') {",
  '    throw new Error(`declined: ${answer.code}`);',
  '  }',
  '  return answer.receipt.id;',
  '}',
  '',
  '/** Reads orders one a line. */',
  'export function readOrders(text: string): Order[] {',
  "  const rows = text.split('\\n').filter((row) => row.length > 0);",
  '  return rows.map((row) => parseOrder(JSON.parse(row)));',
  '}',
];

/** The line (from 1) that holds this text, in these lines. */
export function lineOf(text: string, lines: readonly string[] = SOURCE): number {
  const at = lines.findIndex((line) => line.includes(text));
  if (at === -1 || lines.findLastIndex((line) => line.includes(text)) !== at) {
    throw new Error(`not exactly one line holds ${text}`);
  }
  return at + 1;
}

/** The lines with others before line `line` (from 1). */
export function inserted(lines: readonly string[], line: number, ...added: readonly string[]): string[] {
  return lines.toSpliced(line - 1, 0, ...added);
}

/** The lines without `count` lines from `line` (from 1) on. */
export function removed(lines: readonly string[], line: number, count = 1): string[] {
  return lines.toSpliced(line - 1, count);
}

/** The lines with line `line` (from 1) replaced. */
export function replaced(lines: readonly string[], line: number, text: string): string[] {
  return lines.with(line - 1, text);
}
