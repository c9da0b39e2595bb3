import { temporaryFolder } from '../../vscode/temporaryFolder';
import type { Figure } from '../figure';
import { Random } from '../random';
import { measureClone } from './clone';
import { corpusFolder, type Source, sourcesIn } from './corpus';
import { type History, historyOf } from './history';
import type { Tree } from './line';
import { commitAll } from './repository';
import { printRows, printShare, type Release, type Targets } from './rows';
import { type Sample, samplesOf } from './samples';

/** What the drift bench is asked for. */
export interface DriftOptions {
  /** A local clone to measure on, instead of histories that are made. */
  readonly repo?: string | undefined;
  /** Days before HEAD of the only release to measure from. */
  readonly days?: number | undefined;
}

/** Thresholds were tuned on 20261121 to 20261124: this one was not looked at while they were. */
const SEED = 20_270_401;

const DISTANCES = [10, 30, 100, 300, 1000] as const;
const PER_LANGUAGE = 30;
const LINES = 4000;

/**
 * Lines of releases 10 to 1,000 commits ago, found again now, by us and by simpler ways. The histories are made from
 * real sources by a seeded generator, so that the truth is known.
 */
export async function measureDrift({ repo, days }: DriftOptions): Promise<readonly Figure[]> {
  if (repo !== undefined) {
    return measureClone(repo, days);
  }
  const sources = sourcesIn(await corpusFolder(), PER_LANGUAGE, SEED);
  const history = historyOf(sources, 1000, new Random(SEED));
  const folder = temporaryFolder();
  try {
    const hashes = commitAll(folder.path, history);
    const now = history.trees.at(-1)!;
    const releases = DISTANCES.map((distance) => releaseAt(distance, history, hashes));
    printHeading(sources);
    const shares = printShares(releases, now);
    const foreign = sources.map(({ texts }) => texts);
    return [...shares, ...(await printRows({ folder: folder.path, now, releases, foreign, seed: SEED }))];
  } finally {
    folder.remove();
  }
}

function releaseAt(distance: number, history: History, hashes: readonly string[]): Release {
  const known = new Map<Tree, readonly Sample[]>();
  return {
    name: String(distance),
    commit: hashes.at(-1 - distance)!,
    tree: history.trees.at(-1 - distance)!,
    targets: targetsAt(distance),
    samplesIn(now) {
      const samples = known.get(now) ?? samplesOf(history, distance, LINES, now, new Random(SEED + distance));
      known.set(now, samples);
      return samples;
    },
  };
}

function targetsAt(distance: number): Targets {
  return {
    all: { survivorsMissed: distance > 300 ? 1.5 : 1, confidentlyWrong: 0.05 },
    noContext: { survivorsMissed: 2, confidentlyWrong: 0.2 },
    noCommit: { survivorsMissed: 5, confidentlyWrong: 0.1 },
  };
}

function printHeading(sources: readonly Source[]): void {
  const languages = new Map<string, number>();
  sources.forEach(({ language }) => languages.set(language, (languages.get(language) ?? 0) + 1));
  const files = [...languages].map(([language, count]) => `${count} ${language}`).join(', ');
  console.log(`\nseed ${SEED}; ${LINES} lines at each distance; files: ${files}`);
  console.log('each cell: survivors on their line % / said with confidence % / confidently wrong %\n');
}

/** Prints what became of the lines, and holds the histories to being as hard as they have to be. */
function printShares(releases: readonly Release[], now: Tree): readonly Figure[] {
  const share = (name: string, is: (sample: Sample) => boolean) =>
    printShare(name, releases, now, is).at(-1) ?? 0;
  share('kept %', ({ truth }) => truth.fate === 'kept');
  const moved = share('moved %', ({ truth }) => truth.fate === 'moved');
  const edited = share('edited %', ({ truth }) => truth.fate === 'edited');
  const deleted = share('deleted %', ({ truth }) => truth.fate === 'deleted');
  const twins = share('twins in their file %', ({ isTwin }) => isTwin);
  const same = share(
    'same number %',
    ({ truth, line, path }) => truth.fate !== 'deleted' && truth.line === line && truth.path === path,
  );
  const held = (what: string, value: number, budget: Figure['budget']): Figure => ({
    what: `lines at the farthest: ${what}`,
    value,
    unit: '%',
    ...(budget !== undefined && { budget }),
    isCount: true,
  });
  return [
    held('same number', same, { atMost: 45 }),
    held('edited', edited, { atLeast: 4 }),
    held('deleted', deleted, { atLeast: 10 }),
    held('moved', moved, { atLeast: 2 }),
    held('twins', twins, { atLeast: 20 }),
  ];
}
