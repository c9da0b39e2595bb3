import type { TrackedIssue } from '../issues/storeState';
import { fileOfRelease, type ReleaseDesk } from './fileOfRelease';

/** *Open File as of the Release*: read-only, with the failing line marked. */
export async function openAsOfRelease(
  tracked: TrackedIssue,
  argument: unknown,
  desk: ReleaseDesk,
): Promise<void> {
  const found = await fileOfRelease(tracked, argument, desk);
  await (found && desk.releases.open(found.file));
}
