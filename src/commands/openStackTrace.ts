import { env, ProgressLocation, window } from 'vscode';
import { type Pasted, pastedTrace } from '../issues/pastedTrace';
import type { Located } from '../issues/storeState';
import type { Whereabouts } from '../issues/whereabouts';
import { canOpen, type Place } from '../mapping/place';
import type { Trace } from '../mapping/trace';
import { pasted as words } from '../words';
import { type Explain, explainer } from './explainMapping';
import { hasFrame, pickFrame } from './pickFrame';
import { showPlace } from './showPlace';

/** What a pasted trace is looked for with. */
export interface StackTraceDesk {
  readonly whereabouts: Whereabouts;
  /** Begins to look at the workspace's folders, where nobody is signed in. */
  readonly openFolders: () => void;
  /** Opens the trace as a document. */
  readonly openTrace: (pasted: Pasted, places: readonly (readonly Place[])[]) => Promise<void>;
  readonly explain: Explain;
}

/** *Open Stack Trace from Clipboard*: shows each frame with its place, and walks those that are here. */
export async function openStackTrace(desk: StackTraceDesk): Promise<void> {
  const text = await env.clipboard.readText();
  const pasted = await pastedTrace(text);
  if (pasted === undefined) {
    await window.showInformationMessage(text.trim() === '' ? words.empty() : words.noTrace());
    return;
  }
  const { trace } = pasted;
  const located = await locate(trace, desk);
  if (located?.kind !== 'located') {
    await window.showInformationMessage(words.untrusted());
    return;
  }
  await desk.openTrace(pasted, located.places);
  if (!hasFrame(located, canOpen)) {
    await window.showInformationMessage(words.nothingHere());
    return;
  }
  const explain = explainer(words.title(), trace, desk.explain);
  const picked = await pickFrame(located, { title: words.frames(), explain });
  await (picked && (canOpen(picked.place) ? showPlace(picked.place) : explain(picked)));
}

const everyFolder = () => true;

async function locate(
  trace: Trace,
  { whereabouts, openFolders }: StackTraceDesk,
): Promise<Located | undefined> {
  openFolders();
  const { signal } = new AbortController();
  const [located] = await window.withProgress(
    { location: ProgressLocation.Window, title: words.working() },
    () => whereabouts.locate([{ trace, titleType: undefined }], everyFolder, signal),
  );
  return located;
}
