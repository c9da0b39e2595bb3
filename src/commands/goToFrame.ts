import { window } from 'vscode';
import type { TrackedIssue } from '../issues/storeState';
import { canOpen, hasLine, type Place } from '../mapping/place';
import { noLensBecause, pick, placeBrief } from '../words';
import { type Explain, explainer } from './explainMapping';
import { fileItem } from './fileItem';
import { hasFrame, namedFrame, pickFrame } from './pickFrame';
import { goTo, uriOf } from './preview';

/** *Go to Frame…*: the frame that the argument names, else the one that the person picks of the issue's stack. */
export async function goToFrame(
  { issue, located }: TrackedIssue,
  argument: unknown,
  explain: Explain,
): Promise<void> {
  if (located.kind !== 'located' || !hasFrame(located, canOpen)) {
    await window.showInformationMessage(pick.noFrames(issue.shortId, noLensBecause(located)));
    return;
  }
  const picked =
    namedFrame(located, argument) ??
    (await pickFrame(located, {
      title: pick.frame(issue.shortId),
      isOffered: canOpen,
      explain: explainer(issue.shortId, located.trace, explain),
    }));
  await (picked && showPlace(picked.place));
}

/** Opens the file with the cursor on the line; of several files that fit, the one that the person picks. */
export async function showPlace(place: Place): Promise<void> {
  if (hasLine(place)) {
    await goTo(place);
  } else if (place.verdict === 'ambiguous') {
    const picked = await window.showQuickPick(place.candidates.map(fileItem), { title: placeBrief(place) });
    await (picked && window.showTextDocument(uriOf(picked.file)));
  }
}
