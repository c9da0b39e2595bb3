import { Random } from './random';

const areas = [
  'api',
  'core',
  'components',
  'hooks',
  'models',
  'routes',
  'services',
  'store',
  'views',
  'workers',
];
const words = [
  'account',
  'address',
  'basket',
  'charge',
  'coupon',
  'customer',
  'delivery',
  'gift',
  'invoice',
].concat([
  'ledger',
  'mail',
  'offer',
  'order',
  'payment',
  'price',
  'product',
  'refund',
  'search',
  'stock',
  'tax',
]);
/** Names that stand in every folder of a monorepo. */
const everywhere = ['index.ts', 'index.ts', 'types.ts', 'utils.ts', 'README.md', '__init__.py'];

/** The paths of a monorepo as git lists them: sorted, none twice. */
export function monorepoPaths(count: number): readonly string[] {
  const random = new Random(1);
  const paths = new Set<string>();
  while (paths.size < count) {
    const project = `${random.pick(['packages', 'apps', 'services'])}/${random.pick(words)}-${random.below(40)}`;
    const folders = Array.from({ length: random.below(3) }, () => random.pick(words));
    paths.add([project, 'src', random.pick(areas), ...folders, fileName(random)].join('/'));
  }
  return [...paths].toSorted();
}

function fileName(random: Random): string {
  if (random.next() < 0.15) {
    return random.pick(everywhere);
  }
  const name = [random.pick(words), random.pick(areas), random.below(30)].join('-');
  return `${name}${random.pick(['.ts', '.ts', '.ts', '.test.ts', '.tsx', '.py', '.css'])}`;
}
