import { Random } from '../random';
import { corpusFolder, type Source, sourcesIn } from './corpus';
import { type History, historyOf } from './history';
import type { Tree } from './line';
import type { Ground, Release, Targets } from './release';
import { commitAll } from './repository';
import { type Sample, samplesOf } from './samples';

const DISTANCES = [10, 30, 100, 300, 1000] as const;
const PER_LANGUAGE = 30;

/** So many lines are looked for at each distance. */
export const LINES = 4000;

/** A repository in `folder` whose history is made by a seed, and the sources that it began with. */
export async function madeGround(
  folder: string,
  seed: number,
): Promise<{ readonly sources: readonly Source[]; readonly ground: Ground }> {
  const sources = sourcesIn(await corpusFolder(), PER_LANGUAGE, seed);
  const history = historyOf(sources, 1000, new Random(seed));
  const hashes = commitAll(folder, history);
  const now = history.trees.at(-1)!;
  const releases = DISTANCES.map((distance) => releaseAt(distance, history, hashes, seed));
  const foreign = sources.map(({ texts }) => texts);
  return { sources, ground: { folder, now, releases, foreign, seed } };
}

function releaseAt(distance: number, history: History, hashes: readonly string[], seed: number): Release {
  const known = new Map<Tree, readonly Sample[]>();
  return {
    name: String(distance),
    commit: hashes.at(-1 - distance)!,
    tree: history.trees.at(-1 - distance)!,
    targets: targetsAt(distance),
    samplesIn(now) {
      const samples = known.get(now) ?? samplesOf(history, distance, LINES, now, new Random(seed + distance));
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
