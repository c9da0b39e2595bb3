import { isAbort, isTimeout } from './abort';

/** What is known by a key, or is being found out. */
interface Known<K, T> {
  get(key: K): Promise<T> | undefined;
  set(key: K, finding: Promise<T>): unknown;
  delete(key: K): unknown;
}

/**
 * What is known by a key; the first who asks begins to find it out, and all others wait along. Where the first gives up,
 * the next begins anew: nobody fails of a signal that is not their own. What failed is not kept.
 */
export async function shared<K, T>(
  known: Known<K, T>,
  key: K,
  begin: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  for (let others = known.get(key); others !== undefined; others = known.get(key)) {
    try {
      return await others;
    } catch (error) {
      if (signal.aborted || !(isAbort(error) || isTimeout(error))) {
        throw error;
      }
    }
  }
  const own = begin();
  known.set(key, own);
  own.catch(() => known.get(key) === own && known.delete(key));
  return own;
}
