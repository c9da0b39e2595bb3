import { window } from 'vscode';
import type { TrackedIssue } from '../issues/storeState';
import { hasLine } from '../mapping/place';
import { asOfRelease as words } from '../words';
import { fileOfRelease, type ReleaseDesk } from './fileOfRelease';

/** *Compare with the Release*: the file of the release beside that of now, at the line. */
export async function compareWithRelease(
  tracked: TrackedIssue,
  argument: unknown,
  desk: ReleaseDesk,
): Promise<void> {
  const found = await fileOfRelease(tracked, argument, desk);
  if (found === undefined) {
    return;
  }
  const { file, place } = found;
  if (hasLine(place)) {
    await desk.releases.compare(file, place);
  } else {
    await desk.releases.open(file);
    void window.showInformationMessage(words.removed());
  }
}
