import { type QuickPick, window } from 'vscode';
import { number, record } from '../base/decode';
import { type PlacedTrace, stackRows } from '../issues/stackRows';
import { isSameFrame } from '../issues/walk';
import { mapping } from '../mapping/atFirstNeed';
import type { FrameRef } from '../mapping/crashFrame';
import { hasLine, type Place } from '../mapping/place';
import { type FrameItem, frameItem, frameItems } from './frameItems';
import { Preview } from './preview';

/** One frame of a trace, by its indexes. */
export interface PickedFrame extends FrameRef {
  readonly place: Place;
}

/** How frames are offered. */
export interface FrameOffer {
  readonly title: string;
  readonly placeholder?: string;
  /** Every frame without it. */
  readonly isOffered?: (place: Place) => boolean;
  /** Where the person begins; at the failing frame without it. */
  readonly startAt?: FrameRef;
  /** Tells how a frame was mapped, by a button beside it. */
  readonly explain?: (frame: PickedFrame) => Promise<void>;
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
    await offer.explain?.(answer.frame);
    return undefined;
  }
  return answer?.frame;
}

interface Answer {
  readonly frame: PickedFrame;
  readonly wants: 'frame' | 'explanation';
}

async function ask(placed: PlacedTrace, offer: FrameOffer): Promise<Answer | undefined> {
  const { packageOf } = await mapping();
  const preview = new Preview();
  const pick = window.createQuickPick<FrameItem>();
  const { startAt, explain } = offer;
  pick.title = offer.title;
  pick.placeholder = offer.placeholder;
  pick.matchOnDescription = true;
  pick.keepScrollPosition = true; // while frames are unfolded
  pick.items = frameItems(stackRows(placed, offer.isOffered), explain !== undefined, packageOf);
  const begin = pick.items.find(({ frame }) => startAt && frame && isSameFrame(frame, startAt));
  if (begin !== undefined) {
    pick.activeItems = [begin]; // VS Code tells of no change to what it was told
    preview.show(begin.frame?.place);
  }
  pick.onDidChangeActive(([item]) => preview.show(item?.frame?.place));
  try {
    const answer = await answerOf(pick, explain !== undefined);
    const isShown = answer?.wants === 'frame' && hasLine(answer.frame.place);
    await (isShown ? preview.keep() : preview.restore());
    return answer;
  } finally {
    pick.dispose();
  }
}

/** `undefined` where the pick is left. */
function answerOf(pick: QuickPick<FrameItem>, explains: boolean): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (item?.folded !== undefined) {
        unfold(pick, item, explains);
      } else if (item?.frame !== undefined) {
        resolve({ frame: item.frame, wants: 'frame' });
      }
    });
    pick.onDidTriggerItemButton(({ item: { frame } }) => frame && resolve({ frame, wants: 'explanation' }));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
}

/** Puts frames in the place of the row that stood for them. */
function unfold(pick: QuickPick<FrameItem>, row: FrameItem, explains: boolean): void {
  const frames = (row.folded ?? []).map((frame) => frameItem(frame, explains));
  pick.items = pick.items.flatMap((item) => (item === row ? frames : [item]));
  pick.activeItems = frames.slice(0, 1);
}
