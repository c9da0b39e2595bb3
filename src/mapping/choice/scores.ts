import { isSide } from '../paths/names';
import type { Candidate } from './candidates';
import { limits, points } from './limits';

/** What speaks for and against a candidate, in points. */
export type Evidence = Readonly<
  Record<'path' | 'package' | 'folder' | 'binding' | 'trace' | 'side' | 'code', number>
>;

/** A candidate with its points. */
export interface Scored {
  readonly candidate: Candidate;
  readonly evidence: Evidence;
  /** All points together. */
  readonly score: number;
  /** How much of the event's lines stands in the file; `undefined` where it was not compared. */
  readonly block: Block | undefined;
}

/** How much of an event's lines stands in a file, as one block. */
export interface Block {
  /** 0 to 1. */
  readonly share: number;
  /** True where the frame's own line is among them. */
  readonly hasOwn: boolean;
}

/** What points to a file of a workspace folder beside a frame's own path. */
export interface Pointers {
  /** The file to which the rest of the trace points. */
  readonly bonded: string | undefined;
  /** The folders where people say that the trace's project has its code; `''` for all of the workspace folder. */
  readonly boundTo: readonly string[];
  /** The names of the frame's package. */
  readonly names: readonly string[];
}

/** The points of a candidate before its text is read. */
export function scoreOf(candidate: Candidate, { bonded, boundTo, names }: Pointers): Scored {
  const { file, strength, isOwn } = candidate;
  return summed(candidate, undefined, {
    path: points.path[strength],
    package: isOwn ? points.package : 0,
    folder: !isOwn && isInFolderOf(file, names) ? points.folder : 0,
    binding: boundTo.some((folder) => file.startsWith(`${folder}/`)) ? points.binding : 0,
    trace: file === bonded ? points.trace : 0,
    side: isSide(file) ? points.side : 0,
    code: 0,
  });
}

/** The same with what its text says. */
export function withCode({ candidate, evidence }: Scored, block: Block | undefined): Scored {
  return summed(candidate, block, { ...evidence, code: block === undefined ? 0 : codePoints(block) });
}

/** True for one that may be the frame's file at all. */
export function isPossible({ evidence: { path, trace, code } }: Scored): boolean {
  return path + trace + code >= limits.least;
}

function codePoints({ share, hasOwn }: Block): number {
  return share < limits.other
    ? points.otherCode
    : share * points.lines + (hasOwn ? points.ownLine : 0) + (share === 1 ? points.wholeBlock : 0);
}

function summed(candidate: Candidate, block: Block | undefined, evidence: Evidence): Scored {
  const score = Object.values(evidence).reduce((sum, one) => sum + one, 0);
  return { candidate, evidence, score, block };
}

/** True for a file below a folder of the package's name: `packages/web/src/x.ts` for `webpack://@acme/web/./src/x.ts`. */
function isInFolderOf(file: string, names: readonly string[]): boolean {
  return (
    names.length > 0 &&
    file
      .split('/')
      .slice(0, -1)
      .some((folder) => names.includes(folder))
  );
}
