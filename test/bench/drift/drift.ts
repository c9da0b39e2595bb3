/**
 * `npm run bench -- drift`: lines of releases 10 to 1,000 commits ago, found again now, by us and by simpler ways.
 * The histories are made from real sources by a seeded generator, so that the truth is known.
 */
import * as path from 'node:path';
import { temporaryFolder } from '../../vscode/temporaryFolder';
import { Random } from '../random';
import { baselines } from './baselines';
import { shallowClone, squash } from './clones';
import { corpusFolder, sourcesIn } from './corpus';
import { edited } from './edits';
import { eventOf, type Told } from './events';
import { type History, historyOf } from './history';
import { Lines, type Tree } from './line';
import { answerOf, locateAll } from './ours';
import { commitAll, textOf } from './repository';
import { type Sample, samplesOf } from './samples';
import { percent, Tally } from './tally';

const DISTANCES = [10, 30, 100, 300, 1000] as const;
const PER_LANGUAGE = 22;

/** Prints the table. @param seed thresholds were tuned on other ones. @param each lines per distance. */
export async function printDrift(seed = 20_261_120, each = 4000): Promise<void> {
  const sources = sourcesIn(await corpusFolder(), PER_LANGUAGE, seed);
  const history = historyOf(sources, 1000, new Random(seed));
  const folder = temporaryFolder();
  const shallow = temporaryFolder();
  try {
    const hashes = commitAll(folder.path, history);
    const rows = new Rows(history, hashes, seed, each);
    rows.printShares();
    rows.printBaselines(folder.path);
    await rows.printOurs('ours', folder.path, { hasContext: true, hasCommit: true });
    await rows.printDirty('unsaved edits', folder.path, sources);
    await rows.printOurs('no context', folder.path, { hasContext: false, hasCommit: true });
    await rows.printOurs('no commit known', folder.path, { hasContext: true, hasCommit: false });
    const clone = path.join(shallow.path, 'clone');
    shallowClone(
      folder.path,
      clone,
      DISTANCES.map((distance) => rows.hashAt(distance)),
    );
    await rows.printOurs('shallow clone', clone, { hasContext: true, hasCommit: true });
    squash(folder.path);
    await rows.printOurs('squashed history', folder.path, { hasContext: true, hasCommit: true });
    rows.printVerdicts();
  } finally {
    folder.remove();
    shallow.remove();
  }
}

interface Knows {
  readonly hasContext: boolean;
  readonly hasCommit: boolean;
}

class Rows {
  private readonly samples: ReadonlyMap<number, readonly Sample[]>;
  private verdicts: readonly Tally[] = [];

  constructor(
    private readonly history: History,
    private readonly hashes: readonly string[],
    private readonly seed: number,
    private readonly each: number,
  ) {
    this.samples = this.samplesIn(this.now);
  }

  hashAt(distance: number): string {
    return this.hashes.at(-1 - distance)!;
  }

  printShares(): void {
    console.log(
      `\n${this.each} lines at each distance; survivors on their line % / said with confidence % / confidently wrong %\n`,
    );
    print('commits since the release', DISTANCES.map(String));
    for (const fate of ['kept', 'moved', 'edited', 'deleted'] as const) {
      print(
        `  ${fate} %`,
        this.shares(({ truth }) => truth.fate === fate),
      );
    }
    print(
      '  twins in their file %',
      this.shares(({ isTwin }) => isTwin),
    );
    print(
      '  same number %',
      this.shares(
        ({ truth, line, path: was }) => truth.fate !== 'deleted' && truth.line === line && truth.path === was,
      ),
    );
  }

  printBaselines(folder: string): void {
    const cells = DISTANCES.map((distance) => {
      const release = this.releaseAt(distance);
      return baselines(folder, this.hashAt(distance)).map((baseline) => {
        const tally = new Tally();
        this.samples
          .get(distance)!
          .forEach((sample) => tally.note(sample, baseline.find(sample, release, this.now)));
        return { name: baseline.name, cell: tally.cell };
      });
    });
    cells[0]!.forEach(({ name }, at) =>
      print(
        name,
        cells.map((column) => column[at]!.cell),
      ),
    );
  }

