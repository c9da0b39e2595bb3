import { isBuildOutput, isGenericFile, isSide } from '../paths/names';
import type { UnmappedReason } from '../place';
import type { Candidate, Candidates } from './candidates';
import { limits } from './limits';
import { type Block, type Evidence, isPossible, type Scored, scoreOf, withCode } from './scores';

/** The file of a frame, several that fit as well, or why there is none. */
export type Choice =
  | { readonly kind: 'file'; readonly file: string; readonly by: ChosenBy }
  | { readonly kind: 'several'; readonly files: readonly string[] }
  | { readonly kind: 'none'; readonly reason: UnmappedReason };

/** What decided. */
export type ChosenBy =
  | 'rule' // the person's own
  | 'codeMapping' // Sentry's
  | 'history' // the name that it had in the release
  | 'package' // the package that the frame names
  | 'trace' // other frames of the trace
  | 'binding' // the folder that the project is bound to
  | 'code' // the event's lines
  | 'path' // its path alone
  | 'rest'; // the others are tests and copies

/** How much of the event's lines stands in a file; `undefined` where there is nothing to compare. */
export type Agreement = (file: string) => Promise<Block | undefined>;

/** A choice, and what spoke for each file that was considered, best first. */
export interface Chosen {
  readonly choice: Choice;
  readonly scores: readonly Scored[];
}

/** Files read at a time. */
const AT_ONCE = 8;

/**
 * Chooses among the files that fit a frame's path.
 * @param bonded the one that the rest of the trace points to.
 * @param boundTo the folders where people say that the trace's project has its code; `''` for the workspace folder.
 */
export async function chooseFile(
  found: Candidates,
  bonded: Candidate | undefined,
  boundTo: readonly string[],
  agreement: Agreement,
): Promise<Chosen> {
  const pointers = { bonded: bonded?.file, boundTo, names: found.paths.packageNames };
  const isNew = bonded !== undefined && !found.files.some(({ file }) => file === bonded.file);
  const rivals = (isNew ? [bonded, ...found.files] : found.files).map((one) =>
    scoreOf(one.file === bonded?.file ? { ...one, strength: 'strong' } : one, pointers),
  );
  const scores = ranked(await withLines(rivals, agreement));
  const misleads = scores[0] !== undefined && isMisled(scores[0]);
  const all = misleads
    ? ranked([...scores, ...(await namesakesOf(found, scores, boundTo, agreement))])
    : scores;
  return { choice: decide(all, found), scores: all };
}

/** What decides for a file that is alone, once its lines leave no doubt about it. */
export function chosenAlone({ isOwn }: Candidate): ChosenBy {
  return isOwn ? 'package' : 'path';
}

/** The scores with the lines of as many files as are needed: of the one that leads, and of all where it is in doubt. */
async function withLines(rivals: readonly Scored[], agreement: Agreement): Promise<readonly Scored[]> {
  const [first, ...others] = ranked(rivals);
  if (first === undefined) {
    return [];
  }
  const leads = isAhead(first, others);
  const told = leads ? withCode(first, await agreement(first.candidate.file)) : first;
  const isSure = leads && (told.block === undefined || told.block.share >= limits.believed);
  return isSure || rivals.length === 1
    ? [told, ...others]
    : rivals.length > limits.mostRead
      ? rivals
      : readAll(rivals, agreement);
}

async function readAll(rivals: readonly Scored[], agreement: Agreement): Promise<readonly Scored[]> {
  const told: Scored[] = [];
  for (let at = 0; at < rivals.length; at += AT_ONCE) {
    const some = rivals.slice(at, at + AT_ONCE);
    told.push(
      ...(await Promise.all(some.map(async (one) => withCode(one, await agreement(one.candidate.file))))),
    );
  }
  return told;
}

/** True where the best file that a path leads to, not by all of it, holds other code than the event. */
function isMisled({ candidate, block }: Scored): boolean {
  return (
    block !== undefined &&
    block.share < limits.other &&
    !candidate.isWhole &&
    !isGenericFile(candidate.path.segments.at(-1) ?? '')
  );
}

