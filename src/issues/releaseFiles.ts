import type { FileInRelease } from '../mapping/fileInRelease';
import type { TraceFrame } from '../mapping/trace';
import type { IssueKey } from './storeState';

/** The scheme of documents that show a file as a release had it; their query is the key of what they show. */
export const releaseScheme = 'faultline-release';

/** A file of a release that a person opened for a frame of an issue. */
export interface ReleaseFile {
  readonly issue: IssueKey;
  readonly frame: TraceFrame;
  /** The workspace folder, as the string of its URI. */
  readonly folder: string;
  readonly file: FileInRelease;
}

/** So many are kept to be shown again while their tabs are open. */
const MOST_KEPT = 50;

/** The files of releases that were opened in this window. */
export class ReleaseFiles {
  private readonly kept = new Map<string, ReleaseFile>();

  /** Keeps a file, and answers the key under which it is found. */
  keep(opened: ReleaseFile): string {
    const { folder, file, issue } = opened;
    const key = JSON.stringify([issue, folder, file.commit, file.path, file.line]);
    this.kept.delete(key);
    this.kept.set(key, opened);
    if (this.kept.size > MOST_KEPT) {
      this.kept.delete(this.kept.keys().next().value ?? key);
    }
    return key;
  }

  of(key: string): ReleaseFile | undefined {
    return this.kept.get(key);
  }
}
