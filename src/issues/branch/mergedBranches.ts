import type { Clock } from '../../base/clock';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/disposable';
import { Emitter, type Event } from '../../base/event';
import type { Status } from '../../sentry/issues';
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
      const known = this.withTip(one, look);
      const into = mainBranch(one, look);
      if (into !== undefined && known.tip !== undefined && known.tip !== one.start) {
        const pair = `${known.tip} ${into.commit}`;
        if (!this.open.has(pair) && (await repository.isMerged(known.tip, into.commit, signal))) {
          return known;
        }
        this.open.add(pair);
      }
    }
    return undefined;
  }

  /** Notes where a branch is, since many are deleted as soon as they are merged. */
  private withTip(one: StartedBranch, { branches }: BranchLook): StartedBranch {
    const found = branches.find(({ name, remote }) => name === one.branch && remote === undefined);
    if (found === undefined || found.commit === one.tip) {
      return one;
    }
    const known = { ...one, tip: found.commit };
    this.parts.started.update(known);
    return known;
  }
}

/** The branch of a remote that a branch is to be merged into; `undefined` where none was fetched. */
function mainBranch({ into }: StartedBranch, { base, remotes, trunks }: BranchLook): FoundBranch | undefined {
  const chosen = remotes.find(({ name }) => name === into) ?? base;
  return trunks.find(({ remote }) => remote === chosen?.name);
}
