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

/**
 * As `sideBySide`, in two steps, each of so many at a time: the second is done to the first items while the first step
 * goes on with the others.
 */
export async function inTwoSteps<T, M, R>(
  items: readonly T[],
  most: number,
  first: (item: T, index: number) => Promise<M>,
  second: (halfway: M, index: number) => Promise<R>,
): Promise<R[]> {
  const halves = items.map(() => new Halfway<M>());
  let isOver = false;
  const firsts = sideBySide(items, most, async (item, index) => {
    if (!isOver) {
      halves[index]?.reach(await first(item, index));
    }
  });
  firsts.catch((error: unknown) => halves.forEach((half) => half.fail(error)));
  const seconds = sideBySide(halves, most, async ({ reached }, index) => second(await reached, index));
  seconds.catch(() => (isOver = true));
  const [begun, ended] = await Promise.allSettled([firsts, seconds]);
  if (begun.status === 'rejected') {
    throw begun.reason;
  }
  return ended.status === 'rejected' ? seconds : ended.value;
}

/** What one item has come to after the first of two steps. */
class Halfway<M> {
  reach: (halfway: M) => void = () => undefined;
  fail: (error: unknown) => void = () => undefined;
  readonly reached = new Promise<M>((resolve, reject) => {
    this.reach = resolve;
    this.fail = reject;
  });

  constructor() {
    this.reached.catch(() => undefined); // told to who waits
  }
}
