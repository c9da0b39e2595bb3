import { window } from 'vscode';
import { standingAt, stepsOf } from '../issues/walk';
import { issueOf } from '../issues/storeState';
import { type HereDesk, issueHere } from './issueHere';

/**
 * The issue whose stack a person means: the one that they look at, where the cursor is on a line of its stack; else the
 * only one of the cursor's line; else, if it is to go on from anywhere, the one that they look at.
 */
export function issueToWalk(desk: HereDesk, fromAnywhere: boolean): string | undefined {
  const { store, current, files } = desk;
  const looked = current.key === undefined ? undefined : issueOf(store.state, current.key);
  const { document, selection } = window.activeTextEditor ?? {};
  const file = document && files.fileOf(document.uri);
  const steps = looked?.located.kind === 'located' ? stepsOf(looked.located) : [];
  const isOnIts =
    file !== undefined &&
    selection !== undefined &&
    standingAt(steps, { file, line: selection.active.line }, undefined) !== undefined;
  return isOnIts ? looked?.key : (issueHere(desk)?.key ?? (fromAnywhere ? looked?.key : undefined));
}
