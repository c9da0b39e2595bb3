import type { Disposable } from '../base/disposable';
import type { Files } from './files';
import { LiveText } from './liveText';
import { type OpenMap, SourceMaps } from './sourceMaps';

/** So many files are kept taken apart at a time. */
const MOST_KEPT = 256;

/** The texts that one call of the Locator needs, each read once; lives no longer than the call. */
export class Texts implements Disposable {
  private readonly maps = new SourceMaps();
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

  /** The source map at a path, or the one of this text that a generated file of this path holds. */
  async map(path: string, inline: string | undefined): Promise<OpenMap | undefined> {
    return this.maps.open(path, async () => inline ?? this.files.read(path, this.signal));
  }

  dispose(): void {
    this.maps.dispose();
  }

  private async read(path: string): Promise<LiveText | undefined> {
    const text = await this.files.read(path, this.signal);
    this.signal.throwIfAborted();
    return text === undefined ? undefined : LiveText.of(text, this.signal);
  }
}
