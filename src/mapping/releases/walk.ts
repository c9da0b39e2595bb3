import { type Carried, leastTrusted } from '../lines/carried';
import { carryLine } from '../lines/carryLine';
import { AROUND } from '../lines/extent';
import { placeAfter } from '../lines/placeAfter';
import type { LiveText } from '../lines/liveText';
import { untouched } from '../lines/untouched';
import type { Followed } from '../lines/weighUp';
import type { CommitHash, FileVersion } from './git';
import type { MainLine, Touch } from './mainLine';
import { type MovedLine, movedElsewhere } from './movedElsewhere';
import { renamedTo } from './pathNow';
import type { FormerTexts } from './texts';

/** A line that was followed commit by commit. */
export interface Walked extends Followed {
  /** The file that it is in now, below the folder; for a line that is gone, the last one that it would be in. */
  readonly path: string;
  /** The commit that changed the line last, or removed it; `undefined` where none did. */
  readonly changedIn: CommitHash | undefined;
  /** True where a commit renamed the file and changed much of it: it may have removed it, and added another. */
  readonly mayBeOtherFile: boolean;
}

/** A file that is renamed and has less of its lines left may be another one that was written after its model. */
export const SURELY_SAME = 0.8;

/** A line in a version of a file. */
export interface LineThen {
  readonly file: FileVersion;
  readonly text: LiveText;
  /** From 0. */
  readonly line: number;
}

/** What a walk goes through. */
export interface Ground {
  readonly mainLine: MainLine;
  readonly texts: FormerTexts;
  /** The text of a file as it is now. */
  readonly live: (path: string) => Promise<LiveText | undefined>;
}

/** A commit that takes back what was done to a file is looked for among so many that touched it. */
const MOST_VERSIONS = 60;

/**
 * Follows a line from the commit at `fork` through every commit that touched its file, and the place of one that is
 * gone; `undefined` where a text is missing.
 */
export async function walk(
  from: LineThen,
  fork: number,
  ground: Ground,
  signal: AbortSignal,
): Promise<Walked | undefined> {
  const walker = new Walker(from, fork, ground, signal);
  while (walker.isOnItsWay) {
    if (!(await walker.step())) {
      return walker.found.fate === 'gone' ? walker.found : undefined;
    }
  }
  return walker.found;
}

class Walker {
  private fate: Carried['fate'] = 'kept';
  private trust: Carried['trust'] = 'sure';
  private changedIn: CommitHash | undefined;
  private hasLeftTwin = false;
  private mayBeOtherFile = false;
  /** How many commits changed the text. */
  private steps = 0;
  private at: number;
  private isOver = false;
  /** The versions that had the line as it was, by blob, with where it stood and how sure that was. */
  private readonly had = new Map<string, Pick<Carried, 'line' | 'trust'>>();

  constructor(
    private now: LineThen,
    fork: number,
    private readonly ground: Ground,
    private readonly signal: AbortSignal,
  ) {
    this.at = fork;
    this.note();
  }

  get isOnItsWay(): boolean {
    return !this.isOver;
  }

  get found(): Walked {
    const { fate, trust, changedIn, hasLeftTwin, mayBeOtherFile, now } = this;
    const found = { fate, trust, changedIn, hasLeftTwin, mayBeOtherFile };
    const isOneStep = this.steps <= 1 && ({ isOneStep: true } as const);
    return { ...found, ...isOneStep, line: now.line, path: now.file.path };
  }

  /** Goes through the next commit, at the end to the text of now; false where a text is missing. */
  async step(): Promise<boolean> {
    const touch = this.ground.mainLine.nextTouch(this.now.file.path, this.at);
    if (touch === undefined) {
      return this.toNow();
    }
    this.at = touch.at;
    const { after } = touch.change;
    if (after === undefined) {
      return this.withoutFile(touch);
    }
    const text = await this.ground.texts.text(after.blob, this.signal);
    return text !== undefined && this.carryTo({ file: after, text }, touch);
  }

  private async toNow(): Promise<boolean> {
    this.isOver = true;
    const { path } = this.now.file;
    const text = await this.ground.live(path);
    return text !== undefined && this.carryTo({ file: { path, blob: path }, text }, undefined);
  }

