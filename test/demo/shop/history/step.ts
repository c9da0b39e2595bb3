import type { ReleaseNumber } from '../../crash/shopError';
import type { SourceTree } from '../sourceTree';

/** One commit of the shop. */
export interface Step {
  readonly subject: string;
  /** In ISO 8601; fixed, so that the shop's hashes are the same everywhere. */
  readonly date: string;
  /** The release that is made of this commit, if any is. */
  readonly release?: ReleaseNumber;
  readonly change: (tree: SourceTree) => void | Promise<void>;
}
