import { shared } from '../../base/shared';
import type { CommitHash, Git } from './git';
import { MainLine } from './mainLine';

/** The commits from a release to HEAD. */
export interface Way {
  readonly mainLine: MainLine;
  /** Where the release left them, as an index. */
  readonly fork: number;
  /** True where each commit is a step; false where one step leads from the release to HEAD. */
  readonly isStepwise: boolean;
}

/** What lies between HEAD and the releases that were asked for; read once, and further back when an older one comes. */
export class History {
  private readonly asked = new Set<CommitHash>();
  /** Releases that have nothing in common with HEAD in this clone: one step leads from each to it. */
  private readonly unrelated = new Map<CommitHash, Promise<Way | undefined>>();
  private reading: Promise<void> = Promise.resolve();
  private line: MainLine;
  private recently: Promise<MainLine | undefined> | undefined;

  /** @param head the commit that is checked out. */
  constructor(
    private readonly git: Git,
    readonly head: CommitHash,
  ) {
    this.line = MainLine.none(git);
  }

  /** Reads the commits since these releases, all in one look. */
  async lookBack(releases: readonly CommitHash[], signal: AbortSignal): Promise<void> {
    const turn = this.reading.then(async () => this.readSince(releases, signal));
    this.reading = turn.catch(() => undefined); // told to whoever asked; the next one tries again
    return turn;
  }

  /** True for a file that a commit which was looked back to left at this path; false also where nobody has looked yet. */
  isTracked(path: string): boolean {
    return this.line.touchBefore(path, -1, Infinity)?.change.after?.path === path;
  }

  /** The newest commits, for events that no release is known of; `undefined` where git cannot tell them. */
  async recent(signal: AbortSignal): Promise<MainLine | undefined> {
    this.recently ??= this.readRecent(signal);
    this.recently.catch(() => (this.recently = undefined)); // told to whoever asked; the next one tries again
    return this.recently;
  }

  /** The way from a release that was looked back to; `undefined` where there is none. */
  async wayFrom(release: CommitHash, signal: AbortSignal): Promise<Way | undefined> {
    if (!this.asked.has(release)) {
      return this.unrelated.get(release);
    }
    const mainLine = this.line;
    const fork = release === this.head ? 0 : await mainLine.forkOf(release, signal);
    return fork === undefined ? this.oneStep(release, signal) : { mainLine, fork, isStepwise: true };
  }

  /** For a release that HEAD does not come after, or that lies further back than commits are read. */
  private async oneStep(release: CommitHash, signal: AbortSignal): Promise<Way | undefined> {
    return shared(this.unrelated, release, () => this.inOneStep(release, signal), signal);
  }

  private async readRecent(signal: AbortSignal): Promise<MainLine | undefined> {
    const commits = await this.git.mainLineSince(this.head, [], signal);
    return commits && MainLine.of(this.git, commits, signal);
  }

  private async readSince(releases: readonly CommitHash[], signal: AbortSignal): Promise<void> {
    const fresh = [...new Set(releases)].filter((one) => !this.asked.has(one) && !this.unrelated.has(one));
    if (fresh.length === 0 || (await this.extendTo(fresh, signal))) {
      return;
    }
    if (fresh.length === 1) {
      await Promise.all(fresh.map(async (one) => this.oneStep(one, signal)));
      return;
    }
    for (const one of fresh) {
      await this.readSince([one], signal); // one of another history must not hide the others
    }
  }

  private async inOneStep(release: CommitHash, signal: AbortSignal): Promise<Way | undefined> {
    const files = await this.git.changesBetween(release, this.head, signal);
    const step = files && [{ hash: this.head, committed: 0, files }];
    return (
      step && {
        mainLine: await MainLine.of(this.git, step, signal, release),
        fork: 1,
        isStepwise: false,
      }
    );
  }

  private async extendTo(fresh: readonly CommitHash[], signal: AbortSignal): Promise<boolean> {
    const all = [...this.asked, ...fresh];
    const commits = await this.git.mainLineSince(this.head, all, signal);
    if (commits === undefined) {
      return false;
    }
    this.line = await MainLine.of(this.git, commits, signal);
    fresh.forEach((one) => this.asked.add(one));
    return true;
  }
}
