import type { LensColor } from '../contributions';
import { isWithinLine, keptLine, type LineChange } from './shiftLines';

/** A lens as it is drawn; without a text, only what is beside the text. */
export interface DrawnLens {
  /** From 0. */
  readonly line: number;
  readonly text: string;
  readonly color: LensColor;
}

/** Where one lens of an editor is drawn, so that it changes and goes without any other. Numbers begin anew for each colour. */
export interface LensSlot {
  readonly color: LensColor;
  readonly number: number;
}

/** Draws a lens into a slot, in place of the one that was there; `undefined` for none. */
export type DrawLens = (slot: LensSlot, lens: DrawnLens | undefined) => void;

/**
 * What one editor shows. What an edit leaves alone moves with its line by VS Code's own doing: here only arithmetic
 * follows, and nothing is drawn again, so that no lens is drawn where its line was some keys ago.
 */
export class DrawnLenses {
  private drawn: readonly { readonly lens: DrawnLens; readonly slot: LensSlot }[] = [];

  constructor(private readonly draw: DrawLens) {}

  /** Where lenses are drawn. */
  get slots(): readonly LensSlot[] {
    return this.drawn.map(({ slot }) => slot);
  }

  /** Follows one edit; the lenses of lines that it touched go. */
  follow(changes: readonly LineChange[]): void {
    if (changes.every(isWithinLine) && !this.isOn(changes)) {
      return; // most keys
    }
    this.drawn = this.drawn.flatMap((one) => {
      const line = keptLine(one.lens.line, changes);
      if (line === undefined) {
        this.draw(one.slot, undefined);
        return [];
      }
      return line === one.lens.line ? one : { ...one, lens: { ...one.lens, line } };
    });
  }

  /**
   * Draws what differs from what is shown; of what is to come, one lens and those that follow until it is enough.
   * @returns false where some of it is still to come.
   */
  show(wanted: readonly DrawnLens[], isEnough = () => false): boolean {
    const lacking = new Map(wanted.map((lens) => [keyOf(lens), lens]));
    const kept = this.drawn.filter(({ lens }) => lacking.delete(keyOf(lens)));
    const taken = new Set(kept.map(({ slot }) => nameOf(slot)));
    const free = freeSlots(taken);
    const added: { readonly lens: DrawnLens; readonly slot: LensSlot }[] = [];
    for (const lens of lacking.values()) {
      const slot = free(lens.color);
      this.draw(slot, lens);
      added.push({ lens, slot });
      if (isEnough()) {
        break;
      }
    }
    for (const { slot } of this.drawn.filter((one) => !taken.has(nameOf(one.slot)))) {
      this.draw(slot, undefined);
    }
    this.drawn = [...kept, ...added];
    return added.length === lacking.size;
  }

  private isOn(changes: readonly LineChange[]): boolean {
    return this.drawn.some(({ lens }) => changes.some(({ start }) => start === lens.line));
  }
}

/** Gives out the lowest slots that are not taken, and takes them. */
function freeSlots(taken: Set<string>): (color: LensColor) => LensSlot {
  const lowest = new Map<LensColor, number>();
  return (color) => {
    let slot = { color, number: lowest.get(color) ?? 0 };
    while (taken.has(nameOf(slot))) {
      slot = { color, number: slot.number + 1 };
    }
    lowest.set(color, slot.number + 1);
    taken.add(nameOf(slot));
    return slot;
  };
}

function nameOf({ color, number }: LensSlot): string {
  return `${color} ${number}`;
}

function keyOf({ line, color, text }: DrawnLens): string {
  return `${line} ${color} ${text}`;
}
