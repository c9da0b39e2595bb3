import { writeFirstSources } from '../firstSources';
import type { Step } from './step';

/** From the first commit to the first release that we still see in production. */
export const upTo230: readonly Step[] = [
  {
    subject: 'Open the shop',
    date: '2026-08-03T09:00:00Z',
    change: writeFirstSources,
  },
  {
    subject: 'Send to Sweden, Spain and Portugal',
    date: '2026-08-11T14:20:00Z',
    release: '2.3.0',
    change(tree) {
      tree.replace('packages/api/src/shipping.ts', `'NL', 'PL']`, `'NL', 'PL', 'PT', 'ES', 'SE']`);
    },
  },
];
