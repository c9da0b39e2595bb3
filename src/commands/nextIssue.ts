import { window } from 'vscode';
import { cutAtWord, escapeIcons } from '../base/oneLine';
import type { CurrentIssue } from '../issues/currentIssue';
import { errorLine } from '../issues/errorLine';
import { type Direction, type Way, wayFrom } from '../issues/stops';
import { around } from '../words';
import { goTo } from './preview';
import { placeNow, standpointOf, type StopsDesk, stopsEverywhere, stopsIn } from './stopsNow';

/** Milliseconds that the status bar tells where a person came to. */
const TOLD_MS = 8000;

/** Characters of an error in the status bar. */
const LONGEST = 60;

export interface WayDesk extends StopsDesk {
  readonly current: CurrentIssue;
}

/** *Go to Next Issue in File*, and *Previous*: the next marked line, round and round. */
export async function nextIssueInFile(desk: WayDesk, direction: Direction): Promise<void> {
  const editor = window.activeTextEditor;
  const stops = editor === undefined ? [] : stopsIn(editor.document, desk);
  await go(wayFrom(standpointOf(editor, desk), stops, direction), direction, around.noneInFile(), desk);
}

/** *Go to Next Issue*, and *Previous*: from file to file, by path and line. */
export async function nextIssue(desk: WayDesk, direction: Direction): Promise<void> {
  const from = standpointOf(window.activeTextEditor, desk);
  await go(wayFrom(from, stopsEverywhere(desk), direction), direction, around.none(), desk);
}

async function go(
  way: Way | undefined,
  direction: Direction,
  none: string,
  { current }: WayDesk,
): Promise<void> {
  if (way === undefined) {
    window.setStatusBarMessage(none, TOLD_MS);
    return;
  }
  const { line, marks } = way.stop;
  try {
    await goTo(placeNow(marks[0], line));
  } catch {
    window.setStatusBarMessage(around.fileGone(), TOLD_MS);
    return;
  }
  current.look(marks[0].tracked.key);
  window.setStatusBarMessage(sentence(way, direction), TOLD_MS);
}

function sentence({ stop: { marks }, number, count, wrapped }: Way, direction: Direction): string {
  const { issue } = marks[0].tracked;
  const error = escapeIcons(cutAtWord(errorLine(issue), LONGEST));
  const more = marks.length > 1 ? [around.more(marks.length - 1)] : [];
  const at = around.at(number, count, [`${issue.shortId} ${error}`, ...more].join(' · '));
  return !wrapped ? at : direction === 'forth' ? around.fromTop(at) : around.fromBottom(at);
}
