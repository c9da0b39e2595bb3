/** How far the lines around two places agree without a gap, by weight; blank lines apart. */
export interface Extent {
  readonly above: number;
  readonly below: number;
}

/** So much around agrees, at least, where a line is taken to have stayed. */
export const AROUND = { some: 1, little: 2, more: 3, much: 4 } as const;

/** Above and below. */
export const SIDES = [-1, 1] as const;

export function sumOf({ above, below }: Extent): number {
  return above + below;
}

/** True where all that agrees about one place agrees about the other too, and more. */
export function isWithin(inner: Extent, outer: Extent): boolean {
  return inner.above <= outer.above && inner.below <= outer.below && sumOf(inner) <= sumOf(outer) - 1;
}