  async printOurs(name: string, folder: string, knows: Knows): Promise<void> {
    const tallies: Tally[] = [];
    for (const distance of DISTANCES) {
      tallies.push(await this.tally(this.samples.get(distance)!, distance, folder, knows, new Map()));
    }
    print(
      name,
      tallies.map(({ cell }) => cell),
    );
    this.verdicts = name === 'ours' ? tallies : this.verdicts;
  }

  /** A third of the files have edits that are not saved. */
  async printDirty(name: string, folder: string, sources: Parameters<typeof historyOf>[0]): Promise<void> {
    const { tree, unsaved } = withUnsavedEdits(this.now, sources, new Random(this.seed + 1));
    const samples = this.samplesIn(tree);
    const cells: string[] = [];
    for (const distance of DISTANCES) {
      const knows = { hasContext: true, hasCommit: true };
      cells.push((await this.tally(samples.get(distance)!, distance, folder, knows, unsaved)).cell);
    }
    print(name, cells);
  }

  /** What each verdict is worth, all distances together. */
  printVerdicts(): void {
    const all = new Map<string, number>();
    for (const { verdicts } of this.verdicts) {
      verdicts.forEach((count, key) => all.set(key, (all.get(key) ?? 0) + count));
    }
    console.log('\nwhat became of a line, and what was said of it (ours, all distances)');
    [...all].sort().forEach(([key, count]) => console.log(`  ${key.padEnd(40)}${String(count).padStart(6)}`));
  }

  private async tally(
    samples: readonly Sample[],
    distance: number,
    folder: string,
    { hasContext, hasCommit }: Knows,
    unsaved: ReadonlyMap<string, string>,
  ): Promise<Tally> {
    const release = this.releaseAt(distance);
    const told: Told = { hasContext, commit: hasCommit ? this.hashAt(distance) : undefined };
    const traces = samples.map(({ path: file, line }) => eventOf(file, release.get(file)!, line, told));
    const places = await locateAll(folder, traces, unsaved);
    const tally = new Tally();
    samples.forEach((sample, at) => {
      const place = places[at]!;
      const reason = 'reason' in place ? ` ${place.reason}` : '';
      tally.note(sample, answerOf(place), `${place.verdict}${reason}`);
    });
    return tally;
  }

  private shares(is: (sample: Sample) => boolean): readonly string[] {
    return DISTANCES.map((distance) => {
      const samples = this.samples.get(distance)!;
      return percent(samples.filter(is).length, samples.length, 1);
    });
  }

  private samplesIn(tree: Tree): ReadonlyMap<number, readonly Sample[]> {
    return new Map(
      DISTANCES.map((distance) => [
        distance,
        samplesOf(this.history, distance, this.each, tree, new Random(this.seed + distance)),
      ]),
    );
  }

  private releaseAt(distance: number): Tree {
    return this.history.trees.at(-1 - distance)!;
  }

  private get now(): Tree {
    return this.history.trees.at(-1)!;
  }
}

function withUnsavedEdits(
  tree: Tree,
  sources: Parameters<typeof historyOf>[0],
  random: Random,
): { readonly tree: Tree; readonly unsaved: ReadonlyMap<string, string> } {
  const lines = new Lines(1e9);
  const changed = new Map(tree);
  const unsaved = new Map<string, string>();
  for (const [file, before] of tree) {
    if (random.below(3) === 0) {
      const editor = {
        random,
        lines,
        foreign: (most: number) => random.pick(sources).texts.slice(0, 1 + random.below(most)),
      };
      const after = edited(edited(before, editor), editor);
      changed.set(file, after);
      unsaved.set(file, textOf(after));
    }
  }
  return { tree: changed, unsaved };
}

function print(name: string, cells: readonly string[]): void {
  console.log(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(23)).join('')}`);
}
