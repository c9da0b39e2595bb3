import { type Disposable, DisposableStore } from '../../base/disposable';
import { Emitter } from '../../base/event';
import type { Repositories, Repository } from './repositories';
import { commitMessage, type StartedBranch, type StartedBranches } from './startedBranches';

/**
 * The issue that is being worked on: the one for which the branch was started that is checked out now. Fills the commit
 * box when such a branch is entered, and empties it when it is left, as long as nothing else stands there.
 */
export class WorkingOn implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly owned = new DisposableStore();
  /** The branch of each repository when it was looked at last. */
  private readonly seen = new Map<string, string | undefined>();
  /** Forgotten ones whose message may stand in a commit box still. */
  private forgotten: readonly StartedBranch[] = [];
  private now: StartedBranch | undefined;
  private isWatching = false;
  private looking: Promise<void> = Promise.resolve();

  readonly onDidChange = this.changed.event;

  /** @param failed is told what went wrong while nobody waited for it. */
  constructor(
    private readonly repositories: Repositories,
    private readonly started: StartedBranches,
    private readonly failed: (error: unknown) => void,
  ) {
    this.owned.add(started.onDidForget((them) => (this.forgotten = [...this.forgotten, ...them])));
    this.owned.add(started.onDidChange(() => void this.look()));
    void this.look();
  }

  /** `undefined` while no such branch is checked out. */
  get current(): StartedBranch | undefined {
    return this.now;
  }

  /** Takes note of a branch that was just entered. */
  enter(repository: Repository, started: StartedBranch): void {
    this.fill(repository, started);
    this.forgotten = this.forgotten.filter((one) => !hasItsMessage(one, started));
    this.seen.set(repository.root, started.branch);
    this.started.add(started);
  }

  /** Resolves when what is checked out now was looked at. */
  async look(): Promise<void> {
    this.looking = this.looking.then(async () => {
      try {
        await this.lookOnce();
      } catch (error) {
        this.failed(error);
      }
    });
    await this.looking;
  }

  dispose(): void {
    this.owned.dispose();
    this.changed.dispose();
  }

  private async lookOnce(): Promise<void> {
    if (this.started.all.length + this.forgotten.length === 0 && this.now === undefined) {
      return; // nobody asked for a branch: git's extension need not run
    }
    const repositories = (await this.repositories.open()) ?? [];
    if (!this.isWatching) {
      this.isWatching = true;
      this.owned.add(this.repositories.onDidChange(() => void this.look()));
    }
    for (const repository of repositories) {
      this.follow(repository);
      this.takeBack(repository);
    }
    this.show(
      this.started.all.find(({ repository, branch }) =>
        repositories.some((one) => one.root === repository && one.branch === branch),
      ),
    );
  }

  private follow(repository: Repository): void {
    const { root, branch } = repository;
    const isFirst = !this.seen.has(root);
    if (isFirst || this.seen.get(root) !== branch) {
      this.seen.set(root, branch);
      const started = this.started.of(root, branch);
      this.fill(repository, isFirst ? undefined : started, isFirst ? branch : undefined);
    }
  }

  /** Takes the message of a forgotten branch out of the commit box: the next commit would resolve its issue. */
  private takeBack(repository: Repository): void {
    const { root, branch, commitBox } = repository;
    const here = this.forgotten.filter((one) => one.repository === root);
    this.forgotten = this.forgotten.filter((one) => one.repository !== root);
    if (here.some((one) => commitMessage(one) === commitBox.value.trim())) {
      const started = this.started.of(root, branch);
      commitBox.value = started === undefined ? '' : commitMessage(started);
    }
  }

  /**
   * Writes into the commit box unless something else than one of our messages stands there.
   * @param kept the branch whose message may stay.
   */
  private fill({ root, commitBox }: Repository, started: StartedBranch | undefined, kept?: string): void {
    const written = commitBox.value.trim();
    const ours = this.started.all.filter((one) => one.repository === root && commitMessage(one) === written);
    if (ours.some(({ branch }) => branch === kept) || (written !== '' && ours.length === 0)) {
      return;
    }
    const message = started === undefined ? '' : commitMessage(started);
    if (message !== written) {
      commitBox.value = message;
    }
  }

  private show(started: StartedBranch | undefined): void {
    if (started !== this.now) {
      this.now = started;
      this.changed.fire();
    }
  }
}

function hasItsMessage(one: StartedBranch, other: StartedBranch): boolean {
  return one.repository === other.repository && one.shortId === other.shortId;
}
