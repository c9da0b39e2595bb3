/** A line of a file through its history: the text may change, the identity stays. */
export interface Line {
  readonly id: number;
  readonly text: string;
}

/** The files of one commit, by path. A file that a commit leaves alone is the same array as before. */
export type Tree = ReadonlyMap<string, readonly Line[]>;

/** Hands out identities. */
export class Lines {
  constructor(private next = 0) {}

  of(texts: readonly string[]): Line[] {
    return texts.map((text) => ({ id: this.next++, text }));
  }
}

/** A line as `git diff -w` compares it. */
export function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
