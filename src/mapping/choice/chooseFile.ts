import type { Candidate, Candidates } from './candidates';
import { isBuildOutput, isSide } from '../paths/names';
import type { UnmappedReason } from '../place';

/** The file of a frame, several that fit as well, or why there is none. */
export type Choice =
  | { readonly kind: 'file'; readonly file: string; readonly by: ChosenBy }
  | { readonly kind: 'several'; readonly files: readonly string[] }
  | { readonly kind: 'none'; readonly reason: UnmappedReason };

/** What decided: its path alone, other frames of the trace, the package that the frame names, the event's lines. */
export type ChosenBy = 'path' | 'trace' | 'package' | 'code' | 'rest';

/**
 * How much of the event's lines stands in a file, as one block: 0 to 1. `undefined` where there is nothing to
 * compare: the event brought no lines, or the file cannot be read.
 */
export type Agreement = (file: string) => Promise<number | undefined>;

/**
 * Where the lines are drawn between one answer, several and none. The first two pairs were measured on
 * blocks of eleven lines; which *line* of the file is meant is decided afterwards, and more strictly.
 */
const LIMITS = {
  /** One of several files is taken with this share, this far ahead of the next: right in 99.863 %. */
  share: 0.3,
  margin: 0.2,
  /** A path that says little is believed with this share: right in 99.944 %. */
  shareWeak: 0.6,
  /** Below this the file holds other code. */
  shareOther: 0.1,
  /** So many files are read to tell them apart; with more nothing is decided by their text. */
  mostRead: 64,
} as const;

/** Chooses among the files that fit a frame's path; `bonded` is the one that the rest of the trace points to. */
export async function chooseFile(
  found: Candidates,
  bonded: Candidate | undefined,
  agreement: Agreement,
): Promise<Choice> {
  const [only] = found.files;
  if (only !== undefined && found.total === 1 && (only.strength === 'strong' || bonded === undefined)) {
    return judge(only, 'path', await agreement(only.file));
  }
  const named = bonded ?? onlyOneOf(found.files.filter((one) => isOfPackage(one, found.paths.packageNames)));
  const by = bonded === undefined ? 'package' : 'trace';
  const share = named === undefined ? undefined : await agreement(named.file);
  if (named !== undefined && (share ?? 1) >= LIMITS.shareWeak) {
    return judge(named, by, share);
  }
  const shares = await sharesOf(found, agreement);
  const decided = ahead(shares);
  if (decided !== undefined) {
    return { kind: 'file', file: decided.file, by: 'code' };
  }
  return named === undefined ? rank(found, shares) : judge(named, by, share);
}

interface Shared {
  readonly candidate: Candidate;
  readonly share: number | undefined;
}

function judge(one: Candidate, by: ChosenBy, share: number | undefined): Choice {
  const needed = { strong: 0, fair: share === undefined ? 0 : LIMITS.shareOther, weak: LIMITS.shareWeak }[
    one.strength
  ];
  return (share ?? 0) >= needed
    ? { kind: 'file', file: one.file, by }
    : { kind: 'none', reason: refusal(one) };
}

function refusal(one: Candidate): UnmappedReason {
  return one.strength === 'weak' && isBuildOutput(one.path.segments) ? 'bundle' : 'differs';
}

async function sharesOf(found: Candidates, agreement: Agreement): Promise<readonly Shared[]> {
  const shares: Shared[] = [];
  for (const candidate of found.total > LIMITS.mostRead ? [] : found.files) {
    shares.push({ candidate, share: await agreement(candidate.file) });
  }
  return shares;
}

/** The one candidate in which clearly more of the event's lines stand than in any other. */
function ahead(shares: readonly Shared[]): Candidate | undefined {
  const [best, second] = shares.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0));
  return best?.share !== undefined &&
    best.share >= LIMITS.share &&
    (second?.share ?? 0) <= best.share - LIMITS.margin
    ? best.candidate
    : undefined;
}

/** What is left when neither trace nor code decide: the one file that is no test and no copy, or all of them, ranked. */
function rank(found: Candidates, shares: readonly Shared[]): Choice {
  const shareOf = new Map(shares.map(({ candidate, share }) => [candidate.file, share]));
  const left = found.files.filter((one) => judge(one, 'rest', shareOf.get(one.file)).kind === 'file');
  const proper = left.filter(({ file }) => !isSide(file));
  const only = onlyOneOf(proper);
  if (left.length === 0) {
    return { kind: 'none', reason: 'differs' };
  }
  if (only !== undefined && found.total <= found.files.length) {
    return { kind: 'file', file: only.file, by: 'rest' };
  }
  const ranked = left.toSorted(
    (a, b) =>
      Number(isSide(a.file)) - Number(isSide(b.file)) ||
      (shareOf.get(b.file) ?? 0) - (shareOf.get(a.file) ?? 0) ||
      a.file.length - b.file.length ||
      (a.file < b.file ? -1 : 1),
  );
  return { kind: 'several', files: ranked.map(({ file }) => file) };
}

/** True for a file below a folder of the package's name: `packages/web/src/x.ts` for `webpack://@acme/web/./src/x.ts`. */
function isOfPackage({ file }: Candidate, names: readonly string[]): boolean {
  return file
    .split('/')
    .slice(0, -1)
    .some((folder) => names.includes(folder));
}

function onlyOneOf<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
