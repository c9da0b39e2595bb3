/** How long work runs before the event loop gets its turn: under 20 ms with a garbage collection, too. */
const SLICE_MS = 5;

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

/** Does a thing to each item, one after the other, in slices. */
export async function inSlices<T, R>(
  items: readonly T[],
  pacer: Pacer,
  signal: AbortSignal,
  work: (item: T, index: number) => R | Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) {
    results.push(await work(item, index));
    if (pacer.isDue()) {
      await pacer.rest(signal);
    }
  }
  return results;
}
