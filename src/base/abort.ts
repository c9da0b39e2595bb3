/** True for the rejection of something that was cancelled through an `AbortSignal`: neither logged nor shown. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/**
 * Runs `work` under a deadline of `timeoutMs` beside the caller's own signal.
 * When the deadline passes, the signal that `work` sees has a `TimeoutError` as its reason.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return work(AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
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
