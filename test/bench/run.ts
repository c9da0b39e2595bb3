/**
 * `npm run bench`: prints the budgets, each figure beside a baseline of the same run. What the clock says
 * is only shown; a count that is not as it must be makes the exit code 1.
 *
 *     npm run bench                            all, in some minutes; on Linux with ten starts of VS Code
 *     npm run bench -- --only refresh,intake   some of it
 *     npm run bench -- drift                   lines found again after up to 1,000 commits; in some minutes
 *     npm run bench -- drift --repo DIR        the same on a local clone; --days N for one release only
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { measureActivation } from './activation';
import { measureBundle } from './bundle';
import { type DriftOptions, measureDrift } from './drift/drift';
import { type Figure, verdictOf } from './figure';
import { measureFileIndex } from './fileIndex';
import { measureFirstLens } from './firstLens';
import { measureFirstMarks } from './firstMarks';
import { measureIntake } from './intake';
import { measureKeystroke } from './keystroke';
import { measureLocating } from './locating';
import { measurePublishing } from './publishing';
import { measureRefresh } from './refresh';
import { measureRequests } from './requests';
import { measureSnapshot } from './snapshot';
import { measureSourceMaps } from './sourceMaps';
import { millisecondsOf } from './stopwatch';
import { tableOf } from './table';
import { measureTree } from './tree';

interface Workload {
  readonly heading: string;
  readonly measure: (options: DriftOptions) => Promise<readonly Figure[]>;
  /** Left out unless it is named. */
  readonly isLong?: true;
}

const workloads = new Map<string, Workload>([
  ['bundle', { heading: 'bundle', measure: measureBundle }],
  ['keystroke', { heading: 'keystroke', measure: measureKeystroke }],
  ['index', { heading: 'index of 100,000 files', measure: measureFileIndex }],
  ['sourceMaps', { heading: 'source maps', measure: measureSourceMaps }],
  ['locating', { heading: 'locating cold, 5,000 files', measure: measureLocating }],
  ['firstLens', { heading: 'first lens, server 50 ms away', measure: measureFirstLens }],
  ['marks', { heading: 'lens marks of 10,000 issues', measure: measureFirstMarks }],
  ['refresh', { heading: 'refresh, server 50 ms away', measure: measureRefresh }],
  ['requests', { heading: 'requests', measure: measureRequests }],
  ['snapshot', { heading: 'snapshot of 1,000 issues, 300 events', measure: measureSnapshot }],
  ['publishing', { heading: 'a change among 10,000 issues in three groups', measure: measurePublishing }],
  ['tree', { heading: 'the tree of 10,000 issues', measure: measureTree }],
  ['intake', { heading: 'local Sentry', measure: measureIntake }],
  ['drift', { heading: 'drift', measure: measureDrift, isLong: true }],
  ['activation', { heading: 'activation in VS Code', measure: measureActivation }],
]);

async function main(argv: readonly string[]): Promise<void> {
  const sections = new Map<string, readonly Figure[]>();
  const seconds = await millisecondsOf(async () => {
    const { names, ...options } = wanted(argv);
    for (const name of names) {
      const { heading, measure } = workloads.get(name)!;
      process.stderr.write(`measuring ${name}\n`);
      sections.set(heading, await measure(options));
    }
  });
  console.log(`\n${tableOf(sections)}\n`);
  const failed = [...sections.values()].flat().filter((figure) => verdictOf(figure) === 'FAILS');
  const machine = `Node ${process.versions.node}, ${availableParallelism()} cores`;
  console.log(`${machine}, ${Math.round(seconds / 1000)} s; ${failed.length} counts not as they must be`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** Throws a sentence for people about a name that is none of ours. */
function wanted(argv: readonly string[]): DriftOptions & { readonly names: readonly string[] } {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { only: { type: 'string' }, repo: { type: 'string' }, days: { type: 'string' } },
  });
  const named = [...(values.only?.split(',') ?? []), ...positionals];
  const names =
    named.length > 0 ? named : [...workloads].flatMap(([name, { isLong }]) => (isLong ? [] : name));
  const unknown = names.find((name) => !workloads.has(name));
  if (unknown !== undefined) {
    throw new Error(`no workload ${unknown}; there are ${[...workloads.keys()].join(', ')}`);
  }
  const days = values.days === undefined ? undefined : Number(values.days);
  if (days !== undefined && !(days > 0)) {
    throw new Error('--days takes a number of days');
  }
  return { names, repo: values.repo, days };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
