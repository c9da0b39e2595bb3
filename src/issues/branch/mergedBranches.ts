import type { Clock } from '../../base/clock';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/disposable';
import { Emitter, type Event } from '../../base/event';
import type { Status } from '../../sentry/issues';
import type { CommitHash } from '../../mapping/releases/git';
import type { BranchLook, FoundBranch, Repositories, Repository } from './repositories';
import type { StartedBranch, StartedBranches } from './startedBranches';

/** Repositories change with every saved file; git is asked no more often. */
const PAUSE_MS = 120_000;

export interface MergedParts {
  readonly repositories: Repositories;
  readonly started: StartedBranches;
  readonly clock: Clock;
  /** What is known of a branch's issue; `undefined` while it is not loaded. */
  readonly statusOf: (started: StartedBranch) => Status | undefined;
  /** Fires when that may be another. */
  readonly onDidChangeIssues: Event<unknown>;
  /** Is told what went wrong while nobody waited for it. */
  readonly failed: (error: unknown) => void;
}

/**
 * Finds started branches that were merged while their issues are still unresolved, and tells of each until it is resolved
 * or a person declines, one at a time. Merged is a
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
    const { repositories } = this.parts;
    this.isStale = false;
    const untold = this.shown === undefined ? this.untold() : []; // one after the other
    const there = untold.length === 0 ? [] : ((await repositories.open()) ?? []);
    for (const repository of there) {
      const here = untold.filter((one) => one.repository === repository.root);
      const merged = here.length === 0 ? undefined : await this.firstMerged(repository, here, signal);
      if (merged !== undefined) {
        this.isStale = true; // there may be others
        this.told = merged;
        break;
      }
    }
    this.update();
  }

  /** A person does not want it: it is offered no more. */
  decline(branch: StartedBranch): void {
    this.settle(branch);
    this.update();
    this.lookSoon();
  }

  dispose(): void {
    this.owned.dispose();
    this.changed.dispose();
  }

  private untold(): readonly StartedBranch[] {
    const { started, statusOf } = this.parts;
    return started.all.filter((one) => one.isOffered !== true && statusOf(one) === 'unresolved');
  }

  /** At most once in a while, and only where there is something to tell. */
  private lookSoon(): void {
    const mayFind = this.isStale && this.shown === undefined;
    if (mayFind && this.pause.value === undefined && this.untold().length > 0) {
      this.pause.value = this.parts.clock.after(PAUSE_MS, () => {
        this.pause.value = undefined;
        this.lookSoon();
      });
      this.look(new AbortController().signal).catch((error: unknown) => this.parts.failed(error));
    }
  }

  private update(): void {
    const { started, statusOf } = this.parts;
    const isKnown = this.told && started.of(this.told.repository, this.told.branch) !== undefined;
    const status = isKnown === true ? this.told && statusOf(this.told) : undefined;
    if (this.told !== undefined && status !== undefined && status !== 'unresolved') {
      this.settle(this.told);
    }
    const shown = status === 'unresolved' ? this.told : undefined;
    if (shown !== this.shown) {
      this.shown = shown;
      this.changed.fire();
    }
  }

  /** Keeps that a branch needs to be offered no more. */
  private settle(branch: StartedBranch): void {
    this.told = undefined;
    this.change(branch, { isOffered: true });
  }

  /** As it is kept now: it may have been begun again since git was asked. */
  private change(
    { repository, branch }: StartedBranch,
    told: Partial<Pick<StartedBranch, 'isOffered' | 'work'>>,
  ): void {
    const kept = this.parts.started.of(repository, branch);
    if (kept !== undefined) {
      this.parts.started.update({ ...kept, ...told });
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
      this.change(one, { work: tip });
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
