import type { Shop, ShopRelease } from './buildShop';
import { type Occurrence, type Sent, allOccurrences, countByError } from './crash/occurrences';
import { type Period, periodOf } from './crash/period';
import { use } from './crash/program';
import { replay } from './crash/replay';
import type { Run } from './crash/run';
import { type Program, environments } from './crash/shopError';
import { inParallel } from './inParallel';

/** How many programs run at once. */
const width = 3;

const programs: readonly Program[] = [
  'api',
  'web',
  'webWithoutMap',
  'basket',
  'wishlist',
  'worker',
  'nightly',
  'ledger',
  'recommendations',
];

/**
 * Lets the deployed releases fail, one after the other, until every error has happened as often as its schedule
 * says. Resolves when all events have been sent to the project of `dsn`, with what was sent by the error's name.
 */
export async function runShop(shop: Shop, dsn: string, signal?: AbortSignal): Promise<Map<string, Sent>> {
  const occurrences = allOccurrences();
  const now = Date.now();
  for (const release of shop.releases) {
    const period = periodOf(release.number, now);
    await inParallel(width, runsOf(release, period, occurrences), (run) =>
      run.program === 'recommendations'
        ? replay(run, dsn, signal)
        : use(run.program, run, release.folder, dsn, signal),
    );
  }
  return countByError(occurrences);
}

/** What happened in a release, sorted by environment and program. */
function runsOf(release: ShopRelease, period: Period, occurrences: readonly Occurrence[]): Run[] {
  return environments
    .flatMap((environment) => programs.map((program) => ({ environment, program })))
    .map(({ environment, program }) => ({
      program,
      environment,
      release: release.version,
      period,
      occurrences: occurrences.filter(
        (one) =>
          one.release === release.number &&
          one.environment === environment &&
          one.error.provocation.program === program,
      ),
    }))
    .filter((run) => run.occurrences.length > 0);
}
