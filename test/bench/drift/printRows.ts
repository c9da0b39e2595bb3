import type { Figure } from '../figure';
import { baselines } from './baselines';
import { answerOf } from './ours';
import { print } from './printed';
import type { Ground, Release } from './release';
import { placesIn, type Row, rowsOf } from './rows';
import { figuresOf } from './targets';
import type { Tree } from './line';
import { Tally, type Worth } from './tally';

/** Prints the baselines' rows and ours, and what our verdicts are worth; gives what is held to targets. */
export async function printRows(ground: Ground): Promise<readonly Figure[]> {
  print(
    'since the release',
    ground.releases.map(({ name }) => name),
  );
  printBaselines(ground);
  const figures: Figure[] = [];
  const worths = new Map<string, ReadonlyMap<string, Worth>>();
  for await (const row of rowsOf(ground)) {
    const tallies: Tally[] = [];
    for (const release of ground.releases) {
      tallies.push(await tallyOf(release, row, ground.now));
    }
    print(
      row.name,
      tallies.map(({ cell }) => cell),
    );
    worths.set(row.name, together(tallies));
    figures.push(...figuresOf(row, ground.releases, tallies));
  }
  printWorths(worths);
  return figures;
}

async function tallyOf(release: Release, row: Row, saved: Tree): Promise<Tally> {
  const { samples, places } = await placesIn(release, row, saved);
  const tally = new Tally();
  samples.forEach((sample, at) => {
    const place = places[at]!;
    const reason = 'reason' in place ? ` ${place.reason}` : '';
    tally.note(sample, answerOf(place), `${place.verdict}${reason}`);
  });
  return tally;
}

function printBaselines({ folder, releases, now }: Ground): void {
  const columns = releases.map(({ commit, tree, samplesIn }) =>
    baselines(folder, commit).map((baseline) => {
      const tally = new Tally();
      samplesIn(now).forEach((sample) => tally.note(sample, baseline.find(sample, tree, now)));
      return { name: baseline.name, cell: tally.cell };
    }),
  );
  columns[0]?.forEach(({ name }, at) =>
    print(
      name,
      columns.map((column) => column[at]!.cell),
    ),
  );
}

function together(tallies: readonly Tally[]): ReadonlyMap<string, Worth> {
  const all = new Map<string, Worth>();
  for (const { verdicts } of tallies) {
    verdicts.forEach(({ right, wrong }, verdict) => {
      const known = all.get(verdict) ?? { right: 0, wrong: 0 };
      all.set(verdict, { right: known.right + right, wrong: known.wrong + wrong });
    });
  }
  return all;
}

/** What each verdict is worth, all distances together. */
function printWorths(worths: ReadonlyMap<string, ReadonlyMap<string, Worth>>): void {
  const verdicts = [...new Set([...worths.values()].flatMap((worth) => [...worth.keys()]))].sort();
  console.log('\nwhat was said of a line, all distances together: times it was so / was not');
  print('', [...worths.keys()], 17);
  for (const verdict of verdicts) {
    const cells = [...worths.values()].map((worth) => {
      const { right, wrong } = worth.get(verdict) ?? { right: 0, wrong: 0 };
      return right + wrong === 0 ? '' : `${right} / ${wrong}`;
    });
    print(verdict, cells, 17);
  }
  console.log('');
}
