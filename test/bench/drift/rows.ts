import * as path from 'node:path';
import { temporaryFolder } from '../../vscode/temporaryFolder';
import { Random } from '../random';
import { shallowClone, squash, withoutHistory } from './clones';
import { edited } from './edits';
import { eventOf, type Told } from './events';
import { type Line, Lines, type Tree } from './line';
import { locateAll } from './ours';
import type { Ground, Release, Targets } from './release';
import { textOf } from './repository';
import type { Sample } from './samples';
import type { Place } from '../../../src/mapping/place';

/** What is known of the lines, and in what kind of clone they are looked for. */
export interface Row {
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

/** The rows, each made when the one before is done: they change the clone. */
export async function* rowsOf(ground: Ground): AsyncGenerator<Row> {
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

/** Where we say that the lines of a release are now; parallel to the samples. */
export async function placesIn(
  { tree, commit, samplesIn }: Release,
  { knows, folder, unsaved, now }: Row,
  saved: Tree,
): Promise<{ readonly samples: readonly Sample[]; readonly places: readonly Place[] }> {
  const told: Told = { hasContext: knows.hasContext, commit: knows.hasCommit ? commit : undefined };
  const samples = samplesIn(now ?? saved);
  const traces = samples.map(({ path: file, line }) => eventOf(file, tree.get(file)!, line, told));
  return { samples, places: await locateAll(folder, traces, unsaved) };
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
