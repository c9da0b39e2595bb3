import type { Disposable } from './disposable';

/** What is to be done when a signal is aborted. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Does something when a signal is aborted that is not yet, unless disposed of before. However many wait for one
 * signal, it has one listener: Node warns of a leak from the eleventh on.
 */
export function onAbort(signal: AbortSignal, run: () => void): Disposable {
  const runs = waiting.get(signal) ?? listenTo(signal);
  const own = () => run();
  runs.add(own);
  return { dispose: () => void runs.delete(own) };
}

function listenTo(signal: AbortSignal): Set<() => void> {
  const runs = new Set<() => void>();
  waiting.set(signal, runs);
  signal.addEventListener(
    'abort',
    () => {
      for (const run of runs) {
        run();
      }
      runs.clear();
    },
    { once: true },
  );
  return runs;
}