/** Files of the same name that the path does not lead to: it may be of another release, from before they moved. */
async function namesakesOf(
  { namesakes }: Candidates,
  scores: readonly Scored[],
  boundTo: readonly string[],
  agreement: Agreement,
): Promise<readonly Scored[]> {
  const pointers = { bonded: undefined, boundTo, names: [] };
  const known = new Set(scores.map(({ candidate }) => candidate.file));
  const path = scores[0]?.candidate.path;
  const others = namesakes.filter((file) => !known.has(file) && !isSide(file));
  return path === undefined || others.length > limits.mostRead
    ? []
    : readAll(
        others.map((file) =>
          scoreOf({ file, matched: 1, isWhole: false, strength: 'weak', path, isOwn: false }, pointers),
        ),
        agreement,
      );
}

function decide(scores: readonly Scored[], found: Candidates): Choice {
  const [first, ...others] = scores.filter(isPossible);
  if (first === undefined) {
    return { kind: 'none', reason: found.refusal ?? refusalOf(found.files) };
  }
  if (isAhead(first, others) && !hasTwins(first, others) && (scores.length === 1 || !isMeagre(first))) {
    return { kind: 'file', file: first.candidate.file, by: decisive(first, scores) };
  }
  return others.length === 0
    ? { kind: 'none', reason: 'differs' }
    : { kind: 'several', files: [first, ...others].map(({ candidate }) => candidate.file) };
}

/**
 * True where one or two other files, and no more, hold nearly the same lines: copies of each other, of which one has
 * been edited since. Where many do they have a template in common, and what differs tells them apart; and so does the
 * frame's own line.
 */
function hasTwins(first: Scored, others: readonly Scored[]): boolean {
  const twins = others.filter(({ block }) => block?.hasOwn === true && block.share >= limits.twin);
  return (
    first.block?.hasOwn === true &&
    twins.length <= limits.mostTwins &&
    twins.some((twin) => withoutCode(first) - withoutCode(twin) < limits.margin)
  );
}

function withoutCode({ score, evidence }: Scored): number {
  return score - evidence.code;
}

/** True for one of several for which nothing speaks but a few common lines. */
function isMeagre({ evidence, block }: Scored): boolean {
  const isSingledOut = evidence.package + evidence.trace + evidence.folder + evidence.binding > 0;
  return !isSingledOut && block !== undefined && block.share < limits.oneOfSeveral;
}

function refusalOf(files: readonly Candidate[]): UnmappedReason {
  return files.every(({ strength, path, matched }) => strength === 'weak' && isBuildOutput(path, matched))
    ? 'bundle'
    : 'differs';
}

function isAhead(first: Scored, others: readonly Scored[]): boolean {
  return others.every(({ score }) => first.score - score >= limits.margin);
}

const DECIDES: readonly (readonly [kind: keyof Evidence, by: ChosenBy])[] = [
  ['code', 'code'],
  ['package', 'package'],
  ['trace', 'trace'],
  ['folder', 'package'],
  ['binding', 'binding'],
  ['side', 'rest'],
];

/**
 * What sets a file apart most from the one that comes closest, whose lines do so only where they were compared, too; of
 * an only one, whether its package was named.
 */
function decisive(first: Scored, scores: readonly Scored[]): ChosenBy {
  const next = scores.find((one) => one !== first);
  const ahead = ([kind]: (typeof DECIDES)[number]) => first.evidence[kind] - (next?.evidence[kind] ?? 0);
  const kinds = DECIDES.filter(([kind]) =>
    next === undefined ? kind === 'package' : kind !== 'code' || next.block !== undefined,
  );
  const [most] = kinds.filter((one) => ahead(one) > 0).toSorted((a, b) => ahead(b) - ahead(a));
  return most?.[1] ?? 'path';
}

/** Best first; of equal ones the shorter path. */
function ranked(scores: readonly Scored[]): readonly Scored[] {
  return scores.toSorted(
    (a, b) =>
      b.score - a.score ||
      a.candidate.file.length - b.candidate.file.length ||
      (a.candidate.file < b.candidate.file ? -1 : 1),
  );
}
