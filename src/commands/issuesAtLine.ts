import { window } from 'vscode';
import { base0, toBase1 } from '../base/positions';
import type { TrackedIssue } from '../issues/storeState';
import { commandTitles, lineList } from '../words';
import type { LineListDesk } from './issuesInFile';
import type { IssuePicker } from './pickIssue';
import { pickMark } from './pickMark';
import { marksAtCursor } from './stopsNow';

export interface AtLineDesk extends LineListDesk {
  readonly openIssue: (tracked: TrackedIssue) => Promise<void>;
}

/**
 * *Issues at This Line*: of the row that a person is on the editor shows what it shows of the issue that is looked at;
 * Enter opens it. Without any on the line they choose among all.
 */
export async function issuesAtLine(desk: AtLineDesk, picker: IssuePicker): Promise<void> {
  const { current, openIssue } = desk;
  const before = current.key;
  const editor = window.activeTextEditor;
  const marks = marksAtCursor(editor, desk);
  const line = base0(editor?.selection.active.line ?? 0);
  const tracked =
    marks.length === 0
      ? await picker.issueOf(undefined, commandTitles.issuesAtLine())
      : (
          await pickMark([{ line, marks }], desk.clock.now(), {
            title: lineList.atLine(toBase1(line)),
            placeHolder: lineList.open(),
            from: line,
            look: ({ mark }) => current.look(mark.tracked.key),
          })
        )?.mark.tracked;
  current.look(tracked?.key ?? before);
  await (tracked && openIssue(tracked));
}
