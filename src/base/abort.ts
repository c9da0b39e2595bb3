import type { Clock } from './clock';

/** True for the rejection of something that was cancelled through an `AbortSignal`: neither logged nor shown. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** True for the rejection of something whose deadline has passed. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** Known by its name, as bundles that do not share this class hand it to each other. */
class DeadlinePassed extends Error {
  override readonly name = 'TimeoutError';
}

/**
 * Runs `work` under a deadline of `timeoutMs` beside the caller's own signal, and waits for it no longer, even if it
 * does not mind its signal. When the deadline passes, the reason is an error for which `isTimeout` is true.
 */
export async function withDeadline<T>(
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const both = new AbortController();
  const stop = () => both.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  const timer = clock.after(timeoutMs, () => both.abort(new DeadlinePassed(`not done in ${timeoutMs} ms`)));
  try {
    return await new Promise<T>((resolve, reject) => {
      both.signal.addEventListener('abort', () => reject(both.signal.reason as Error), { once: true });
      work(both.signal).then(resolve, reject);
    });
  } finally {
    timer.dispose();
    signal.removeEventListener('abort', stop);
  }
}

/** What `work` comes to; `undefined` where it was cancelled. */
export async function unlessAborted<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isAbort(error)) {
      return undefined;
    }
    throw error;
  }
}
