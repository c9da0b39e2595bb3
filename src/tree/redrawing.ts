import type { Clock } from '../base/clock';
import { type Disposable, MutableDisposable } from '../base/disposable';

/** A second, in milliseconds: who reads is not to be disturbed more often. */
const REST_MS = 1000;

/** Draws at once what a person did, and what comes by itself once a second at the most. */
export class Redrawing implements Disposable {
  private readonly resting = new MutableDisposable();
  private isDue = false;

  constructor(
    private readonly clock: Clock,
    private readonly draw: () => void,
  ) {}

  /** Something came by itself. */
  stir(): void {
    if (this.resting.value !== undefined) {
      this.isDue = true;
      return;
    }
    this.drawNow();
    this.resting.value = this.clock.after(REST_MS, () => {
      this.resting.value = undefined;
      if (this.isDue) {
        this.stir();
      }
    });
  }

  /** A person did something, and what comes of it next is drawn at once, too. */
  hurry(): void {
    this.resting.value = undefined;
    this.drawNow();
  }

  dispose(): void {
    this.resting.dispose();
  }

  private drawNow(): void {
    this.isDue = false;
    this.draw();
  }
}
