import type { Random } from '../random';
import type { Source } from './corpus';
import { couldBeOthers, type Editor, edited } from './edits';
import { type Line, Lines, type Tree } from './line';

/** A history by construction: the tree of every commit, oldest first. */
export interface History {
  readonly trees: readonly Tree[];
  /** Line → the commits (indexes into `trees`) that moved it within its file or to another. */
  readonly moves: ReadonlyMap<number, readonly number[]>;
}

/**
 * Writes `commits` commits over sources; each touches one to four files, some of them much more often than others.
 * Code that is written later is mostly of files that the history does not begin with: one time in five only it is
 * copied from those that it does.
 */
export function historyOf(all: readonly Source[], commits: number, random: Random): History {
  const [sources, later] = [all.filter((_, at) => at % 4 !== 0), all.filter((_, at) => at % 4 === 0)];
  const lines = new Lines();
  const languages = new Map<string, string>();
  let tree = new Map<string, readonly Line[]>();
  for (const { path, texts, language } of sources) {
    tree.set(path, lines.of(texts));
    languages.set(path, language);
  }
  const written = (from: readonly Source[], path: string) => {
    const alike = from.filter(({ language }) => language === languages.get(path));
    return random.pick(alike.length === 0 ? sources : alike);
  };
  const trees: Tree[] = [tree];
  const moves = new Map<number, number[]>();
  for (let commit = 1; commit <= commits; commit++) {
    const next = new Map(tree);
    const editorOf = (path: string): Editor => ({
      random,
      lines,
      foreign: (most) => piece(written(random.below(5) === 0 ? sources : later, path), most, random),
    });
    for (let touched = 1 + random.below(4); touched > 0; touched--) {
      const path = often([...next.keys()], random);
      change(next, path, editorOf(path), languages, noteMoves(moves, commit));
    }
    if (random.below(75) === 0) {
      next.delete(random.pick([...next.keys()]));
    }
    if (commit > 20 && random.below(12) === 0) {
      revert(next, trees, random);
    }
    trees.push(next);
    tree = next;
  }
  return { trees, moves };
}

type NoteMove = (before: readonly Line[], after: readonly Line[]) => void;

function change(
  tree: Map<string, readonly Line[]>,
  path: string,
  editor: Editor,
  languages: Map<string, string>,
  note: NoteMove,
): void {
  const { random } = editor;
  let file: readonly Line[] = tree.get(path)!;
  for (let edits = 1 + random.below(2); edits > 0; edits--) {
    const after = edited(file, editor);
    note(file, after);
    file = after;
  }
  tree.set(path, file);
  if (random.below(25) === 0) {
    moveToOther(tree, path, random, languages, note);
  }
  if (random.below(60) === 0) {
    rename(tree, path, languages, random);
  }
}

/** A block leaves its file for another of its language. */
function moveToOther(
  tree: Map<string, readonly Line[]>,
  path: string,
  random: Random,
  languages: ReadonlyMap<string, string>,
  note: NoteMove,
): void {
  const others = [...tree.keys()].filter((one) => one !== path && languages.get(one) === languages.get(path));
  const from = [...tree.get(path)!];
  if (others.length === 0 || from.length < 40) {
    return;
  }
  const other = random.pick(others);
  const [start, lines] = [random.below(from.length), 3 + random.below(12)];
  if (couldBeOthers(from, start, Math.min(from.length, start + lines))) {
    return;
  }
  const block = from.splice(start, lines);
  const to = [...tree.get(other)!];
  to.splice(random.below(to.length + 1), 0, ...block);
  tree.set(path, from);
  tree.set(other, to);
  note(block, []);
}

function rename(
  tree: Map<string, readonly Line[]>,
  path: string,
  languages: Map<string, string>,
  random: Random,
): void {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = path.slice(folder.length).replace(/\d*(?=\.\w+$)/, String(random.below(100_000)));
  const to = random.below(3) === 0 ? `${folder}moved/${name}` : `${folder}${name}`;
  if (!tree.has(to)) {
    tree.set(to, tree.get(path)!);
    tree.delete(path);
    languages.set(to, languages.get(path)!);
  }
}

/** A file becomes again what it was up to twenty commits ago. */
function revert(tree: Map<string, readonly Line[]>, trees: readonly Tree[], random: Random): void {
  const before = trees.at(-1 - random.below(20))!;
  const changed = [...tree.keys()].filter((path) => before.has(path) && before.get(path) !== tree.get(path));
  const path = changed.length === 0 ? undefined : random.pick(changed);
  const old = path === undefined ? undefined : before.get(path);
  if (path !== undefined && old !== undefined) {
    const elsewhere = new Set(
      [...tree].flatMap(([one, file]) => (one === path ? [] : file.map(({ id }) => id))),
    );
    // lines that have gone to another file since stay there
    tree.set(
      path,
      old.filter(({ id }) => !elsewhere.has(id)),
    );
  }
}

/** Notes which lines no longer stand in their order: a longest increasing run of the others stays. */
function noteMoves(moves: Map<number, number[]>, commit: number): NoteMove {
  return (before, after) => {
    const at = new Map(after.map(({ id }, index) => [id, index]));
    const kept = before.filter(({ id }) => at.has(id) || after.length === 0);
    const inOrder = after.length === 0 ? new Set<number>() : longestRun(kept.map(({ id }) => at.get(id)!));
    kept.forEach(({ id }, index) => {
      if (!inOrder.has(index)) {
        moves.set(id, [...(moves.get(id) ?? []), commit]);
      }
    });
  };
}

/** The indexes of a longest increasing subsequence. */
function longestRun(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  });
  const run = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at]!) {
    run.add(at);
  }
  return run;
}

/** Few files are changed often. */
function often(paths: readonly string[], random: Random): string {
  return paths[Math.floor(paths.length * random.next() ** 3)]!;
}

/** Lines next to each other of another file. */
function piece({ texts }: Source, most: number, random: Random): readonly string[] {
  const at = random.below(texts.length);
  return texts.slice(at, at + 1 + random.below(most));
}
