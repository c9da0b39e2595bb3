import type { Clock } from '../../base/clock';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/disposable';
import { Emitter, type Event } from '../../base/event';
import type { Status } from '../../sentry/issues';
import type { IssueKey } from '../storeState';
import type { Repositories, Repository } from './repositories';
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
 * branch with commits of its own, all of which a remote's main branch has, as it was fetched last; one whose commits
 * were put into a new one is not recognized.
 */
export class MergedBranches implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly owned = new DisposableStore();
  private readonly pause = this.owned.add(new MutableDisposable());
  private told: StartedBranch | undefined;
  private shown: StartedBranch | undefined;
  /** True while something may have changed since git was asked. */
  private isStale = true;

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
    const open = this.untold();
    const there = open.length === 0 ? [] : ((await repositories.open()) ?? []);
    for (const repository of there) {
      const merged = await mergedIn(repository, open, signal);
      if (merged !== undefined) {
        this.told = merged;
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
}

/** The first of the branches that is merged. */
async function mergedIn(
  repository: Repository,
  started: readonly StartedBranch[],
  signal: AbortSignal,
): Promise<StartedBranch | undefined> {
  const here = started.filter((one) => one.repository === repository.root);
  if (here.length === 0) {
    return undefined;
  }
  const { trunk, branches } = await repository.look(signal);
  for (const one of here) {
    const tip = branches.find(({ name, remote }) => name === one.branch && remote === undefined)?.commit;
    if (
      trunk?.remote !== undefined &&
      tip !== undefined &&
      tip !== one.start &&
      (await repository.isWithin(tip, trunk.commit, signal))
    ) {
      return one;
    }
  }
  return undefined;
}
