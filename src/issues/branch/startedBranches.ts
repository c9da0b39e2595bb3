import { flag, list, record, text } from '../../base/decode';
import type { Disposable } from '../../base/disposable';
import { Emitter } from '../../base/event';
import type { CommitHash } from '../../mapping/releases/git';

/** A branch on which a person began to work on an issue. Nothing of an event is in it. */
export interface StartedBranch {
  /** The root of its repository, as the string of a URI. */
  readonly repository: string;
  readonly branch: string;
  /** The account's id. */
  readonly account: string;
  /** The organization's slug. */
  readonly org: string;
  /** The issue's own id. */
  readonly issue: string;
  readonly shortId: string;
  /** What was checked out before. */
  readonly former: { readonly branch?: string; readonly commit: CommitHash };
  /** Where what is done on the branch begins: nothing is done on one that is there. */
  readonly start: CommitHash;
  /** True for a branch that was made then. */
  readonly isNew: boolean;
  /** What was put away for it, as `unstash` takes it. */
  readonly stash?: string;
  /** The last commit that was seen on it and was not merged then; the branch may be deleted since. */
  readonly work?: CommitHash;
  /** The remote into whose main branch it is to be merged, where a person chose one. */
  readonly into?: string;
  /** True once a person was told that it is merged. */
  readonly isOffered?: true;
}

/** The port to where they are kept. */
export interface StartedMemory {
  read(): unknown;
  write(value: unknown): void;
}

/** Older ones are forgotten. */
const MOST_KEPT = 100;

/** The branches that were started in this workspace, the last one first. */
export class StartedBranches implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly forgot = new Emitter<readonly StartedBranch[]>();
  private kept: readonly StartedBranch[];

  readonly onDidChange = this.changed.event;
  /** Fires with those that are forgotten since a person wanted that, before `onDidChange`. */
  readonly onDidForget = this.forgot.event;

  constructor(private readonly memory: StartedMemory) {
    this.kept = list(memory.read())
      .map(decodeStarted)
      .filter((one) => one !== undefined);
  }

  get all(): readonly StartedBranch[] {
    return this.kept;
  }

  /** The one of this name in a repository. */
  of(repository: string, branch: string | undefined): StartedBranch | undefined {
    return this.kept.find((one) => one.repository === repository && one.branch === branch);
  }

  /** Keeps one in the place of another of its name. */
  add(started: StartedBranch): void {
    this.keep([started, ...this.without(started)]);
  }

  /** Keeps one as it is now, in its place. */
  update(started: StartedBranch): void {
    this.keep(this.kept.map((one) => (isSame(one, started) ? started : one)));
  }

  forget(started: StartedBranch): void {
    const left = this.without(started);
    this.forgot.fire(this.kept.filter((one) => !left.includes(one)));
    this.keep(left);
  }

  /** Forgets what is of an account. @param id the account's. */
  forgetAccount(id: string): void {
    const left = this.kept.filter(({ account }) => account !== id);
    if (left.length < this.kept.length) {
      this.forgot.fire(this.kept.filter((one) => !left.includes(one)));
      this.keep(left);
    }
  }

  dispose(): void {
    this.changed.dispose();
    this.forgot.dispose();
  }

  private without(started: StartedBranch): readonly StartedBranch[] {
    return this.kept.filter((one) => !isSame(one, started));
  }

  private keep(branches: readonly StartedBranch[]): void {
    this.kept = branches.slice(0, MOST_KEPT);
    this.memory.write(this.kept);
    this.changed.fire();
  }
}

/** What the commit box gets, and what makes Sentry resolve the issue when the commit is released. */
export function commitMessage({ shortId }: Pick<StartedBranch, 'shortId'>): string {
  return `Fixes ${shortId}`;
}

function isSame(one: StartedBranch, other: StartedBranch): boolean {
  return one.repository === other.repository && one.branch === other.branch;
}

/** `undefined` for what another version may have kept otherwise. */
function decodeStarted(value: unknown): StartedBranch | undefined {
  const kept = record(value);
  const [repository, branch, start] = [
    text(kept?.['repository']),
    text(kept?.['branch']),
    text(kept?.['start']),
  ];
  const [account, org] = [text(kept?.['account']), text(kept?.['org'])];
  const [issue, shortId] = [text(kept?.['issue']), text(kept?.['shortId'])];
  const former = record(kept?.['former']);
  const commit = text(former?.['commit']);
  if (
    repository === undefined ||
    branch === undefined ||
    issue === undefined ||
    account === undefined ||
    org === undefined ||
    commit === undefined ||
    start === undefined ||
    shortId === undefined ||
    !/^[\w-]{1,100}$/.test(shortId)
  ) {
    return undefined;
  }
  const [formerBranch, stash] = [text(former?.['branch']), text(kept?.['stash'])];
  const [work, into] = [text(kept?.['work']), text(kept?.['into'])];
  return {
    ...{ repository, branch, account, org, issue, shortId, start },
    isNew: flag(kept?.['isNew']) === true,
    former: { commit, ...(formerBranch !== undefined && { branch: formerBranch }) },
    ...(stash !== undefined && { stash }),
    ...(work !== undefined && { work }),
    ...(into !== undefined && { into }),
    ...(flag(kept?.['isOffered']) === true && { isOffered: true as const }),
  };
}
