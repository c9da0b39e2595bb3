import type { Random } from '../random';
import type { History } from './history';
import { bare, type Tree } from './line';

/** A line of a release, and what has become of it. */
export interface Sample {
  readonly path: string;
  /** From 0. */
  readonly line: number;
  readonly isTwin: boolean;
  readonly truth: Truth;
}

export type Truth =
  | { readonly fate: 'kept' | 'moved' | 'edited'; readonly path: string; readonly line: number }
  | { readonly fate: 'deleted' };

/** Lines that call something, at the release `distance` commits before `now`; a quarter of them twins. */
export function samplesOf(
  history: History,
  distance: number,
  count: number,
  now: Tree,
  random: Random,
): readonly Sample[] {
  const at = history.trees.length - 1 - distance;
  const release = history.trees[at]!;
  const places = placesOf(now);
  const all = [...release].flatMap(([path, file]) => {
    const times = new Map<string, number>();
    file.forEach(({ text }) => times.set(bare(text), (times.get(bare(text)) ?? 0) + 1));
    return file.flatMap(({ id, text }, line) =>
      isCall(text) ? [{ id, path, line, text, isTwin: (times.get(bare(text)) ?? 0) > 1 }] : [],
    );
  });
  const twins = shuffled(
    all.filter(({ isTwin }) => isTwin),
    random,
  ).slice(0, count / 4);
  const others = shuffled(
    all.filter(({ isTwin }) => !isTwin),
    random,
  ).slice(0, count - twins.length);
  return [...twins, ...others].map(({ id, path, line, text, isTwin }) => {
    const place = places.get(id);
    const hasMoved = (history.moves.get(id) ?? []).some((commit) => commit > at);
    const fate =
      place === undefined
        ? 'deleted'
        : bare(place.text) !== bare(text)
          ? 'edited'
          : hasMoved
            ? 'moved'
            : 'kept';
    const truth: Truth =
      place === undefined || fate === 'deleted'
        ? { fate: 'deleted' }
        : { fate, path: place.path, line: place.line };
    return { path, line, isTwin, truth };
  });
}

/** Where every line stands. */
function placesOf(tree: Tree): ReadonlyMap<number, { path: string; line: number; text: string }> {
  return new Map(
    [...tree].flatMap(([path, file]) =>
      file.map(({ id, text }, line) => [id, { path, line, text }] as const),
    ),
  );
}

/** As stacks have them: a call, or a read of a member. */
export function isCall(text: string): boolean {
  return /\w[.(]\w|\w\(/.test(text) && !/^\s*(?:\/\/|\*|#|import |from |package |using )/.test(text);
}

function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  return values
    .map((value) => [random.next(), value] as const)
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value);
}
