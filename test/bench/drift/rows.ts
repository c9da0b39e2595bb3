import * as path from 'node:path';
import { temporaryFolder } from '../../vscode/temporaryFolder';
import type { Figure } from '../figure';
import { Random } from '../random';
import { baselines } from './baselines';
import { shallowClone, squash, withoutHistory } from './clones';
import { edited } from './edits';
import { eventOf, type Told } from './events';
import { type Line, Lines, type Tree } from './line';
import { answerOf, locateAll } from './ours';
import { textOf } from './repository';
import type { Sample } from './samples';
import { percent, Tally, type Worth } from './tally';

/** A release to find lines of again. */
export interface Release {
  /** How long ago: the heading of its column. */
  readonly name: string;
  readonly commit: string;
  readonly tree: Tree;
  /** What became of its lines in the files of now, those that were found to be edited and not saved among them. */
  samplesIn(now: Tree): readonly Sample[];
  /** What a row has to reach here; `undefined` where nothing is promised. */
  readonly targets?: Targets;
}

/** In percent. */
interface Target {
  readonly survivorsMissed: number;
  readonly confidentlyWrong: number;
}

/** Of a row with all that can be known, of one without context in the event, of one without a commit. */
export interface Targets {
  readonly all: Target;
  readonly noContext: Target;
  readonly noCommit: Target;
}

interface Row {
  readonly name: string;
  readonly knows: Knows;
  readonly held?: keyof Targets;
  readonly folder: string;
  readonly unsaved?: ReadonlyMap<string, string>;
  readonly now?: Tree;
}

interface Knows {
  readonly hasContext: boolean;
  readonly hasCommit: boolean;
}

const ALL: Knows = { hasContext: true, hasCommit: true };

/** A repository, its files of now, and code to write into them. */
export interface Ground {
  /** A clone that may be changed. */
  readonly folder: string;
  readonly now: Tree;
  readonly releases: readonly Release[];
  readonly foreign: readonly (readonly string[])[];
  readonly seed: number;
}

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

/** The rows, each made when the one before is done: they change the clone. */
async function* rowsOf(ground: Ground): AsyncGenerator<Row> {
  const { folder, releases } = ground;
  yield { name: 'ours', knows: ALL, held: 'all', folder };
  const dirty = withUnsavedEdits(ground);
  yield { name: 'unsaved edits', knows: ALL, held: 'all', folder, unsaved: dirty.unsaved, now: dirty.tree };
  yield { name: 'no context', knows: { ...ALL, hasContext: false }, held: 'noContext', folder };
  yield { name: 'no commit known', knows: { ...ALL, hasCommit: false }, held: 'noCommit', folder };
  const temporary = temporaryFolder();
  try {
    const clone = path.join(temporary.path, 'clone');
    shallowClone(
      folder,
      clone,
      releases.map(({ commit }) => commit),
    );
    yield { name: 'shallow clone', knows: ALL, held: 'all', folder: clone };
  } finally {
    temporary.remove();
  }
  squash(folder);
  yield { name: 'squashed history', knows: ALL, held: 'all', folder };
  withoutHistory(folder);
  yield { name: 'no repository', knows: { ...ALL, hasCommit: false }, folder };
}

async function tallyOf(
  { tree, commit, samplesIn }: Release,
  { knows, folder, unsaved, now }: Row,
  saved: Tree,
): Promise<Tally> {
  const told: Told = { hasContext: knows.hasContext, commit: knows.hasCommit ? commit : undefined };
  const samples = samplesIn(now ?? saved);
  const traces = samples.map(({ path: file, line }) => eventOf(file, tree.get(file)!, line, told));
  const places = await locateAll(folder, traces, unsaved);
  const tally = new Tally();
  samples.forEach((sample, at) => {
    const place = places[at]!;
    const reason = 'reason' in place ? ` ${place.reason}` : '';
    tally.note(sample, answerOf(place), `${place.verdict}${reason}`);
  });
  return tally;
}

/** Of each promise the distance that comes nearest to breaking it. */
function figuresOf(
  { name, held }: Row,
  releases: readonly Release[],
  tallies: readonly Tally[],
): readonly Figure[] {
  const cases = releases.flatMap(({ name: since, targets }, at) => {
    const target = held && targets?.[held];
    return target === undefined ? [] : [{ since, target, tally: tallies[at]! }];
  });
  const worst = (what: string, of: (tally: Tally) => number, most: (target: Target) => number) =>
    cases
      .map(({ since, target, tally }): Figure => ({
        what: `${name}: ${what} (worst, at ${since})`,
        value: of(tally),
        unit: '%',
        budget: { atMost: most(target) },
        isCount: true,
      }))
      .toSorted((one, other) => closeness(other) - closeness(one))
      .slice(0, 1);
  return [
    ...worst(
      'survivors missed',
      ({ survivors, survivorsRight }) => (100 * (survivors - survivorsRight)) / Math.max(1, survivors),
      ({ survivorsMissed }) => survivorsMissed,
    ),
    ...worst(
      'confidently wrong',
      ({ confidentlyWrong, lines }) => (100 * confidentlyWrong) / Math.max(1, lines),
      ({ confidentlyWrong }) => confidentlyWrong,
    ),
  ];
}

function closeness({ value, budget }: Figure): number {
  return budget !== undefined && 'atMost' in budget ? value / budget.atMost : 0;
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

/** A third of the files have edits that are not saved. */
function withUnsavedEdits({ now, foreign, seed }: Ground): {
  readonly tree: Tree;
  readonly unsaved: ReadonlyMap<string, string>;
} {
  const random = new Random(seed + 1);
  const lines = new Lines(1e9);
  const tree = new Map<string, readonly Line[]>(now);
  const unsaved = new Map<string, string>();
  for (const [file, before] of now) {
    if (random.below(3) === 0 && before.length > 0) {
      const editor = {
        random,
        lines,
        foreign: (most: number) => random.pick(foreign).slice(0, 1 + random.below(most)),
      };
      const after = edited(edited(before, editor), editor);
      tree.set(file, after);
      unsaved.set(file, textOf(after));
    }
  }
  return { tree, unsaved };
}

/** Prints shares of the lines in percent; gives them. */
export function printShare(
  name: string,
  releases: readonly Release[],
  now: Tree,
  is: (sample: Sample) => boolean,
): readonly number[] {
  const shares = releases.map(({ samplesIn }) => {
    const samples = samplesIn(now);
    return [samples.filter(is).length, samples.length] as const;
  });
  print(
    `  ${name}`,
    shares.map(([part, whole]) => percent(part, whole, 1)),
  );
  return shares.map(([part, whole]) => (100 * part) / Math.max(1, whole));
}

export function print(name: string, cells: readonly string[], width = 23): void {
  console.log(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(width)).join('')}`);
}
