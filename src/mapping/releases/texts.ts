import { shared } from '../../base/shared';
import { Lexicon } from '../lines/lexicon';
import { LiveText } from '../lines/liveText';
import { TextChange } from '../lines/textChange';
import type { Git } from './git';

/** UTF-16 units of texts that are kept at a time. */
const MOST_KEPT = 16_000_000;

/** The texts of former versions and what changed between them; each read and compared once. */
export class FormerTexts {
  private readonly texts = new Map<string, Promise<LiveText | undefined>>();
  /** Of those that are here. */
  private readonly lengths = new Map<string, number>();
  /** By the text before, then by the text after: forgotten with them. */
  private readonly changes = new WeakMap<LiveText, WeakMap<LiveText, Promise<TextChange>>>();
  private readonly lexicons = new WeakMap<LiveText, Lexicon>();
  private kept = 0;

  constructor(private readonly git: Pick<Git, 'text'>) {}

  /** The text of a blob; `undefined` for what is not here or not text. */
  async text(blob: string, signal: AbortSignal): Promise<LiveText | undefined> {
    const known = this.texts.get(blob);
    if (known !== undefined) {
      this.texts.delete(blob); // the longest unused stands first
      this.texts.set(blob, known);
    }
    return shared(this.texts, blob, () => this.read(blob, signal), signal);
  }

  /** What has become of one text in another. */
  async change(before: LiveText, after: LiveText, signal: AbortSignal): Promise<TextChange> {
    const known = this.changes.get(before) ?? new WeakMap<LiveText, Promise<TextChange>>();
    this.changes.set(before, known);
    return shared(known, after, () => this.compare(before, after, signal), signal);
  }

  /** Versions of one file have most of their lines in common: they share their numbers. */
  private async compare(before: LiveText, after: LiveText, signal: AbortSignal): Promise<TextChange> {
    const lexicon = this.lexicons.get(before) ?? this.lexicons.get(after) ?? new Lexicon();
    this.lexicons.set(before, lexicon);
    this.lexicons.set(after, lexicon);
    return TextChange.between(before, after, signal, lexicon);
  }

  private async read(blob: string, signal: AbortSignal): Promise<LiveText | undefined> {
    const text = await this.git.text(blob, signal);
    if (text === undefined) {
      this.texts.delete(blob); // somebody may fetch it
      return undefined;
    }
    this.makeRoom(blob, text.length);
    return LiveText.of(text, signal);
  }

  /** What is let go of, the longest unused first, is read again if somebody still needs it. */
  private makeRoom(blob: string, length: number): void {
    this.kept += length;
    this.lengths.set(blob, length);
    for (const other of this.kept > MOST_KEPT ? this.texts.keys() : []) {
      const size = this.lengths.get(other);
      if (size !== undefined && other !== blob) {
        this.texts.delete(other);
        this.lengths.delete(other);
        this.kept -= size;
      }
      if (this.kept <= MOST_KEPT) {
        break;
      }
    }
  }
}