  /** The file is removed: it may go on under another name, the line may have gone elsewhere, the file may come back. */
  private async withoutFile(touch: Touch): Promise<boolean> {
    const { mainLine, texts } = this.ground;
    const renamed = await renamedTo(touch, mainLine, texts, this.signal);
    if (renamed !== undefined) {
      const text = await texts.text(renamed.blob, this.signal);
      return text !== undefined && this.carryTo({ file: renamed, text }, touch);
    }
    const comesBack = mainLine.nextTouch(this.now.file.path, this.at) !== undefined;
    if (this.fate === 'gone') {
      this.isOver = !comesBack;
    } else if (!(await this.goElsewhere(touch)) && !comesBack) {
      this.fate = 'gone';
      this.changedIn = touch.commit;
      this.isOver = true;
    }
    return true;
  }

  private async carryTo(next: Omit<LineThen, 'line'>, touch: Touch | undefined): Promise<boolean> {
    const { text } = this.now;
    this.steps += Number(!text.isSame(next.text));
    const isRenamed = next.file.path !== this.now.file.path && this.ground.mainLine.kind === 'commit';
    const stays = isRenamed || this.fate === 'gone' ? undefined : untouched(text, next.text, this.now.line);
    if (stays !== undefined) {
      this.now = { ...next, line: stays.line };
      this.note();
      return true;
    }
    const change = await this.ground.texts.change(text, next.text, this.signal);
    this.mayBeOtherFile ||= isRenamed && change.shareKept < SURELY_SAME;
    if (this.fate === 'gone') {
      this.now = { ...next, line: placeAfter(change, this.now.line) };
      return true;
    }
    const carried = await carryLine(change, this.now.line, this.signal);
    if (carried.fate !== 'kept' && touch !== undefined && (await this.isFoundAgain(carried, touch))) {
      return true;
    }
    if (carried.fate !== 'kept') {
      this.hasLeftTwin ||= change.equalsAfter(this.now.line).length > 0;
      this.fate = carried.fate;
      this.changedIn = touch?.commit;
    } else if (touch !== undefined && (await this.mayHaveGone(carried, touch))) {
      this.trust = 'guess';
    }
    this.now = { ...next, line: carried.line };
    this.trust = leastTrusted(this.trust, carried.trust);
    this.note();
    return true;
  }

  /** True where the line may as well have gone to another file: what is here may be its copy. */
  private async mayHaveGone({ trust, hasMoved }: Carried, touch: Touch): Promise<boolean> {
    const isOpen = hasMoved === true || trust === 'doubtful' || trust === 'rivalled';
    return isOpen && (await this.placeElsewhere(touch)) !== undefined;
  }

  private async isFoundAgain({ fate }: Carried, touch: Touch): Promise<boolean> {
    return (await this.comeBack(touch)) || (fate === 'gone' && (await this.goElsewhere(touch)));
  }

  private note(): void {
    if (this.fate === 'kept') {
      this.had.set(this.now.file.blob, { line: this.now.line, trust: this.trust });
    }
  }

  /** Goes on from the next commit that makes the file again what it was when it had the line. */
  private async comeBack(since: Touch): Promise<boolean> {
    let touch: Touch | undefined = since;
    for (let seen = 0; touch !== undefined && seen < MOST_VERSIONS; seen++) {
      const { after }: Touch['change'] = touch.change;
      const then = after && this.had.get(after.blob);
      const text = then && (await this.ground.texts.text(after.blob, this.signal));
      if (after !== undefined && then !== undefined && text !== undefined) {
        this.at = touch.at;
        this.now = { file: after, text, line: then.line };
        this.trust = then.trust;
        this.fate = 'kept';
        this.changedIn = undefined;
        this.hasLeftTwin = false;
        this.mayBeOtherFile = false;
        return true;
      }
      touch = after && this.ground.mainLine.nextTouch(after.path, touch.at);
    }
    return false;
  }

  /** Looks for the line in the other files of the commit that took it away. */
  private async goElsewhere(touch: Touch): Promise<boolean> {
    const { mainLine } = this.ground;
    const other = await this.placeElsewhere(touch);
    if (other === undefined) {
      return false;
    }
    this.now = other.place;
    this.steps++;
    // among all that was written since a release it may as well be a copy; and a few lines may be written anew
    const isDoubtful = mainLine.kind === 'commit' && other.around >= AROUND.much;
    this.trust = leastTrusted(this.trust, isDoubtful ? 'doubtful' : 'guess');
    return true;
  }

  private async placeElsewhere({ at }: Touch): Promise<MovedLine | undefined> {
    const { mainLine, texts } = this.ground;
    const commit = mainLine.at(at);
    return commit && movedElsewhere(this.now, commit, mainLine.kind, texts, this.signal);
  }
}
