import type { Event } from '../../base/event';

/** The port to one workspace folder's files. Paths are below the folder, with `/` between segments. */
export interface Files {
  /** The folder, as the string of its URI. */
  readonly folder: string;

  /** True where the disk takes `Cart.ts` and `cart.ts` for one file, as Windows and macOS do. */
  readonly ignoresCase?: boolean;

  /** Every file that counts as the person's own: tracked by git or at least not ignored; never one behind a link that leaves the folder. */
  list(signal: AbortSignal): Promise<readonly string[]>;

  /**
   * The text of a file as it is now: the editor's buffer where it is open, else the disk.
   * `undefined` where it is gone, not text, or too large to be source code.
   */
  read(path: string, signal: AbortSignal): Promise<string | undefined>;

  /** Files that came or went since `list`. */
  readonly onDidChange: Event<FilesChange>;
}

export interface FilesChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}
