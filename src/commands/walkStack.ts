import { window } from 'vscode';
import type { OpenFiles } from '../issues/openFiles';
import { exceptionsOf } from '../issues/exceptions';
import type { TrackedIssue } from '../issues/storeState';
import { isSameFrame, standingAt, type Step, stepsOf, type Walk } from '../issues/walk';
import type { FrameRef } from '../mapping/crashFrame';
import { canOpen } from '../mapping/place';
import { placeBrief, walk as words } from '../words';
import { type Explain, explainer } from './explainMapping';
import { harmless } from './rowWords';
import { crashFrameOf, isLocated, type LocatedIssue } from './frameOfIssue';
import { hasFrame, namedFrame, pickFrame } from './pickFrame';
import { goTo } from './preview';
import { showPlace } from './showPlace';
import { tellNoFrames } from './tellNoFrames';

/** What walking a stack needs. */
export interface WalkDesk {
  readonly walk: Walk;
  readonly files: OpenFiles;
  readonly edits: {
    /** Resolves when all that was edited was located as it is now. */
    settled(): Promise<void>;
  };
}

/**
 * *Walk the Stack…*: the frame that the argument names, else the one that the person picks while the editor shows each.
 * One that is not here is explained.
 */
export async function walkStack(
  tracked: TrackedIssue,
  argument: unknown,
  { walk }: WalkDesk,
  explain: Explain,
): Promise<void> {
  const { key, issue } = tracked;
  if (!isLocated(tracked) || !hasFrame(tracked.located, canOpen)) {
    await tellNoFrames(tracked);
    return;
  }
  const { trace } = tracked.located;
  const tell = explainer(issue.shortId, trace, explain);
  const picked =
    namedFrame(tracked.located, argument) ??
    (await pickFrame(tracked.located, {
      title: words.title(issue.shortId),
      placeholder: words.placeholder(),
      startAt: walk.at(key, trace.eventId) ?? crashFrameOf(tracked),
      explain: tell,
    }));
  if (picked === undefined || !canOpen(picked.place)) {
    await (picked && tell(picked));
    return;
  }
  await showPlace(picked.place);
  walk.enter(key, trace.eventId, picked);
  const steps = stepsOf(tracked.located);
  const at = steps.findIndex((step) => isSameFrame(step, picked));
  tellWhere(at < 0 ? '' : told(tracked, steps, at));
}

/**
 * *Go to Caller* and *Go to Called Frame*: from the frame that the argument names, else from the one on which the person
 * stands, to the next of the walk; from elsewhere to the failing one.
 */
export async function stepFrame(
  tracked: TrackedIssue,
  argument: unknown,
  { walk, files }: WalkDesk,
  to: 'caller' | 'called',
): Promise<void> {
  const { key } = tracked;
  const steps = isLocated(tracked) ? stepsOf(tracked.located) : [];
  if (!isLocated(tracked) || steps.length === 0) {
    await tellNoFrames(tracked);
    return;
  }
  const { trace } = tracked.located;
  const indexOf = (frame: FrameRef | undefined) =>
    frame === undefined ? -1 : steps.findIndex((step) => isSameFrame(step, frame));
  const named = indexOf(namedFrame(tracked.located, argument));
  const from = named >= 0 ? named : standingAt(steps, cursorOf(files), walk.at(key, trace.eventId));
  const wanted =
    from === undefined ? Math.max(indexOf(crashFrameOf(tracked)), 0) : from + (to === 'caller' ? 1 : -1);
  const at = Math.min(Math.max(wanted, 0), steps.length - 1);
  const step = steps[at];
  if (step !== undefined) {
    await goTo(step.place);
    walk.enter(key, trace.eventId, step);
    const where = told(tracked, steps, at);
    tellWhere(wanted < at ? words.noCalled(where) : wanted > at ? words.noCaller(where) : where);
  }
}

function cursorOf(files: OpenFiles) {
  const { document, selection } = window.activeTextEditor ?? {};
  const file = document && files.fileOf(document.uri);
  return file && selection && { file, line: selection.active.line };
}

/** Milliseconds for which the status bar tells where one is. */
const TOLD_MS = 8000;

function tellWhere(text: string): void {
  if (text !== '') {
    window.setStatusBarMessage(text, TOLD_MS);
  }
}

/** `frame 3 of 7 · applyDiscount`; of an inner exception also whose it is, and what is not certain about the line. */
function told({ located: { trace } }: LocatedIssue, steps: readonly Step[], at: number): string {
  const { stack, told: { function: name = '' } = {}, place } = steps[at] ?? {};
  const exception = exceptionsOf(trace.stacks).find((one) => one.stack === stack);
  const of =
    exception === undefined || exception.role.kind === 'outermost'
      ? ''
      : words.exception(exception.role, harmless(trace.stacks[exception.stack]?.type ?? '', 60));
  const isConfident = place === undefined || place.verdict === 'exact' || place.verdict === 'moved';
  const names = [harmless(name, 60), of].filter((part) => part !== '').join(' · ');
  return words.step(at + 1, steps.length, names, isConfident ? '' : placeBrief(place));
}
