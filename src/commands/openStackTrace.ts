import { env, window } from 'vscode';
import { pastedTrace } from '../issues/pastedTrace';
import type { Whereabouts } from '../issues/whereabouts';
import { canOpen, type Place } from '../mapping/place';
import type { Trace } from '../mapping/trace';
import { pasted } from '../words';
import { showPlace } from './goToFrame';
import { hasFrame, pickFrame } from './pickFrame';

/** What a pasted trace is looked for with. */
export interface StackTraceDesk {
  readonly whereabouts: Whereabouts;
  /** Begins to look at the workspace's folders, where nobody is signed in. */
  readonly openFolders: () => void;
  /** Opens the trace as a document. */
  readonly openTrace: (trace: Trace, places: readonly (readonly Place[])[]) => Promise<void>;
}

/** *Open Stack Trace from Clipboard*: shows each frame with its place, and walks those that are here. */
export async function openStackTrace({ whereabouts, openFolders, openTrace }: StackTraceDesk): Promise<void> {
  const text = await env.clipboard.readText();
  const trace = pastedTrace(text);
  if (trace === undefined) {
    await window.showInformationMessage(text.trim() === '' ? pasted.empty() : pasted.noTrace());
    return;
  }
  openFolders();
  const [located] = await whereabouts.locate([{ trace, titleType: undefined }], new AbortController().signal);
  if (located?.kind !== 'located') {
    await window.showInformationMessage(pasted.untrusted());
    return;
  }
  await openTrace(trace, located.places);
  if (!hasFrame(located, canOpen)) {
    await window.showInformationMessage(pasted.nothingHere());
    return;
  }
  const picked = await pickFrame(located, pasted.frames(), canOpen);
  await (picked && showPlace(picked.place));
}
