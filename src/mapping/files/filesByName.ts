import type { Lookup } from './suffixIndex';

/** The files of a folder, found by their names: whatever is asked, files of one base name decide the answer. */
export interface FilesByName {
  /** What git tracks and is not on the disk: left out by a sparse checkout, or deleted. */
  readonly notCheckedOut: FilesByName;

  /** True for a file of exactly this path. */
  has(path: string): boolean;

  /** The files of a base name: every `package.json`. */
  named(name: string): readonly string[];

  /** The files with the longest common suffix of whole segments; `undefined` where not even the base name is known. */
  lookup(segments: readonly string[]): Lookup | undefined;
}
