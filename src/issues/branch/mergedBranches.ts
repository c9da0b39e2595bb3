import type { Clock } from '../../base/clock';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/disposable';
import { Emitter, type Event } from '../../base/event';
import type { Status } from '../../sentry/issues';
import type { CommitHash } from '../../mapping/releases/git';
import type { IssueKey } from '../storeState';
import type { BranchLook, FoundBranch, Repositories, Repository } from './repositories';
import type { StartedBranch, StartedBranches } from './startedBranches';

/** Repositories change with every saved file; git is asked no more often. */
const PAUSE_MS = 120_000;

export interface MergedParts {
  readonly repositories: Repositories;
  readonly started: StartedBranches;
  readonly clock: Clock;
  /** What is known of an issue; `undefined` while it is not loaded. */
  readonly statusOf: (issue: IssueKey) => Status | undefined;
  /** Fires when that may be another. */
  readonly onDidChangeIssues: Event<unknown>;
  /** Is told what went wrong while nobody waited for it. */
  readonly failed: (error: unknown) => void;
}

/**
 * Finds started branches that were merged while their issues are still unresolved, and tells of each once. Merged is a
 * branch with commits of its own, all of which a remote's main branch has, as it was fetched last, or what they change:
 * squashed into one, or rebased. What was edited while it was merged is not recognized.
 */
export class MergedBranches implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly owned = new DisposableStore();
  private readonly pause = this.owned.add(new MutableDisposable());
  private told: StartedBranch | undefined;
  private shown: StartedBranch | undefined;
  /** True while something may have changed since git was asked. */
  private isStale = true;
  /** Pairs of commits of which git said that the first is not merged into the second. */
  private readonly open = new Set<string>();

  readonly onDidChange = this.changed.event;

  constructor(private readonly parts: MergedParts) {
    const { repositories, onDidChangeIssues } = parts;
    this.owned.add(
      repositories.onDidChange(() => {
        this.isStale = true;
        this.lookSoon();
      }),
    );
    this.owned.add(
      onDidChangeIssues(() => {
        this.update();
        this.lookSoon();
      }),
    );
  }

  /** The branch whose issue may be resolved now. */
  get current(): StartedBranch | undefined {
    return this.shown;
  }

  /** Asks git now; `current` is right when it resolves. */
  async look(signal: AbortSignal): Promise<void> {
    const { repositories, started } = this.parts;
    this.isStale = false;
    const untold = this.untold();
    const there = untold.length === 0 ? [] : ((await repositories.open()) ?? []);
    for (const repository of there) {
      const here = untold.filter((one) => one.repository === repository.root);
      const merged = here.length === 0 ? undefined : await this.firstMerged(repository, here, signal);
      if (merged !== undefined) {
        this.told = merged;
        this.isStale = true; // there may be others
        started.update({ ...merged, isOffered: true });
      }
    }
    this.update();
  }

  dispose(): void {
    this.owned.dispose();
    this.changed.dispose();
  }

  private untold(): readonly StartedBranch[] {
    const { started, statusOf } = this.parts;
    return started.all.filter(
      ({ isOffered, issue }) => isOffered !== true && statusOf(issue) === 'unresolved',
    );
  }

  /** At most once in a while, and only where there is something to tell. */
  private lookSoon(): void {
    if (this.isStale && this.pause.value === undefined && this.untold().length > 0) {
      this.pause.value = this.parts.clock.after(PAUSE_MS, () => {
        this.pause.value = undefined;
        this.lookSoon();
      });
      this.look(new AbortController().signal).catch((error: unknown) => this.parts.failed(error));
    }
  }

  private update(): void {
    const isOpen = this.told !== undefined && this.parts.statusOf(this.told.issue) === 'unresolved';
    const shown = isOpen ? this.told : undefined;
    if (shown !== this.shown) {
      this.shown = shown;
      this.changed.fire();
    }
  }

  private async firstMerged(
    repository: Repository,
    started: readonly StartedBranch[],
    signal: AbortSignal,
  ): Promise<StartedBranch | undefined> {
    const look = await repository.look(signal);
    for (const one of started) {
      const into = mainBranch(one, look);
      const found = look.branches.find(({ name, remote }) => name === one.branch && remote === undefined);
      const tip = found?.commit ?? one.work; // many are deleted as soon as they are merged
      if (
        into !== undefined &&
        tip !== undefined &&
        tip !== one.start &&
        (await this.isNowMerged(repository, { one, tip, into: into.commit }, signal))
      ) {
        return one;
      }
    }
    return undefined;
  }

  /** Asks once for each pair of commits. */
  private async isNowMerged(
    repository: Repository,
    { one, tip, into }: Candidate,
    signal: AbortSignal,
  ): Promise<boolean> {
    const pair = `${tip} ${into}`;
    if (this.open.has(pair)) {
      return false;
    }
    const isMerged = await repository.isMerged(tip, into, signal);
    if (isMerged && (await isWorkMerged(repository, { one, tip, into }, signal))) {
      return true;
    }
    this.open.add(pair);
    if (!isMerged && tip !== one.work) {
      this.parts.started.update({ ...one, work: tip });
    }
    return false;
  }
}

interface Candidate {
  readonly one: StartedBranch;
  readonly tip: CommitHash;
  readonly into: CommitHash;
}

/** False for a branch on which nothing was done but to follow the main branch, or to take back what was done. */
async function isWorkMerged(
  repository: Repository,
  { one, tip, into }: Candidate,
  signal: AbortSignal,
): Promise<boolean> {
  const work = (await repository.lastCommitted(one.branch, signal)) ?? one.work;
  return work !== undefined && (work === tip || repository.isMerged(work, into, signal));
}

/** The branch of a remote that a branch is to be merged into; `undefined` where none was fetched. */
function mainBranch({ into }: StartedBranch, { base, remotes, trunks }: BranchLook): FoundBranch | undefined {
  const chosen = remotes.find(({ name }) => name === into) ?? base;
  return trunks.find(({ remote }) => remote === chosen?.name);
}
