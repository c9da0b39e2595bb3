import { type Base1Line, base1 } from '../../../src/base/positions';

/** Where a marked statement stands at one moment. */
export interface Mark {
  readonly name: string;
  readonly path: string;
  readonly line: Base1Line;
  /** The line without its indentation. */
  readonly text: string;
  /** The line with up to five lines before and after it, as they are in the file. */
  readonly block: readonly string[];
}

/** The shop's files at one moment of its history. */
export interface Snapshot {
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly marks: readonly Mark[];
}

/** How many lines either side of a statement belong to its block. */
const around = 5;

/**
 * The shop's files while its history is being written.
 *
 * A line that fails in production ends with the error's name in guillemets, as in `pay(order);  «payment-failed»`.
 * The mark moves with its line through every edit, and is stripped from what is written to disk: so we know where
 * each statement stands after any number of commits, and neither git nor Faultline has a way to know it from us.
 */
export class SourceTree {
  private readonly files = new Map<string, string>();

  write(path: string, text: string): void {
    this.files.set(path, text);
  }

  /** Replaces the one place of a file that reads `before`. */
  replace(path: string, before: string, after: string): void {
    const parts = this.text(path).split(before);
    if (parts.length !== 2) {
      throw new Error(`${path} holds ${parts.length - 1} times, not once: ${before}`);
    }
    this.files.set(path, parts.join(after));
  }

  /** Puts whole lines before the one line that starts with `anchor`. */
  insertBefore(path: string, anchor: string, lines: string): void {
    this.replace(path, `\n${anchor}`, `\n${lines}${anchor}`);
  }

  move(from: string, to: string): void {
    this.files.set(to, this.text(from));
    this.files.delete(from);
  }

  snapshot(): Snapshot {
    const plain = new Map([...this.files].map(([path, text]) => [path, withoutMarks(text)]));
    return { files: plain, marks: [...this.files].flatMap(([path, text]) => marksOf(path, text)) };
  }

  private text(path: string): string {
    const text = this.files.get(path);
    if (text === undefined) {
      throw new Error(`The shop has no ${path} at this point of its history`);
    }
    return text;
  }
}

function withoutMarks(text: string): string {
  return text.replace(/[ \t]*«[a-z-]+»$/gm, '');
}

function marksOf(path: string, text: string): Mark[] {
  const lines = withoutMarks(text).split('\n');
  return text.split('\n').flatMap((line, index) => {
    const name = /«([a-z-]+)»$/.exec(line)?.[1];
    const block = lines.slice(Math.max(0, index - around), index + around + 1);
    return name === undefined
      ? []
      : [{ name, path, line: base1(index + 1), text: (lines[index] ?? '').trim(), block }];
  });
}
