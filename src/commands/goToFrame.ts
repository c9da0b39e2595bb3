import { window } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import type { TrackedIssue } from '../issues/storeState';
import { canOpen, hasLine, type Place } from '../mapping/place';
import { noLensBecause, pick, placeBrief } from '../words';
import { hasFrame, namedFrame, pickFrame, showLine, uriOf } from './pickFrame';

/** *Go to Frame…*: the frame that the argument names, else the one that the person picks of the issue's stack. */
export async function goToFrame({ issue, located }: TrackedIssue, argument: unknown): Promise<void> {
  if (located.kind !== 'located' || !hasFrame(located, canOpen)) {
    await window.showInformationMessage(pick.noFrames(issue.shortId, noLensBecause(located)));
    return;
  }
  const picked =
    namedFrame(located, argument) ?? (await pickFrame(located, pick.frame(issue.shortId), canOpen));
  await (picked && showPlace(picked.place));
}

/** Opens the file with the cursor on the line; of several files that fit, the one that the person picks. */
export async function showPlace(place: Place): Promise<void> {
  if (hasLine(place)) {
    await showLine(place);
  } else if (place.verdict === 'ambiguous') {
    const items = place.candidates.map((file) => ({ label: escapeIcons(oneLine(file.path)), file }));
    const picked = await window.showQuickPick(items, { title: placeBrief(place) });
    await (picked && window.showTextDocument(uriOf(picked.file)));
  }
}
