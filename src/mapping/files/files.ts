import type { Event } from '../../base/event';
import type { OnDisk } from '../../base/onDisk';
import type { TextLines } from '../../base/textLines';

/** The port to one workspace folder's files. Paths are below the folder, with `/` between segments. */
export interface Files {
  /** The folder, as the string of its URI. */
  readonly folder: string;

  /** True where the disk takes `Cart.ts` and `cart.ts` for one file; known from the first portion of `list` on. */
  readonly ignoresCase?: boolean;

  /**
   * Tells in portions, as changes of an empty folder, every file that counts as the person's own: tracked by git or
   * at least not ignored; never one behind a link that leaves the folder. None is told twice. What is slow to find
   * may follow as a change.
   */
  list(signal: AbortSignal): AsyncIterable<FilesChange>;

  /**
   * The text of a file as it is now: the editor's buffer where it is open, else the disk.
   * `undefined` where it is gone, not text, or too large to be source code.
   */
  read(path: string, signal: AbortSignal): Promise<string | undefined>;

  /** As `read`, with the version of what was read. */
  readVersioned?(path: string, signal: AbortSignal): Promise<VersionedText>;

  /**
   * What is different whenever `read` would answer something else; `''` of nothing. Asked before a file is read, and
   * again to know whether that has to be done anew. `undefined` where it cannot be told.
   */
  version?(path: string, signal: AbortSignal): Promise<string | undefined>;

  /**
   * What lies on the disk at a path, one that git ignores too; `''` is the folder itself. `undefined` for what is
   * missing or outside the folder once links are followed.
   */
  onDisk(path: string, signal: AbortSignal): Promise<OnDisk | undefined>;

  /** What came or went since `list`. */
  readonly onDidChange: Event<FilesChange>;
}

/** What a file holds, and what tells whether it still does. */
export interface VersionedText {
  readonly text: string | undefined;
  readonly version: string | undefined;
  /** The text's lines, where they are told along. */
  readonly lines?: TextLines | undefined;
}

/** What came and went: first goes what was removed, then comes what was added. */
export interface FilesChange {
  readonly added: readonly string[];
  /** Files, or folders with all that is below them; `''` is the whole folder, which is then to be listed anew. */
  readonly removed: readonly string[];
  /** Files that git tracks and that are not on the disk: left out by a sparse checkout, or deleted. */
  readonly notCheckedOut?: readonly string[];
}
