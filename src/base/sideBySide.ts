/**
 * Does a thing to each item, so many at a time, begun in the order of the items; the results are in that order, too.
 * After one has failed none is begun any more, and the failure is told when those under way have ended.
 */
export async function sideBySide<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const rest = items.entries();
  let hasFailed = false;
  const workThrough = async () => {
    for (const [index, item] of rest) {
      if (hasFailed) {
        return;
      }
      try {
        results[index] = await work(item, index);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: most }, workThrough));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure !== undefined) {
    throw failure.reason;
  }
  return results;
}
