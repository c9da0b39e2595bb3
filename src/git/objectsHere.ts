import { gitOutput } from './runGit';

/** A hash is kept as its first digits: 52 bits, a number that is exact. */
const DIGITS = 13;

/** Hashes that are kept: 64 MB. Of a clone with more no object is taken to be here. */
const MOST = 8_000_000;

/**
 * The objects that a partial clone has. Git is asked for no other one: it would try to fetch it, and end when it may
 * not.
 */
export class ObjectsHere {
  /** @param known in ascending order. */
  private constructor(private readonly known: Float64Array) {}

  /** @param at the repository's folder, absolute. @throws {GitError} */
  static async list(git: string, at: string, signal: AbortSignal): Promise<ObjectsHere> {
    const args = ['cat-file', '--batch-all-objects', '--batch-check=%(objectname)'] as const; // sorted, each once
    let known = new Float64Array(1024);
    let [count, rest] = [0, ''];
    for await (const piece of gitOutput({ git, at }, args, signal)) {
      const lines = (rest + piece.toString('latin1')).split('\n');
      rest = lines.pop() ?? '';
      if (count + lines.length > MOST) {
        return new ObjectsHere(new Float64Array());
      }
      known = withRoom(known, count + lines.length);
      for (const line of lines) {
        known[count++] = Number.parseInt(line.slice(0, DIGITS), 16);
      }
    }
    return new ObjectsHere(known.subarray(0, count));
  }

  /** @param hash full, in lower case. */
  has(hash: string): boolean {
    const wanted = Number.parseInt(hash.slice(0, DIGITS), 16);
    let [low, high] = [0, this.known.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.known[middle] ?? 0) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.known[low] === wanted;
  }
}

function withRoom(numbers: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  if (length <= numbers.length) {
    return numbers;
  }
  const grown = new Float64Array(Math.max(length, 2 * numbers.length));
  grown.set(numbers);
  return grown;
}
