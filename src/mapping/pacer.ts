/** How long work runs before the event loop gets its turn: well under the 20 ms that `design.md` allows. */
const SLICE_MS = 8;

/**
 * Cuts long work into slices, so that the extension host never stands still:
 * `if (pacer.isDue()) { await pacer.rest(signal); }` inside a loop.
 */
export class Pacer {
  private started = performance.now();

  isDue(): boolean {
    return performance.now() - this.started > SLICE_MS;
  }

  /** Lets the event loop run; rejects when `signal` was aborted. */
  async rest(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    signal.throwIfAborted();
    this.started = performance.now();
  }
}
