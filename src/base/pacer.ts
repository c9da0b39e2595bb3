/** How long work runs before the event loop gets its turn: under 20 ms with a garbage collection, too. */
const SLICE_MS = 5;

/** So many go on in one turn: each takes a step before it looks at the time. */
const MOST_IN_TURN = 16;

/** When the event loop last had its turn, as far as is known here. */
let turned = performance.now();
/** Those that rest, the longest first. */
const resting: (() => void)[] = [];

/**
 * Cuts long work into slices, so that the extension host never stands still:
 * `if (pacer.isDue()) { await pacer.rest(signal); }` inside a loop. What is done side by side shares one slice: time
 * that one pacer has used is gone for the others.
 */
export class Pacer {
  isDue(): boolean {
    return performance.now() - turned > SLICE_MS;
  }

  /** Lets the event loop run; rejects when `signal` was aborted. */
  async rest(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      if (resting.push(resolve) === 1) {
        setImmediate(goOn);
      }
    });
    signal.throwIfAborted();
  }
}

function goOn(): void {
  turned = performance.now();
  resting.splice(0, MOST_IN_TURN).forEach((resolve) => resolve());
  if (resting.length > 0) {
    setImmediate(goOn);
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

/** Work in pieces, each of which ends with a `yield`. */
export type InPieces<T> = Generator<undefined, T>;

/** Does all pieces at once. */
export function atOnce<T>(pieces: InPieces<T>): T {
  let piece = pieces.next();
  while (piece.done !== true) {
    piece = pieces.next();
  }
  return piece.value;
}

/** Does the pieces in slices. */
export async function inTurns<T>(pieces: InPieces<T>, pacer: Pacer, signal: AbortSignal): Promise<T> {
  let piece = pieces.next();
  while (piece.done !== true) {
    if (pacer.isDue()) {
      await pacer.rest(signal);
    }
    piece = pieces.next();
  }
  return piece.value;
}
