import { LiveText } from '../lines/liveText';
import type { Versions } from './versions';

/** So many characters are kept at a time: all files that a thousand issues name, in most workspaces. */
const MOST_KEPT = 64_000_000;

/** No file is read ahead while so many are being read. */
const MOST_AT_ONCE = 32;

interface Kept {
  readonly text: Promise<LiveText | undefined>;
  here: LiveText | undefined;
  /** In characters; 0 until it is here. */
  size: number;
}

/** The texts that one call of the Locator needs, each read once; lives no longer than the call. */
export class Texts {
  private readonly kept = new Map<string, Kept>();
  private size = 0;
  private reading = 0;

  constructor(
    private readonly files: Versions,
    private readonly signal: AbortSignal,
    private readonly mostKept = MOST_KEPT,
  ) {}

  /** The lines of a file as they are now; `undefined` where it cannot be read or holds none. */
  async live(path: string): Promise<LiveText | undefined> {
    const known = this.kept.get(path);
    const one = known ?? { text: this.read(path), here: undefined, size: 0 };
    this.kept.delete(path); // the longest unused stands first
    this.kept.set(path, one);
    const text = await one.text;
    if (known === undefined && this.kept.get(path) === one) {
      one.here = text;
      one.size = path.length + (text?.length ?? 0);
      this.size += one.size;
      this.dropOldest();
    }
    return text;
  }

  /** The same for a file that was read before and is still kept. */
  here(path: string): LiveText | undefined {
    return this.kept.get(path)?.here;
  }

  /** Starts to read files that will be asked for soon, as many as do no harm; what fails is told to who asks. */
  readAhead(paths: readonly string[]): void {
    const unread = new Set(paths.filter((path) => !this.kept.has(path)));
    for (const path of [...unread].slice(0, Math.max(0, MOST_AT_ONCE - this.reading))) {
      void this.live(path).then(undefined, () => undefined);
    }
  }

  private dropOldest(): void {
    for (const [path, { size }] of this.kept) {
      if (this.size <= this.mostKept) {
        break;
      }
      this.kept.delete(path);
      this.size -= size;
    }
  }

  private async read(path: string): Promise<LiveText | undefined> {
    this.reading++;
    try {
      const { text, lines } = await this.files.read(path);
      this.signal.throwIfAborted();
      return text === undefined ? undefined : await LiveText.of(text, this.signal, lines);
    } finally {
      this.reading--;
    }
  }
}
