import { type Carried, carryLine, leastTrusted } from '../lines/carryLine';
import type { LiveText } from '../lines/liveText';
import type { CommitHash, FileVersion } from './git';
import type { MainLine, Touch } from './mainLine';
import { movedElsewhere } from './movedElsewhere';
import { renamedTo } from './pathNow';
import type { FormerTexts } from './texts';

/** A line that was followed commit by commit. */
export interface Walked extends Carried {
  /** The file that it is in now, below the folder. */
  readonly path: string;
  /** The commit that changed the line last, or removed it; `undefined` where none did. */
  readonly changedIn: CommitHash | undefined;
}

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

/** Follows a line from the commit at `fork` through every commit that touched its file; `undefined` where a text is missing. */
export async function walk(
  from: LineThen,
  fork: number,
  ground: Ground,
  signal: AbortSignal,
): Promise<Walked | undefined> {
  const walker = new Walker(from, fork, ground, signal);
  while (walker.isOnItsWay) {
    if (!(await walker.step())) {
      return undefined;
    }
  }
  return walker.found;
}

class Walker {
  private fate: Carried['fate'] = 'kept';
  private trust: Carried['trust'] = 'sure';
  private changedIn: CommitHash | undefined;
  private at: number;
  private isNow = false;

  constructor(
    private now: LineThen,
    fork: number,
    private readonly ground: Ground,
    private readonly signal: AbortSignal,
  ) {
    this.at = fork;
  }

  get isOnItsWay(): boolean {
    return !this.isNow && this.fate !== 'gone';
  }

  get found(): Walked {
    const { fate, trust, changedIn, now } = this;
    return { fate, trust, changedIn, line: now.line, path: now.file.path };
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
    this.isNow = true;
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
    if (!(await this.goElsewhere(touch)) && !comesBack) {
      this.fate = 'gone';
      this.changedIn = touch.commit;
    }
    return true;
  }

  private async carryTo(next: Omit<LineThen, 'line'>, touch: Touch | undefined): Promise<boolean> {
    const { text } = this.now;
    const change = await this.ground.texts.change(text, next.text, this.signal);
    const carried = carryLine(change, this.now.line);
    if (carried.fate === 'gone' && touch !== undefined && (await this.goElsewhere(touch))) {
      return true;
    }
    this.now = { ...next, line: carried.line };
    this.trust = leastTrusted(this.trust, carried.trust);
    if (carried.fate !== 'kept') {
      this.fate = carried.fate;
      this.changedIn = touch?.commit;
    }
    return true;
  }

  /** Looks for the line in the other files of the commit that took it away. */
  private async goElsewhere({ at }: Touch): Promise<boolean> {
    const { mainLine, texts } = this.ground;
    const commit = mainLine.at(at);
    const other = commit && (await movedElsewhere(this.now, commit, mainLine.kind, texts, this.signal));
    if (other === undefined) {
      return false;
    }
    this.now = other;
    // among all that was written since a release it may as well be a copy
    this.trust = leastTrusted(this.trust, mainLine.kind === 'commit' ? 'doubtful' : 'guess');
    return true;
  }
}
