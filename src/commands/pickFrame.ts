import { type QuickPick, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import { number, record } from '../base/decode';
import { escapeIcons, oneLine } from '../base/oneLine';
import { toBase1 } from '../base/positions';
import { hasLine, type Place } from '../mapping/place';
import type { Trace, TraceFrame } from '../mapping/trace';
import { commandTitles, placeBrief } from '../words';
import { Preview } from './preview';

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

/** How frames are offered. */
export interface FrameOffer {
  readonly title: string;
  readonly isOffered: (place: Place) => boolean;
  /** Tells how a frame was mapped, by a button beside it. */
  readonly explain?: (frame: PickedFrame) => Promise<void>;
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

/** True where there is a frame to offer. */
export function hasFrame({ places }: PlacedTrace, isOffered: (place: Place) => boolean): boolean {
  return places.flat().some(isOffered);
}

/**
 * Lets a person walk the frames, the failing one first: the editor shows the line of the row that they are on, and is
 * as it was when they give up, choose what has no line, or ask for an explanation instead.
 */
export async function pickFrame(placed: PlacedTrace, offer: FrameOffer): Promise<PickedFrame | undefined> {
  const answer = await ask(placed, offer);
  if (answer?.wants === 'explanation') {
    await offer.explain?.(answer.found);
    return undefined;
  }
  return answer?.found;
}

interface Answer {
  readonly found: PickedFrame;
  readonly wants: 'frame' | 'explanation';
}

async function ask(placed: PlacedTrace, offer: FrameOffer): Promise<Answer | undefined> {
  const preview = new Preview();
  const pick = window.createQuickPick<FrameItem>();
  pick.title = offer.title;
  pick.items = itemsOf(placed, offer);
  pick.matchOnDescription = true;
  pick.onDidChangeActive(([item]) => preview.show(item?.found?.place));
  try {
    const answer = await answerOf(pick);
    const isShown = answer?.wants === 'frame' && hasLine(answer.found.place);
    await (isShown ? preview.keep() : preview.restore());
    return answer;
  } finally {
    pick.dispose();
  }
}

/** `undefined` where the pick is left. */
function answerOf(pick: QuickPick<FrameItem>): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const take = (item: FrameItem | undefined, wants: Answer['wants']) =>
      item?.found && resolve({ found: item.found, wants });
    pick.onDidAccept(() => take(pick.activeItems[0], 'frame'));
    pick.onDidTriggerItemButton(({ item }) => take(item, 'explanation'));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
}

function itemsOf({ trace, places }: PlacedTrace, offer: FrameOffer): readonly FrameItem[] {
  const buttons =
    offer.explain === undefined
      ? []
      : [{ iconPath: new ThemeIcon('question'), tooltip: commandTitles.explainMapping() }];
  return [...places.entries()].reverse().flatMap(([stack, inStack]) => {
    const told = trace.stacks[stack];
    const rows = [...inStack.entries()].reverse().flatMap(([at, place]) => {
      const frame = told?.frames[at];
      return frame !== undefined && offer.isOffered(place)
        ? [{ ...itemOf(place, frame), buttons, found: { stack, frame: at, place } }]
        : [];
    });
    const label = escapeIcons(oneLine(told?.type ?? ''));
    return rows.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...rows];
  });
}

function itemOf(place: Place, frame: TraceFrame): QuickPickItem {
  const told = `${frame.filename ?? frame.absPath ?? frame.module ?? '?'}:${frame.lineNo ?? '?'}`;
  const label = hasLine(place) ? `${place.file.path}:${toBase1(place.line)}` : told;
  return {
    label: escapeIcons(oneLine(label)),
    description: escapeIcons(oneLine(frame.function ?? '')),
    detail: placeBrief(place) || undefined,
  };
}
