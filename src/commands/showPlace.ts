import { window } from 'vscode';
import { hasLine, type Place } from '../mapping/place';
import { placeBrief } from '../words';
import { fileItem } from './fileItem';
import { goTo, uriOf } from './preview';

/** Opens the file with the cursor on the line; of several files that fit, the one that the person picks. */
export async function showPlace(place: Place): Promise<void> {
  if (hasLine(place)) {
    await goTo(place);
  } else if (place.verdict === 'ambiguous') {
    const picked = await window.showQuickPick(place.candidates.map(fileItem), { title: placeBrief(place) });
    await (picked && window.showTextDocument(uriOf(picked.file)));
  }
}
