import type { Base0Line, Base1Line } from '../base/positions';

/** A file of the workspace. */
export interface FilePath {
  /** The workspace folder, as the string of its URI. */
  readonly folder: string;
  /** Below the folder, with `/` between segments and in the spelling of the disk. */
  readonly path: string;
}

/** Why a frame has no file here. */
export type UnmappedReason =
  | 'pending' // it is still being looked for
  | 'noPath' // the frame names no file: `<anonymous>`, `[native code]`
  | 'runtime' // part of the language or its runtime: `node:internal/…`
  | 'thirdParty' // a dependency: `node_modules`, `site-packages`
  | 'outside' // the path climbs out of the workspace
  | 'bundle' // generated code without a source map that fits
  | 'notFound' // no file of that name is in the workspace
  | 'removed' // the release had the file, and a commit since has removed it
  | 'notCheckedOut' // git tracks the file, and it is not on the disk: a sparse checkout, or deleted
  | 'differs'; // files of that name are here, and none fits the rest of the path or the code

/** Why a place could not be compared with the event's own lines. */
export type UnverifiedReason =
  | 'noLine' // the frame has no line number
  | 'noContext' // the event brought no source lines
  | 'notFetched' // what the release had is not in this clone
  | 'unreadable' // the file is empty, too large or not text
  | 'shorter' // the file ends before the line
  | 'otherBuild' // through a source map of another build than the one that failed
  | 'unsure'; // a line of this text may be it: too little tells, or another place fits as well

/** Why no line is named although the file is known. */
export type GoneReason = 'removed'; // the event's lines stand nowhere in the file any more

/**
 * Where a frame stands in this workspace, now. `exact` and `moved` are confident; every other verdict says what
 * it does not know.
 */
export type Place =
  /** The same code on the same line. */
  | {
      readonly verdict: 'exact';
      readonly file: FilePath;
      readonly line: Base0Line;
      /** The file's path in the release, below the folder, where it was another one. */
      readonly was?: string;
    }
  /** The same code on another line; `from` is the line in the release. */
  | {
      readonly verdict: 'moved';
      readonly file: FilePath;
      readonly line: Base0Line;
      readonly from: Base1Line;
      /** The file's path in the release, below the folder, where it was another one. */
      readonly was?: string;
    }
  /** The line itself was changed since; `from` is the line in the release. */
  | {
      readonly verdict: 'edited';
      readonly file: FilePath;
      readonly line: Base0Line;
      readonly from: Base1Line;
      /** The file's path in the release, below the folder, where it was another one. */
      readonly was?: string;
      /** The commit that changed it last, where one is known: a full hash. */
      readonly changedIn?: string;
    }
  /** The code was removed; `line` is where it used to be, as near as can be told. */
  | {
      readonly verdict: 'gone';
      readonly file: FilePath;
      readonly line: Base0Line;
      readonly from: Base1Line;
      readonly reason: GoneReason;
      /** The file's path in the release, below the folder, where it was another one. */
      readonly was?: string;
      /** The commit that removed it, where one is known: a full hash. */
      readonly changedIn?: string;
    }
  /** Nothing to compare with: the release's line number, taken as it is; for `unsure` the line that fits best. */
  | {
      readonly verdict: 'unverified';
      readonly file: FilePath;
      readonly line: Base0Line;
      readonly reason: UnverifiedReason;
    }
  /** Several files fit equally well; best guess first. */
  | { readonly verdict: 'ambiguous'; readonly candidates: readonly FilePath[] }
  /** Not in this workspace. */
  | { readonly verdict: 'unmapped'; readonly reason: UnmappedReason };

export type Verdict = Place['verdict'];

/** A place that names a file and a line. */
export type LinePlace = Extract<Place, { readonly line: Base0Line }>;

export function hasLine(place: Place): place is LinePlace {
  return 'line' in place;
}

/** A place with the path that its file had in the release, where that was another one. */
export function withFormerPath(place: LinePlace, was: string | undefined): LinePlace {
  return was === undefined || was === place.file.path || place.verdict === 'unverified'
    ? place
    : { ...place, was };
}

/** The path that a place's file had in the release; `undefined` where it is the same, or not known. */
export function formerPathOf(place: Place): string | undefined {
  return 'was' in place ? place.was : undefined;
}

/** True where a place names at least one file to open. */
export function canOpen(place: Place): boolean {
  return hasLine(place) || place.verdict === 'ambiguous';
}
