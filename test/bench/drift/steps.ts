import { execFileSync } from 'node:child_process';
import { bare } from './line';
import type { Truth } from './samples';

/** What one commit did to one file, white space apart. */
interface FileStep {
  /** `undefined` where it was removed. */
  readonly to: string | undefined;
  readonly hunks: readonly Hunk[];
}

interface Hunk {
  /** The first of the old lines, from 0; where there is none, the line that what was written stands before. */
  readonly start: number;
  /** The same of the new ones. */
  readonly startAfter: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** A commit: its files by the path before. */
export type Step = ReadonlyMap<string, FileStep>;

/** So much alike are two versions of a line; less than the other is not the same line. */
const EDITED = 0.7;
const OTHER = 0.35;

/** A line that was written elsewhere is known again by so many characters. */
const SHORTEST = 8;

/** The commits of the main line since one, oldest first. */
export function stepsSince(folder: string, commit: string, way: 'histogram' | 'myers'): readonly Step[] {
  const args = ['log', '--first-parent', '--diff-merges=first-parent', '--reverse', '--format=%x00'];
  const patch = ['-p', '-w', '-M', '-U0', '--no-color', '--no-ext-diff', '--no-textconv', '--src-prefix=a/'];
  const printed = execFileSync(
    'git',
    ['-C', folder, '-c', 'core.quotePath=false', ...args, ...patch, '--dst-prefix=b/'].concat([
      `--diff-algorithm=${way}`,
      `${commit}..HEAD`,
    ]),
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  return printed
    .split('\0')
    .slice(1)
    .map(
      (step) =>
        new Map(
          step
            .split(/^diff --git /m)
            .slice(1)
            .flatMap(fileStep),
        ),
    );
}

function fileStep(part: string): readonly (readonly [string, FileStep])[] {
  const header = part.split(/^@@/m, 1)[0] ?? '';
  const before = pathIn(header, /^--- (?:a\/)?(.+)$/m) ?? pathIn(header, /^rename from (.+)$/m);
  const after = pathIn(header, /^\+\+\+ (?:b\/)?(.+)$/m) ?? pathIn(header, /^rename to (.+)$/m);
  const same = /^a\/(.+) b\/\1$/m.exec(header)?.[1];
  const isRemoved = /^deleted file/m.test(header);
  const from = before ?? (/^new file/m.test(header) ? undefined : same);
  return from === undefined
    ? [[`\0${after ?? same ?? ''}`, { to: after ?? same, hunks: hunksIn(part) }]]
    : [[from, { to: isRemoved ? undefined : (after ?? same), hunks: hunksIn(part) }]];
}

function pathIn(header: string, line: RegExp): string | undefined {
  const found = line.exec(header)?.[1]?.replace(/\t$/, '');
  return found === '/dev/null' ? undefined : found;
}

function hunksIn(part: string): readonly Hunk[] {
  return part
    .split(/^(?=@@ -)/m)
    .slice(1)
    .map((hunk) => {
      const [, start = '0', count = '1', startAfter = '0', countAfter = '1'] =
        /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(hunk) ?? [];
      const lines = hunk.split('\n').slice(1);
      return {
        start: Number(start) - (count === '0' ? 0 : 1),
        startAfter: Number(startAfter) - (countAfter === '0' ? 0 : 1),
        removed: lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1)),
        added: lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1)),
      };
    });
}

/** What has become of a line by the steps, one after the other. */
export function follow(
  from: { readonly path: string; readonly line: number; readonly text: string },
  steps: readonly Step[],
): Truth | 'ambiguous' {
  let at = { path: from.path, line: from.line };
  let isEdited = false;
  let isMoved = false;
  for (const step of steps) {
    const file = step.get(at.path);
    if (file === undefined) {
      continue;
    }
    const hunk = file.hunks.find(
      ({ start, removed }) => at.line >= start && at.line < start + removed.length,
    );
    if (hunk === undefined) {
      at = { path: file.to ?? at.path, line: at.line + shiftAt(at.line, file.hunks) };
      continue;
    }
    const next = goneFrom(step, file, hunk, at.line);
    if (typeof next === 'string') {
      return next === 'deleted' ? { fate: 'deleted' } : next;
    }
    at = { path: next.path, line: next.line };
    isEdited ||= next.isEdited;
    isMoved ||= !next.isEdited;
  }
  return { fate: isEdited ? 'edited' : isMoved ? 'moved' : 'kept', ...at };
}

function shiftAt(line: number, hunks: readonly Hunk[]): number {
  const before = hunks.filter(({ start, removed }) => start + removed.length <= line);
  return before.reduce((shift, { removed, added }) => shift + added.length - removed.length, 0);
}

/** Where a line went that a commit took out of its place. */
function goneFrom(
  step: Step,
  file: FileStep,
  hunk: Hunk,
  line: number,
): { readonly path: string; readonly line: number; readonly isEdited: boolean } | 'deleted' | 'ambiguous' {
  const text = hunk.removed[line - hunk.start] ?? '';
  const all = [...step.values()];
  const written = all.flatMap(({ to, hunks }) =>
    hunks.flatMap(({ added, startAfter }) =>
      added.flatMap((one, at) =>
        to !== undefined && bare(one) === bare(text) ? [{ path: to, line: startAfter + at }] : [],
      ),
    ),
  );
  const taken = all.flatMap(({ hunks }) => hunks.flatMap(({ removed }) => removed));
  const isOnly = taken.filter((one) => bare(one) === bare(text)).length === 1;
  const [place, another] = written;
  if (place !== undefined) {
    const isClear = another === undefined && isOnly && bare(text).length >= SHORTEST;
    return isClear ? { ...place, isEdited: false } : 'ambiguous';
  }
  const alike = hunk.added.map((one, at) => ({ at, share: likeness(text, one) }));
  const [best, next] = alike.toSorted((a, b) => b.share - a.share);
  if (best === undefined || best.share < OTHER) {
    return 'deleted';
  }
  const isEdit = best.share >= EDITED && (next === undefined || next.share < EDITED);
  return isEdit && file.to !== undefined
    ? { path: file.to, line: hunk.startAfter + best.at, isEdited: true }
    : 'ambiguous';
}

/** The share of the words of two lines that both have. */
function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const left = [...b];
  const shared = a.filter((word) => {
    const at = left.indexOf(word);
    return at !== -1 && left.splice(at, 1).length === 1;
  });
  return (2 * shared.length) / Math.max(1, a.length + b.length);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}
