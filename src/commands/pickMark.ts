import { type QuickPickItem, window } from 'vscode';
import type { Base0Line } from '../base/positions';
import type { LensMark } from '../issues/lenses';
import { markWords } from './rowWords';

/** A mark on the line where it stands now. */
export interface PickedMark {
  readonly mark: LensMark;
  readonly line: Base0Line;
}

interface MarkItem extends QuickPickItem {
  readonly offered: PickedMark;
}

/** How marks are offered. */
export interface MarkOffer {
  readonly title: string;
  readonly placeHolder: string;
  /** The line of the row to begin with, or of the one before. */
  readonly from: Base0Line;
  /** Told of the row that a person is on. */
  readonly look: (picked: PickedMark) => void;
}

/**
 * Offers the marks of some lines, a row for each, and shows a person what they are on; all that the lenses say is
 * said in words. `undefined` where the pick is left.
 */
export async function pickMark(
  lines: readonly { readonly line: Base0Line; readonly marks: readonly LensMark[] }[],
  now: number,
  offer: MarkOffer,
): Promise<PickedMark | undefined> {
  const itemOf = (offered: PickedMark): MarkItem => ({ ...markWords(offered, now), offered });
  const pick = window.createQuickPick<MarkItem>();
  pick.title = offer.title;
  pick.placeholder = offer.placeHolder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = lines.flatMap(({ line, marks }) => marks.map((mark) => itemOf({ mark, line })));
  const near = lines.findLast(({ line }) => line <= offer.from)?.line;
  const begin = pick.items.find(({ offered }) => offered.line === near) ?? pick.items[0];
  pick.activeItems = begin === undefined ? [] : [begin];
  pick.onDidChangeActive(([item]) => item && offer.look(item.offered));
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => resolve(pick.activeItems[0]?.offered));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
