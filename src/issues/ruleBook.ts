import type { Event } from '../base/event';
import type { PathRule } from '../mapping/choice/pathRules';

/** The port to what people have said of where frames lie: each for themselves, and together. By folder URI. */
export interface RuleBook {
  /** The person's own rules for a folder, kept in this editor; the first is tried first. */
  own(folder: string): readonly PathRule[];
  /** The rules of the folder's settings, for everybody who opens it. */
  shared(folder: string): readonly PathRule[];
  /** Keeps these as the person's own rules for a folder. */
  keep(folder: string, rules: readonly PathRule[]): Promise<void>;
  /** Moves rules of the person into the folder's settings. */
  share(folder: string, rules: readonly PathRule[]): Promise<void>;
  /** Fires with the folder whose rules have changed; without one where several may have. */
  readonly onDidChange: Event<string | undefined>;
}
