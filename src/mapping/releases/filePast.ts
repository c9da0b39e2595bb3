import type { FilePath } from '../place';
import type { CommitHash } from './git';

/** A file as a commit of a main line left it. */
export interface PastVersion {
  readonly commit: CommitHash;
  /** The first is the one before it on the main line; more than one for a merge. */
  readonly parents: readonly CommitHash[];
  /** From the repository's root. */
  readonly path: string;
  /** `undefined` for what cannot be read as text, or is not in this clone. */
  readonly text: string | undefined;
  /** True for the commit that made the file. */
  readonly isFirst: boolean;
}

/** The port to what a file once was. It reads what is here, and never fetches. */
export interface FilePasts {
  /**
   * The versions of a file on the main line of a commit, or of the one that is checked out; the newest first, a few
   * hundred at the most, each read when it is asked for. `undefined` where no history is told.
   * @param from a commit with the path that the file has there, from the repository's root.
   */
  pastOf(
    file: FilePath,
    from: { readonly commit: CommitHash; readonly path: string } | undefined,
    signal: AbortSignal,
  ): Promise<AsyncIterable<PastVersion> | undefined>;
}
