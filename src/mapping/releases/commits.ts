import type { FilePath } from '../place';
import type { CommitHash } from './git';

/** Who made a commit, when, and what for. Text of the repository: not to be trusted. */
export interface CommitFacts {
  readonly author: string;
  /** When the author made it, in milliseconds since the epoch. */
  readonly authoredMs: number;
  /** The first line of its message. */
  readonly subject: string;
}

/** The port to what a person may want to know of a commit. It reads what is here, and never fetches. */
export interface Commits {
  /** `undefined` for a commit that is not in the clone which holds the file, or that cannot be read. */
  factsOf(commit: CommitHash, file: FilePath, signal: AbortSignal): Promise<CommitFacts | undefined>;
  /** True where a branch of a remote, as this clone knew it last, contains the commit. */
  isPushed(commit: CommitHash, file: FilePath, signal: AbortSignal): Promise<boolean>;
  /** The names of the remotes' repositories, such as `acme/shop`, in the order of git's configuration. */
  remoteNames(file: FilePath, signal: AbortSignal): Promise<readonly string[]>;
}
