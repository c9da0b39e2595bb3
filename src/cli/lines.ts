/** A longer line is no line of a batch; nearly the longest string that V8 holds. In bytes. */
const LONGEST = 256_000_000;

const LINE_FEED = 0x0a;

/** A line without its end; `text` is `undefined` for one that is too long to be read. */
export interface Line {
  /** Counts from 1. */
  readonly number: number;
  readonly text: string | undefined;
}

/**
 * The lines of a stream of UTF-8, each as soon as its end is here. Only a line feed ends a line: inside a JSON string
 * a line may hold every other separator. A last line needs no end.
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array>, longest = LONGEST): AsyncGenerator<Line> {
  let number = 0;
  let open = new OpenLine(longest);
  for await (const chunk of stream) {
    let start = 0;
    for (
      let end = chunk.indexOf(LINE_FEED, start);
      end !== -1;
      start = end + 1, end = chunk.indexOf(LINE_FEED, start)
    ) {
      open.add(chunk.subarray(start, end));
      yield { number: ++number, text: open.text() };
      open = new OpenLine(longest);
    }
    open.add(chunk.subarray(start));
  }
  if (!open.isEmpty) {
    yield { number: ++number, text: open.text() };
  }
}

/** A line whose end is not here yet: kept in pieces, so that a long one is put together once. */
class OpenLine {
  private pieces: Uint8Array[] = [];
  private size = 0;

  constructor(private readonly longest: number) {}

  get isEmpty(): boolean {
    return this.size === 0;
  }

  add(piece: Uint8Array): void {
    this.size += piece.length;
    if (this.size > this.longest) {
      this.pieces = [];
    } else if (piece.length > 0) {
      this.pieces.push(piece);
    }
  }

  text(): string | undefined {
    return this.size > this.longest ? undefined : new TextDecoder().decode(Buffer.concat(this.pieces));
  }
}
