import { type QuickPickItem, QuickPickItemKind, Range, type TextEditor, Uri, window } from 'vscode';
import { number, record } from '../base/decode';
import { escapeIcons, oneLine } from '../base/oneLine';
import { toBase1 } from '../base/positions';
import { type FilePath, hasLine, type LinePlace, type Place } from '../mapping/place';
import type { Trace } from '../mapping/trace';
import { placeBrief } from '../words';

/** A trace with the places of its frames, parallel to its stacks and frames. */
export interface PlacedTrace {
  readonly trace: Trace;
  readonly places: readonly (readonly Place[])[];
}

/** One frame of a trace, by its indexes. */
export interface PickedFrame {
  readonly stack: number;
  readonly frame: number;
  readonly place: Place;
}

interface FrameItem extends QuickPickItem {
  readonly found?: PickedFrame;
}

/** The frame that a command's argument names: a tree row, or what a link gives. */
export function namedFrame({ places }: PlacedTrace, argument: unknown): PickedFrame | undefined {
  const given = record(argument);
  const [stack, frame] = [number(given?.['stack']), number(given?.['frame'])];
  const place = stack === undefined || frame === undefined ? undefined : places[stack]?.[frame];
  return stack === undefined || frame === undefined || place === undefined
    ? undefined
    : { stack, frame, place };
}

/**
 * Lets a person walk the frames, the failing one first: the editor shows the file of the row that they are on, and is
 * as it was when they give up.
 */
export async function pickFrame(
  placed: PlacedTrace,
  title: string,
  isOffered: (place: Place) => boolean,
): Promise<PickedFrame | undefined> {
  const before = window.activeTextEditor;
  const pick = window.createQuickPick<FrameItem>();
  pick.title = title;
  pick.items = itemsOf(placed, isOffered);
  pick.matchOnDescription = true;
  pick.onDidChangeActive(([item]) => void preview(item?.found?.place));
  try {
    const picked = await new Promise<PickedFrame | undefined>((resolve) => {
      pick.onDidAccept(() => resolve(pick.activeItems[0]?.found));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
    await (picked === undefined ? restore(before) : undefined);
    return picked;
  } finally {
    pick.dispose();
  }
}

/** True where there is a frame to offer. */
export function hasFrame({ places }: PlacedTrace, isOffered: (place: Place) => boolean): boolean {
  return places.flat().some(isOffered);
}

/** Opens the line of a place; without `focus` for a look only. */
export async function showLine({ file, line }: LinePlace, focus = true): Promise<void> {
  const selection = new Range(line, 0, line, 0);
  await window.showTextDocument(uriOf(file), { selection, preserveFocus: !focus, preview: true });
}

export function uriOf(file: FilePath): Uri {
  return Uri.joinPath(Uri.parse(file.folder), file.path);
}

async function preview(place: Place | undefined): Promise<void> {
  if (place !== undefined && hasLine(place)) {
    await showLine(place, false);
  }
}

async function restore(editor: TextEditor | undefined): Promise<void> {
  if (editor !== undefined) {
    const { document, selection, viewColumn } = editor;
    await window.showTextDocument(document, { selection, viewColumn });
  }
}

function itemsOf({ trace, places }: PlacedTrace, isOffered: (place: Place) => boolean): readonly FrameItem[] {
  return [...places.entries()].reverse().flatMap(([stack, inStack]) => {
    const rows = [...inStack.entries()].reverse().flatMap(([frame, place]) => {
      const told = trace.stacks[stack]?.frames[frame];
      return told !== undefined && isOffered(place)
        ? [{ ...itemOf(place, told), found: { stack, frame, place } }]
        : [];
    });
    const label = oneLine(trace.stacks[stack]?.type ?? '');
    return rows.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...rows];
  });
}

function itemOf(place: Place, frame: Trace['stacks'][number]['frames'][number]): QuickPickItem {
  const told = `${frame.filename ?? frame.absPath ?? frame.module ?? '?'}:${frame.lineNo ?? '?'}`;
  const label = hasLine(place) ? `${place.file.path}:${toBase1(place.line)}` : told;
  return {
    label: escapeIcons(oneLine(label)),
    description: escapeIcons(oneLine(frame.function ?? '')),
    detail: placeBrief(place) || undefined,
  };
}
