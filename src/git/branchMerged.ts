import type { CommitHash } from '../mapping/releases/git';
import { asPathspec, type Change, type Commit, commits, entriesBetween, type Entry } from './branchChanges';
import { haveSameLines, haveSamePlaces, patchBetween, patchesOf } from './branchPatch';
import { type GitPlace, gitText, unlessGitFails } from './runGit';

/** Of a branch with more commits only the whole is looked for, not each by itself. */
const MOST_COMMITS = 50;

/** So many commits of the main branch are looked through, the newest first: those that touch the same files. */
const MOST_CANDIDATES = 1000;

/**
 * True where another branch has all that is on a branch: its commits themselves; or one commit that changes just what
 * they change together, as a squash leaves it; or for each of them one that changes the same, as a rebase does. The
 * same is: in the same files the same lines at the same places, though other lines of them may differ. What was
 * changed while it was merged is not recognized.
 */
export async function isMerged(
  place: GitPlace,
  tip: CommitHash,
  into: CommitHash,
  signal: AbortSignal,
): Promise<boolean> {
  const merged = await unlessGitFails(async () => {
    if (await isWithin(place, tip, into, signal)) {
      return true;
    }
    const base = (await gitText(place, ['merge-base', tip, into], signal)).trim();
    const whole = { from: base, to: tip, entries: await entriesBetween(place, base, tip, signal) };
    const each = await ownCommits(place, tip, into, signal);
    const candidates = await commitsTouching([whole, ...each], place, base, into, signal);
    return (await areAmong([whole], candidates, place, signal)) || areAmong(each, candidates, place, signal);
  });
  return merged === true; // git fails where histories have nothing in common, and where objects are missing
}

/** True where all of a commit's history is in another's. */
export async function isWithin(
  place: GitPlace,
  commit: CommitHash,
  other: CommitHash,
  signal: AbortSignal,
): Promise<boolean> {
  const ask = async () => gitText(place, ['merge-base', '--is-ancestor', commit, other], signal);
  return (await unlessGitFails(ask)) !== undefined;
}

/** The commits of a branch that change something; none where a merge is among them, which may change more. */
async function ownCommits(place: GitPlace, tip: CommitHash, into: CommitHash, signal: AbortSignal) {
  const own = await commits(place, [`--max-count=${MOST_COMMITS + 1}`, `${into}..${tip}`, '--'], signal);
  return own.length > MOST_COMMITS || own.some(({ parents }) => parents.length !== 1)
    ? []
    : own.filter(({ entries }) => entries.length > 0);
}

/** What is the same as a change touches the first of its files, too. */
async function commitsTouching(
  changes: readonly Change[],
  place: GitPlace,
  base: CommitHash,
  into: CommitHash,
  signal: AbortSignal,
): Promise<readonly Commit[]> {
  const paths = new Set(changes.flatMap(({ entries }) => entries.slice(0, 1).map(({ path }) => path)));
  if (paths.size === 0) {
    return [];
  }
  const range = [`--max-count=${MOST_CANDIDATES}`, '--no-merges', `${base}..${into}`];
  return commits(place, [...range, '--', ...[...paths].map(asPathspec)], signal);
}

/** True for changes of which each is the same as another of the candidates; false for none. */
async function areAmong(
  changes: readonly Change[],
  candidates: readonly Commit[],
  place: GitPlace,
  signal: AbortSignal,
): Promise<boolean> {
  const left = new Set(candidates);
  for (const change of changes) {
    const same = await firstSame(change, left, place, signal);
    if (same === undefined) {
      return false;
    }
    left.delete(same);
  }
  return changes.length > 0;
}

async function firstSame(
  change: Change,
  candidates: Iterable<Commit>,
  place: GitPlace,
  signal: AbortSignal,
): Promise<Commit | undefined> {
  const alike = [...candidates].filter(({ entries }) => areAlike(change.entries, entries));
  const same = alike.find(({ entries }) => areEqual(change.entries, entries));
  return same ?? (alike.length === 0 ? undefined : firstWithSameLines(change, alike, place, signal));
}

/** True for the same paths, changed in the same way, whatever stands in them. */
function areAlike(mine: readonly Entry[], theirs: readonly Entry[]): boolean {
  return (
    mine.length === theirs.length &&
    mine.every(({ path, modes }, at) => path === theirs[at]?.path && modes === theirs[at].modes)
  );
}

function areEqual(mine: readonly Entry[], theirs: readonly Entry[]): boolean {
  return mine.every(({ before, after }, at) => before === theirs[at]?.before && after === theirs[at].after);
}

/** The first commit that puts the same lines in the place of the same, there where others have moved them to. */
async function firstWithSameLines(
  change: Change,
  alike: readonly Commit[],
  place: GitPlace,
  signal: AbortSignal,
): Promise<Commit | undefined> {
  const mine = await patchBetween(place, { from: change.from, to: change.to, context: 3 }, signal);
  const patches = mine && (await patchesOf(place, alike, signal));
  for (const candidate of alike) {
    const theirs = patches?.get(candidate.to);
    if (mine && theirs && haveSameLines(mine, theirs)) {
      const paths = change.entries.map(({ path }) => path);
      const asked = { from: change.from, to: candidate.from, paths, context: 0 };
      const between = await patchBetween(place, asked, signal);
      if (between && haveSamePlaces(mine, theirs, between)) {
        return candidate;
      }
    }
  }
  return undefined;
}
