import type { CommitHash } from '../mapping/releases/git';
import { AS_RECORDED, asPathspec, type Commit, printed } from './branchChanges';
import type { GitPlace } from './runGit';

/** Bytes of a patch that is compared line by line. */
const LONGEST_PATCH = 500_000;

/** More do not fit on every system's command line; then all that differs is read. */
const MOST_PATHS = 100;

/** What a patch says of each file, in git's order. */
export type Patch = readonly FilePatch[];

interface FilePatch {
  /** The first line; the same in every patch of the file. */
  readonly file: string;
  /** With the hashes of what it was and is. */
  readonly heading: string;
  /** None of a binary file. */
  readonly hunks: readonly Hunk[];
}

interface Hunk {
  /** The first line of the old side, from 1; where nothing is taken away without context, the line before. */
  readonly start: number;
  /** How many lines the old side has, and how many more the new one. */
  readonly count: number;
  readonly more: number;
  readonly lines: string;
}

/** True where the same lines are put in the place of the same; a binary file has to be the same before and after. */
export function haveSameLines(mine: Patch, theirs: Patch): boolean {
  return (
    mine.length === theirs.length &&
    mine.every(({ file, heading, hunks }, at) => {
      const others = theirs[at]?.hunks ?? [];
      return (
        file === theirs[at]?.file &&
        hunks.length === others.length &&
        hunks.every(({ lines }, nth) => lines === others[nth]?.lines) &&
        (hunks.length > 0 || heading === theirs[at].heading)
      );
    })
  );
}

/**
 * True where that is at the same places, too.
 * @param between what others changed before theirs, without context: it moves lines about.
 */
export function haveSamePlaces(mine: Patch, theirs: Patch, between: Patch): boolean {
  return mine.every(({ file, hunks }, at) => {
    const others = theirs[at]?.hunks;
    const moves = between.find((one) => one.file === file)?.hunks ?? [];
    return hunks.every(({ start }, nth) => others?.[nth]?.start === start + shiftAt(start, moves));
  });
}

/** By how many lines a line has moved that no hunk touches. */
function shiftAt(line: number, hunks: readonly Hunk[]): number {
  return hunks
    .filter(({ start, count }) => start + Math.max(count - 1, 0) < line)
    .reduce((sum, { more }) => sum + more, 0);
}

/** So that a patch tells only what is recorded, with the same words for all. */
const AS_PATCH = [
  ...['-r', '-p', ...AS_RECORDED, '--no-ext-diff', '--no-textconv', '--no-color', '--full-index'],
  ...['--diff-algorithm=myers', '--inter-hunk-context=0', '--src-prefix=a/', '--dst-prefix=b/'],
] as const;

export interface PatchAsked {
  readonly from: CommitHash;
  readonly to: CommitHash;
  /** Where to look; everywhere by default. */
  readonly paths?: readonly string[];
  /** Lines around what is changed. */
  readonly context: number;
}

/** `undefined` for a long one. @throws {GitError} */
export async function patchBetween(
  place: GitPlace,
  { from, to, paths = [], context }: PatchAsked,
  signal: AbortSignal,
): Promise<Patch | undefined> {
  const args = ['diff-tree', ...AS_PATCH, `--unified=${context}`, '--end-of-options', from, to] as const;
  const where = paths.length > MOST_PATHS ? [] : paths.map(asPathspec);
  const { text, isWhole } = await printed(place, [...args, '--', ...where], signal, LONGEST_PATCH);
  return isWhole ? readPatch(text) : undefined;
}

/** The patch of each commit by its hash; of the first ones, where that is much. @throws {GitError} */
export async function patchesOf(
  place: GitPlace,
  all: readonly Commit[],
  signal: AbortSignal,
): Promise<ReadonlyMap<CommitHash, Patch>> {
  const input = all.map(({ to }) => `${to}\n`).join('');
  const args = ['diff-tree', '--stdin', ...AS_PATCH, '--unified=3'] as const;
  const { text, isWhole } = await printed({ ...place, input }, args, signal, LONGEST_PATCH);
  const parts = text.split(/(?<=^|\n)(?=[0-9a-f]{40,64}\n)/);
  return new Map(
    parts
      .slice(0, isWhole ? parts.length : -1)
      .map((part) => [part.slice(0, part.indexOf('\n')), readPatch(part)]),
  );
}

function readPatch(text: string): Patch {
  const files = text.split(/(?<=^|\n)(?=diff --git )/).filter((part) => part.startsWith('diff --git '));
  return files.map((part) => {
    const [heading = '', ...hunks] = part.split(/(?<=\n)(?=@@ )/);
    return { file: heading.slice(0, heading.indexOf('\n')), heading, hunks: hunks.map(readHunk) };
  });
}

/** @param hunk begins with its heading, `@@ -12,7 +12,8 @@ function total() {`. */
function readHunk(hunk: string): Hunk {
  const [, start = '', count = '1', newCount = '1'] =
    /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(hunk) ?? [];
  return {
    start: Number(start),
    count: Number(count),
    more: Number(newCount) - Number(count),
    lines: hunk.slice(hunk.indexOf('\n')),
  };
}
