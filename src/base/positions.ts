/** A line number that counts from 0, as VS Code's editors do. */
export type Base0Line = number & { readonly __base0: never };

/** A line number that counts from 1, as stack frames and people do. */
export type Base1Line = number & { readonly __base1: never };

/** Marks a number that is known to count from 0. */
export function base0(line: number): Base0Line {
  return line as Base0Line;
}

/** Marks a number that is known to count from 1. */
export function base1(line: number): Base1Line {
  return line as Base1Line;
}

/** The editor's line of a frame's line. */
export function toBase0(line: Base1Line): Base0Line {
  return base0(line - 1);
}

/** What a person calls an editor's line. */
export function toBase1(line: Base0Line): Base1Line {
  return base1(line + 1);
}
