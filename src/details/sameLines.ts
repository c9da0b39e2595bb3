/**
 * Where the lines of an indented text stand in what that text became: each at the line of the same words below the same
 * lines, or as far behind the nearest one above it that is still there. Lines count from 0.
 */
export function sameLines(before: readonly string[], now: readonly string[]): (line: number) => number {
  const ids = new Map<string, number>();
  const then = idsOf(before, ids);
  const today = new Map(idsOf(now, ids).map((id, at) => [id, at]));
  return (line) => {
    for (let at = line; at >= 0; at--) {
      const found = today.get(then[at] ?? NONE);
      if (found !== undefined) {
        return Math.min(found + line - at, now.length - 1);
      }
    }
    return Math.min(line, now.length - 1);
  };
}

/** The id of no line. */
const NONE = -1;

/** Tells each line from all others: by the line that it stands below, its words, and the how many-th of those it is. */
function idsOf(lines: readonly string[], ids: Map<string, number>): readonly number[] {
  const idOf = (key: string): number => {
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  };
  const above: { readonly indent: number; readonly id: number }[] = [];
  const seen = new Map<number, number>();
  return lines.map((line) => {
    const indent = line === '' ? 0 : line.length - line.trimStart().length;
    while ((above.at(-1)?.indent ?? -1) >= indent) {
      above.pop();
    }
    const words = idOf(`${above.at(-1)?.id ?? NONE}:${line}`);
    const count = (seen.get(words) ?? 0) + 1;
    seen.set(words, count);
    const id = count === 1 ? words : idOf(`${words}#${count}`);
    above.push({ indent, id });
    return id;
  });
}
