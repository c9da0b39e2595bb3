import { temporaryFolder } from '../../vscode/temporaryFolder';
import type { Figure } from '../figure';
import { measureClone } from './clone';
import type { Source } from './corpus';
import { LINES, madeGround } from './made';
import { printShare } from './printed';
import { printRows } from './printRows';
import type { Ground } from './release';
import type { Sample } from './samples';

/** What the drift bench is asked for. */
export interface DriftOptions {
  /** A local clone to measure on, instead of histories that are made. */
  readonly repo?: string | undefined;
  /** Days before HEAD of the only release to measure from. */
  readonly days?: number | undefined;
}

/** Thresholds were tuned on 20261121 to 20261128: this one was not looked at while they were. */
const SEED = 20_270_401;

/**
 * Lines of releases 10 to 1,000 commits ago, found again now, by us and by simpler ways. The histories are made from
 * real sources by a seeded generator, so that the truth is known.
 */
export async function measureDrift({ repo, days }: DriftOptions): Promise<readonly Figure[]> {
  if (repo !== undefined) {
    return measureClone(repo, days);
  }
  const folder = temporaryFolder();
  try {
    const { sources, ground } = await madeGround(folder.path, SEED);
    printHeading(sources);
    return [...printShares(ground), ...(await printRows(ground))];
  } finally {
    folder.remove();
  }
}

function printHeading(sources: readonly Source[]): void {
  const languages = new Map<string, number>();
  sources.forEach(({ language }) => languages.set(language, (languages.get(language) ?? 0) + 1));
  const files = [...languages].map(([language, count]) => `${count} ${language}`).join(', ');
  console.log(`\nseed ${SEED}; ${LINES} lines at each distance; files: ${files}`);
  console.log('each cell: survivors on their line % / said with confidence % / confidently wrong %\n');
}

/** Prints what became of the lines, and holds the histories to being as hard as they have to be. */
function printShares({ releases, now }: Ground): readonly Figure[] {
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
