import { type QuickPickItem, QuickPickItemKind, ThemeIcon, workspace } from 'vscode';
import type { PackageOf } from '../issues/frameRuns';
import type { PlacedFrame, StackRow } from '../issues/stackRows';
import { commandTitles, walk as words } from '../words';
import { foldedWords, frameWords, harmless } from './rowWords';

/** A row of a stack in a Quick Pick: a frame, several that are folded, or what they are of. */
export interface FrameItem extends QuickPickItem {
  readonly frame?: PlacedFrame;
  readonly folded?: readonly PlacedFrame[];
}

/** @param explains true where a button beside each frame tells how it was mapped. */
export function frameItems(
  rows: readonly StackRow[],
  explains: boolean,
  packageOf: PackageOf,
): readonly FrameItem[] {
  return rows.map((row) => {
    switch (row.kind) {
      case 'exception': {
        const label = words.exception(row.exception.role, harmless(row.type ?? ''));
        return { label, kind: QuickPickItemKind.Separator };
      }
      case 'frame':
        return frameItem(row.frame, explains);
      case 'others':
        return {
          label: foldedWords(row.frames, packageOf),
          description: words.unfold(),
          folded: row.frames,
        };
    }
  });
}

/** One frame, as `frameItems` has it. */
export function frameItem(frame: PlacedFrame, explains: boolean): FrameItem {
  return {
    ...frameWords(frame, (workspace.workspaceFolders?.length ?? 0) > 1),
    buttons: explains
      ? [{ iconPath: new ThemeIcon('question'), tooltip: commandTitles.explainMapping() }]
      : [],
    frame,
  };
}
