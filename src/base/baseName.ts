/** `total.ts` of `src/cart/total.ts`: the last segment of a path with `/` between segments. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
