import type { Tree } from './line';
import type { Sample } from './samples';

/** A release to find lines of again. */
export interface Release {
  /** How long ago: the heading of its column. */
  readonly name: string;
  readonly commit: string;
  readonly tree: Tree;
  /** What became of its lines in the files of now, those that were found to be edited and not saved among them. */
  samplesIn(now: Tree): readonly Sample[];
  /** What a row has to reach here; `undefined` where nothing is promised. */
  readonly targets?: Targets;
}

/** In percent. */
export interface Target {
  readonly survivorsMissed: number;
  readonly confidentlyWrong: number;
}

/** Of a row with all that can be known, of one without context in the event, of one without a commit. */
export interface Targets {
  readonly all: Target;
  readonly noContext: Target;
  readonly noCommit: Target;
}

/** A repository, its files of now, and code to write into them. */
export interface Ground {
  /** A clone that may be changed. */
  readonly folder: string;
  readonly now: Tree;
  readonly releases: readonly Release[];
  readonly foreign: readonly (readonly string[])[];
  readonly seed: number;
}
