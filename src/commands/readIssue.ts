import { commands, window } from 'vscode';
import type { TrackedIssue } from '../issues/storeState';
import { commandTitles } from '../words';
import type { WayDesk } from './nextIssue';
import type { IssuePicker } from './pickIssue';
import { goTo } from './preview';
import { marksAtCursor, placeNow, stopsEverywhere } from './stopsNow';

export interface ReadDesk extends WayDesk {
  readonly openIssue: (tracked: TrackedIssue) => Promise<void>;
  /** Has the next hover shown even while lenses are off. */
  readonly expectHover: () => void;
}

/**
 * *Read Issue at Cursor*: our hover with the keyboard's focus in it, where VS Code's accessible view reads it. An issue
 * that is named, or chosen because the line has none, is gone to first; one without a line is opened.
 */
export async function readIssue(desk: ReadDesk, picker: IssuePicker, argument: unknown): Promise<void> {
  const [here] = argument === undefined ? marksAtCursor(window.activeTextEditor, desk) : [];
  if (here !== undefined) {
    desk.current.look(here.tracked.key);
  } else {
    const tracked = await picker.issueOf(argument, commandTitles.readIssue());
    if (tracked === undefined) {
      return;
    }
    desk.current.look(tracked.key);
    if (!(await goToLineOf(tracked, desk))) {
      await desk.openIssue(tracked);
      return;
    }
  }
  desk.expectHover();
  await commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
}

/** False where no line is marked by the issue. */
async function goToLineOf({ key }: TrackedIssue, desk: ReadDesk): Promise<boolean> {
  for (const { line, marks } of stopsEverywhere(desk)) {
    const mark = marks.find(({ tracked }) => tracked.key === key);
    if (mark !== undefined) {
      await goTo(placeNow(mark, line));
      return true;
    }
  }
  return false;
}
