import type { Disposable } from '../base/disposable';
import type { LensColor } from '../contributions';
import type { LensSlot } from './drawnLenses';

/** A look for each slot: only so can one lens of an editor go without the others being sent anew. */
export class SlotLooks<Look extends Disposable> implements Disposable {
  /** By the slots' numbers. */
  private readonly made = new Map<LensColor, Look[]>();

  constructor(private readonly make: (color: LensColor) => Look) {}

  of({ color, number }: LensSlot): Look {
    const made = this.made.get(color) ?? [];
    this.made.set(color, made);
    return (made[number] ??= this.make(color));
  }

  /** Lets go of those behind the last that is in use: slots are given out from the lowest number on. */
  keepOnly(slots: readonly LensSlot[]): void {
    const used = new Map<LensColor, number>();
    for (const { color, number } of slots) {
      used.set(color, Math.max(used.get(color) ?? 0, number + 1));
    }
    for (const [color, made] of this.made) {
      made.splice(used.get(color) ?? 0).forEach((look) => look.dispose());
    }
  }

  dispose(): void {
    this.keepOnly([]);
  }
}
