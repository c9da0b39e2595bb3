import type { Files } from './files';
import { LiveText } from './liveText';

/** So many files are kept taken apart at a time. */
const MOST_KEPT = 256;

/** The texts that one call of the Locator needs, each read once; lives no longer than the call. */
export class Texts {
  private readonly kept = new Map<string, Promise<LiveText | undefined>>();

  constructor(
    private readonly files: Files,
    private readonly signal: AbortSignal,
  ) {}

  /** The lines of a file as they are now; `undefined` where it cannot be read or holds none. */
  async live(path: string): Promise<LiveText | undefined> {
    const known = this.kept.get(path);
    const text = known ?? this.read(path);
    this.kept.delete(path); // the longest unused stands first
    this.kept.set(path, text);
    for (const [oldest] of this.kept) {
      if (this.kept.size <= MOST_KEPT) {
        break;
      }
      this.kept.delete(oldest);
    }
    return text;
  }

  private async read(path: string): Promise<LiveText | undefined> {
    const text = await this.files.read(path, this.signal);
    this.signal.throwIfAborted();
    return text === undefined ? undefined : LiveText.of(text, this.signal);
  }
}
