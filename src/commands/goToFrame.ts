import { QuickPickItemKind, type QuickPickItem, Range, Uri, window } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import { toBase1 } from '../base/positions';
import { number, record } from '../base/decode';
import type { TrackedIssue } from '../issues/storeState';
import { canOpen, type FilePath, hasLine, type Place } from '../mapping/place';
import { noLensBecause, pick, placeBrief } from '../words';

/** *Go to Frame…*: the frame that the argument names, else the one that the person picks of the issue's stack. */
export async function goToFrame({ issue, located }: TrackedIssue, argument: unknown): Promise<void> {
  if (located.kind !== 'located') {
    await window.showInformationMessage(pick.noFrames(issue.shortId, noLensBecause(located)));
    return;
  }
  const given = record(argument);
  const [stack, frame] = [number(given?.['stack']), number(given?.['frame'])];
  const named = stack === undefined || frame === undefined ? undefined : located.places[stack]?.[frame];
  const place = named ?? (await pickPlace(issue.shortId, located));
  if (place !== undefined) {
    await showPlace(place);
  }
}

async function pickPlace(
  shortId: string,
  located: Extract<TrackedIssue['located'], { kind: 'located' }>,
): Promise<Place | undefined> {
  const { trace, places } = located;
  const items: (QuickPickItem & { readonly place?: Place })[] = [];
  for (const [stack, inStack] of [...places.entries()].reverse()) {
    const rows = [...inStack.entries()].reverse().flatMap(([at, place]) => {
      const frame = trace.stacks[stack]?.frames[at];
      return canOpen(place) ? [{ ...itemOf(place, frame?.function), place }] : [];
    });
    if (rows.length > 0) {
      items.push(
        { label: oneLine(trace.stacks[stack]?.type ?? ''), kind: QuickPickItemKind.Separator },
        ...rows,
      );
    }
  }
  if (items.length === 0) {
    await window.showInformationMessage(pick.noFrames(shortId, noLensBecause(located)));
    return undefined;
  }
  return (await window.showQuickPick(items, { title: pick.frame(shortId), matchOnDescription: true }))?.place;
}

function itemOf(place: Place, called: string | undefined): QuickPickItem {
  const label = hasLine(place) ? `${place.file.path}:${toBase1(place.line)}` : placeBrief(place);
  return {
    label: escapeIcons(oneLine(label)),
    description: escapeIcons(oneLine(called ?? '')),
    detail: hasLine(place) ? placeBrief(place) : undefined,
  };
}

/** Opens the file with the cursor on the line; of several files that fit, the one that the person picks. */
async function showPlace(place: Place): Promise<void> {
  if (hasLine(place)) {
    const document = uriOf(place.file);
    await window.showTextDocument(document, { selection: new Range(place.line, 0, place.line, 0) });
  } else if (place.verdict === 'ambiguous') {
    const items = place.candidates.map((file) => ({ label: escapeIcons(oneLine(file.path)), file }));
    const picked = await window.showQuickPick(items, { title: placeBrief(place) });
    if (picked !== undefined) {
      await window.showTextDocument(uriOf(picked.file));
    }
  }
}

function uriOf(file: FilePath): Uri {
  return Uri.joinPath(Uri.parse(file.folder), file.path);
}
