/** Gives all of so many items, in their order, to `then` once the last of them has come. */
export function gathered<T>(count: number, then: (all: readonly T[]) => void): (item: T, at: number) => void {
  const all: T[] = [];
  let missing = count;
  return (item, at) => {
    all[at] = item;
    missing--;
    if (missing === 0) {
      then(all);
    }
  };
}
