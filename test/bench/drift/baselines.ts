import { execFileSync } from 'node:child_process';
import { bare, type Line, type Tree } from './line';
import type { Sample } from './samples';

/** Where a method says that a line is now; `undefined` where it says nothing. Lines count from 0. */
export interface Answer {
  readonly path: string;
  readonly line: number;
  readonly isConfident: boolean;
}

/** A simple way to find a line again, as other tools have it; each answer is meant as it is given. */
export interface Baseline {
  readonly name: string;
  find(sample: Sample, release: Tree, now: Tree): Answer | undefined;
}

/** @param folder the repository. @param commit the release's hash. */
export function baselines(folder: string, commit: string): readonly Baseline[] {
  const shifts = shiftsSince(folder, commit);
  return [
    { name: 'same number', find: ({ path, line }, _, now) => answer(path, line, now) },
    { name: 'context at the number', find: contextAtNumber },
    { name: 'unique context', find: uniqueContext },
    {
      name: 'one git diff -w',
      find({ path, line }, _, now) {
        const file = shifts.get(path);
        const to = file === undefined ? line : file.lineOf(line);
        return to === undefined ? undefined : answer(file?.path ?? path, to, now);
      },
    },
  ];
}

function contextAtNumber({ path, line }: Sample, release: Tree, now: Tree): Answer | undefined {
  return isSameBlock(release.get(path)!, line, now.get(path) ?? [], line)
    ? answer(path, line, now)
    : undefined;
}

function uniqueContext({ path, line }: Sample, release: Tree, now: Tree): Answer | undefined {
  const file = now.get(path) ?? [];
  const places = file.flatMap((_, at) => (isSameBlock(release.get(path)!, line, file, at) ? [at] : []));
  return places.length === 1 ? answer(path, places[0]!, now) : undefined;
}

function isSameBlock(before: readonly Line[], line: number, after: readonly Line[], at: number): boolean {
  for (let offset = -5; offset <= 5; offset++) {
    if (bare(before[line + offset]?.text ?? '') !== bare(after[at + offset]?.text ?? '')) {
      return false;
    }
  }
  return true;
}

function answer(path: string, line: number, now: Tree): Answer | undefined {
  return now.has(path) ? { path, line, isConfident: true } : undefined;
}

interface Shift {
  readonly path: string;
  lineOf(line: number): number | undefined;
}

/** What one `git diff` from the release to HEAD says of each file, white space ignored, renames followed. */
function shiftsSince(folder: string, commit: string): ReadonlyMap<string, Shift> {
  const args = ['-C', folder, 'diff', '-w', '-M', '-U0', '--no-color', commit, 'HEAD'];
  const patch = execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 29 });
  const shifts = new Map<string, Shift>();
  for (const part of patch.split(/^diff --git /m).slice(1)) {
    const [, before] = /^(?:--- a|rename from )\/?(.+)$/m.exec(part) ?? [];
    const [, after] = /^(?:\+\+\+ b|rename to )\/?(.+)$/m.exec(part) ?? [];
    if (before !== undefined && after !== undefined) {
      shifts.set(before, { path: after, lineOf: (line) => shifted(line, hunksOf(part)) });
    }
  }
  return shifts;
}

type Hunk = readonly [start: number, lines: number, added: number];

function hunksOf(part: string): readonly Hunk[] {
  return [...part.matchAll(/^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/gm)].map(
    ([, start, lines = '1', added = '1']) => [Number(start), Number(lines), Number(added)],
  );
}

function shifted(line: number, hunks: readonly Hunk[]): number | undefined {
  let shift = 0;
  for (const [start, lines, added] of hunks) {
    // a hunk that only adds stands behind the line that it names
    const first = lines === 0 ? start : start - 1;
    if (line < first) {
      break;
    }
    if (line < first + lines) {
      return undefined;
    }
    shift += added - lines;
  }
  return line + shift;
}
