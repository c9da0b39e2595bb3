import { window } from 'vscode';
import type { Clock } from '../base/clock';
import type { CurrentIssue } from '../issues/currentIssue';
import { around, commandTitles, lineList } from '../words';
import { pickMark } from './pickMark';
import { goTo, Preview } from './preview';
import { placeNow, standpointOf, type StopsDesk, stopsIn } from './stopsNow';

export interface LineListDesk extends StopsDesk {
  readonly current: CurrentIssue;
  readonly clock: Clock;
}

/** *Issues in This File*: the editor shows the line of the row that a person is on, and is as it was when they give up. */
export async function issuesInFile(desk: LineListDesk): Promise<void> {
  const editor = window.activeTextEditor;
  const [from, stops] = [
    standpointOf(editor, desk),
    editor === undefined ? [] : stopsIn(editor.document, desk),
  ];
  if (from === undefined || stops.length === 0) {
    await window.showInformationMessage(around.noneInFile());
    return;
  }
  const preview = new Preview();
  const picked = await pickMark(stops, desk.clock.now(), {
    title: commandTitles.issuesInFile(),
    placeHolder: lineList.placeHolder(),
    from: from.line,
    look: ({ mark, line }) => preview.show(placeNow(mark, line)),
  });
  if (picked === undefined) {
    await preview.restore();
    return;
  }
  await preview.keep();
  desk.current.look(picked.mark.tracked.key);
  await goTo(placeNow(picked.mark, picked.line));
}
