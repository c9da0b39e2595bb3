import type { Random } from './random';

/** A file at the release whose events come in, and as it is in the workspace now. */
export interface Source {
  readonly path: string;
  readonly released: readonly string[];
  readonly now: readonly NowLine[];
}

/** A line of now with the line of the release (from 0) that it is; `undefined` for one that was written since. */
export interface NowLine {
  readonly text: string;
  readonly was: number | undefined;
}

const verbs = ['add', 'apply', 'book', 'charge', 'check', 'clear', 'count', 'find', 'load', 'merge'].concat([
  'parse',
  'pick',
  'price',
  'read',
  'refund',
  'render',
  'save',
  'send',
  'sort',
  'sum',
  'total',
  'update',
]);
const nouns = [
  'Address',
  'Basket',
  'Card',
  'Carrier',
  'Coupon',
  'Customer',
  'Gift',
  'Invoice',
  'Item',
].concat([
  'Label',
  'Ledger',
  'Line',
  'Mail',
  'Offer',
  'Order',
  'Payment',
  'Price',
  'Product',
  'Rate',
  'Refund',
  'Stock',
]);

/** A source file of 50 to 3,000 lines, most of them short; some have been changed since the release. */
export function sourceAt(path: string, random: Random): Source {
  const released = code(random, Math.round(50 * 60 ** (random.next() ** 3)));
  return { path, released, now: changedSince(released, random) };
}

function code(random: Random, lines: number): readonly string[] {
  const written = [`import { ${random.pick(nouns)} } from './${random.pick(verbs)}';`, ''];
  while (written.length < lines) {
    written.push(...functionOf(random), '');
  }
  return written;
}

export function functionOf(random: Random): readonly string[] {
  const [noun, verb] = [random.pick(nouns), random.pick(verbs)];
  const name = noun.toLowerCase();
  const body = Array.from({ length: 3 + random.below(10) }, () => statement(random, name));
  return [`export function ${verb}${noun}${random.below(100)}(${name}: ${noun}): number {`, ...body, '}'];
}

function statement(random: Random, name: string): string {
  const other = random.pick(nouns).toLowerCase();
  const verb = random.pick(verbs);
  return random.pick([
    `  const ${other} = ${name}.${verb}(${random.below(1000)});`,
    `  if (${name}.${other} === undefined) {`,
    `    throw new Error('no ${other} to ${verb}');`,
    `  }`,
    `  ${name}.${verb}.push(${other}.${random.pick(verbs)}(${name}));`,
    `  return ${name}.${other} * ${random.below(100)};`,
  ]);
}

/** Half of the files are as released; in the others lines were added, rewritten and removed. */
function changedSince(released: readonly string[], random: Random): readonly NowLine[] {
  const now = released.map((text, was): NowLine => ({ text, was }));
  for (let changes = random.next() < 0.5 ? 0 : 1 + random.below(4); changes > 0; changes--) {
    const at = random.below(now.length);
    const added = functionOf(random).map((text): NowLine => ({ text, was: undefined }));
    now.splice(at, random.pick([0, 0, 1, 8]), ...added);
  }
  return now;
}
