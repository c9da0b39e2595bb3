import { inSlices, Pacer } from '../../base/pacer';
import { shared } from '../../base/shared';
import type { CommitChanges, CommitHash, FileChange, Git } from './git';

/** A commit that touched a file, and what it did to it. */
export interface Touch {
  readonly commit: CommitHash;
  /** The commit's index in the main line; greater is older. */
  readonly at: number;
  readonly change: FileChange;
}

type TouchesByPath = ReadonlyMap<string, readonly Touch[]>;

/** How much lies between two versions of a file: what one commit did, or all that was done since a release. */
export type StepKind = 'commit' | 'allInOne';

/** A commit that is off the main line is looked for among so many of its ancestors. */
const MOST_ANCESTORS = 500;

/** The commits between the oldest release that was asked for and HEAD, merges as one step. */
export class MainLine {
  private readonly positions: ReadonlyMap<CommitHash, number>;
  private parentOfLast: Promise<readonly CommitHash[] | undefined> | undefined;
  private readonly forks = new Map<CommitHash, Promise<number | undefined>>();

  /**
   * @param byPath by the path before (after, where there was none), oldest first.
   * @param byNewPath by the path after (before, where there is none), newest first.
   */
  private constructor(
    private readonly git: Git,
    private readonly commits: readonly CommitChanges[],
    private readonly base: CommitHash | undefined,
    private readonly byPath: TouchesByPath,
    private readonly byNewPath: TouchesByPath,
  ) {
    this.positions = new Map(commits.map(({ hash }, at) => [hash, at]));
  }

  /** The one without any commit. */
  static none(git: Git): MainLine {
    return new MainLine(git, [], undefined, new Map(), new Map());
  }

  /**
   * @param commits newest first; what came before the last of them is not known.
   * @param base the commit right before the last of them, where that is not its parent.
   */
  static async of(
    git: Git,
    commits: readonly CommitChanges[],
    signal: AbortSignal,
    base?: CommitHash,
  ): Promise<MainLine> {
    const pacer = new Pacer();
    const byNewPath = new Map<string, Touch[]>();
    const byPath = new Map<string, Touch[]>();
    await inSlices(commits, pacer, signal, ({ hash: commit, files }, at) => {
      for (const change of files) {
        const { before, after } = change;
        listed(byNewPath, after?.path ?? before?.path).push({ commit, at, change });
        listed(byPath, before?.path ?? after?.path).push({ commit, at, change });
      }
    });
    await inSlices([...byPath.values()], pacer, signal, (touches) => touches.reverse());
    return new MainLine(git, commits, base, byPath, byNewPath);
  }

  /** How many commits are known. */
  get length(): number {
    return this.commits.length;
  }

  /** Whether each commit is a step, or one step leads all the way. */
  get kind(): StepKind {
    return this.base === undefined ? 'commit' : 'allInOne';
  }

  /** Every path that a commit took away from a file, by removing or renaming it; some have come back since. */
  get formerPaths(): readonly string[] {
    const paths = new Set<string>();
    for (const { files } of this.commits) {
      for (const { before, after } of files) {
        if (before !== undefined && before.path !== after?.path) {
          paths.add(before.path);
        }
      }
    }
    return [...paths];
  }

  /** What the commit at an index did. */
  at(index: number): CommitChanges | undefined {
    return this.commits[index];
  }

  /** The commit at an index; one further than the last is the one that came right before. */
  async hashAt(index: number, signal: AbortSignal): Promise<CommitHash | undefined> {
    const last = this.commits.at(-1)?.hash;
    if (index < this.commits.length || last === undefined) {
      return this.commits[index]?.hash;
    }
    if (this.base !== undefined) {
      return this.base;
    }
    this.parentOfLast ??= this.git.parents(last, signal);
    this.parentOfLast.catch(() => (this.parentOfLast = undefined)); // given up: the next one asks again
    return (await this.parentOfLast)?.[0];
  }

  /**
   * The index of the newest commit of the main line that a commit contains: its own, or where its branch left;
   * `commits.length` for one right before the first that is known. `undefined` where that cannot be told.
   */
  async forkOf(commit: CommitHash, signal: AbortSignal): Promise<number | undefined> {
    return shared(this.forks, commit, () => this.findFork(commit, signal), signal);
  }

  /** The next commit after the one at `from` that touched the file of this path. */
  nextTouch(path: string, from: number): Touch | undefined {
    return this.byPath.get(path)?.find(({ at }) => at < from);
  }

  /** The commit before the one at `from`, and after `fork`, that left a file at this path. */
  touchBefore(path: string, from: number, fork: number): Touch | undefined {
    return this.byNewPath.get(path)?.find(({ at }) => at > from && at < fork);
  }

  /** True for a path that a file lost since the commit at `fork`, by a rename or as it was removed: another may have it now. */
  hasLeft(path: string, fork: number): boolean {
    const touches = this.byPath.get(path) ?? [];
    return touches.some(
      ({ at, change }) => at < fork && change.before?.path === path && change.after?.path !== path,
    );
  }

  /** True for a path that a file had at the commit at `fork`, and has been touched since. */
  hadAt(path: string, fork: number): boolean {
    const first = this.nextTouch(path, fork);
    const arrived = this.byNewPath
      .get(path)
      ?.findLast(
        ({ at, change }) => at < fork && change.after?.path === path && change.before?.path !== path,
      );
    return first?.change.before !== undefined && first.at >= (arrived?.at ?? -1);
  }

  private async findFork(commit: CommitHash, signal: AbortSignal): Promise<number | undefined> {
    const seen = new Set([commit]);
    const found: number[] = [];
    const base = await this.hashAt(this.commits.length, signal);
    for (const ancestor of seen) {
      const at = ancestor === base ? this.commits.length : this.positions.get(ancestor);
      if (at !== undefined) {
        found.push(at);
      } else if (seen.size < MOST_ANCESTORS) {
        (await this.git.parents(ancestor, signal))?.forEach((parent) => seen.add(parent));
      }
    }
    return found.length === 0 ? undefined : Math.min(...found);
  }
}

function listed(touches: Map<string, Touch[]>, path = ''): Touch[] {
  const known = touches.get(path) ?? [];
  touches.set(path, known);
  return known;
}
