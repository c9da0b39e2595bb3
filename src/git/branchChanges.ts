import type { CommitHash } from '../mapping/releases/git';
import { type GitPlace, gitOutput } from './runGit';

/** As the objects have it, whatever a repository's configuration says of how to show it. */
export const AS_RECORDED = ['--no-renames', '--ignore-submodules=none', '--submodule=short'] as const;

/** What differs between two commits. */
export interface Change {
  readonly from: CommitHash;
  readonly to: CommitHash;
  /** In git's order of paths. */
  readonly entries: readonly Entry[];
}

/** A path of which two commits have something else. Its bytes are the characters of `path`. */
export interface Entry {
  readonly path: string;
  /** Of both sides: `100644 100644`; `000000` where there is nothing. */
  readonly modes: string;
  readonly before: string;
  readonly after: string;
}

export interface Commit extends Change {
  readonly parents: readonly CommitHash[];
}

/** What differs between two commits, path by path. @throws {GitError} */
export async function entriesBetween(place: GitPlace, from: CommitHash, to: CommitHash, signal: AbortSignal) {
  const args = ['diff-tree', '-r', '--raw', '-z', '--no-abbrev', ...AS_RECORDED] as const;
  const { text } = await printed(place, [...args, '--end-of-options', from, to], signal, Infinity);
  return readCommits(`${to} ${from}\0${text}`)[0]?.entries ?? [];
}

/**
 * The commits that `git log` tells, the newest first, each with all that it changes.
 * @param revisions hashes, ranges of them and limits, `--`, and pathspecs.
 * @throws {GitError}
 */
export async function commits(
  place: GitPlace,
  revisions: readonly string[],
  signal: AbortSignal,
): Promise<readonly Commit[]> {
  const shown = ['--raw', '-z', '--no-abbrev', '--full-history', '--full-diff', '--format=%H %P'];
  const { text } = await printed(place, ['log', ...shown, ...AS_RECORDED, ...revisions], signal, Infinity);
  return readCommits(text);
}

/** @param text `HASH PARENT…␀` and for each path `:MODE MODE HASH HASH LETTER␀PATH␀`. */
function readCommits(text: string): readonly Commit[] {
  const found: (Commit & { readonly entries: Entry[] })[] = [];
  const tokens = text.split('\0').values();
  for (const token of tokens) {
    const [first = '', ...others] = token.trimStart().split(' ');
    if (first.startsWith(':')) {
      const [mode = '', before = '', after = ''] = others;
      const path = tokens.next().value ?? '';
      found.at(-1)?.entries.push({ path, modes: `${first.slice(1)} ${mode}`, before, after });
    } else if (others.length > 0) {
      found.push({
        from: others[0] ?? '',
        to: first,
        parents: others.filter((hash) => hash !== ''),
        entries: [],
      });
    }
  }
  return found;
}

/** What git prints, a character for each byte, and whether that is all. @param most bytes. */
export async function printed(
  place: GitPlace,
  args: readonly [string, ...string[]],
  signal: AbortSignal,
  most: number,
): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of gitOutput(place, args, signal)) {
    pieces.push(piece.toString('latin1'));
    length += piece.length;
    if (length > most) {
      return { text: pieces.join(''), isWhole: false };
    }
  }
  return { text: pieces.join(''), isWhole: true };
}

/** Just this path, from the root. @param path a character for each byte. */
export function asPathspec(path: string): string {
  return `:(top,literal)${Buffer.from(path, 'latin1').toString('utf8')}`;
}
