import { window } from 'vscode';
import type { TrackedIssue } from '../issues/storeState';
import type { Trace } from '../mapping/trace';
import { noLensBecause, pick } from '../words';
import { hasFrame, namedFrame, pickFrame } from './pickFrame';

/** Opens the story of one frame. */
export type Explain = (frame: {
  readonly title: string;
  readonly trace: Trace;
  readonly stack: number;
  readonly frame: number;
}) => Promise<void>;

const any = () => true;

/** *Explain This Mapping*: of the frame that the argument names, else of the one that the person picks. */
export async function explainMapping(
  { issue, located }: TrackedIssue,
  argument: unknown,
  explain: Explain,
): Promise<void> {
  if (located.kind !== 'located' || !hasFrame(located, any)) {
    await window.showInformationMessage(pick.noFrames(issue.shortId, noLensBecause(located)));
    return;
  }
  const picked =
    namedFrame(located, argument) ?? (await pickFrame(located, pick.explain(issue.shortId), any));
  await (picked && explain({ ...picked, title: issue.shortId, trace: located.trace }));
}
