import { window } from 'vscode';
import type { Log } from '../base/log';
import { oneLine } from '../base/oneLine';
import type { Settings } from '../contributions';
import type { BranchLook, Repositories, Repository } from '../issues/branch/repositories';
import type { StartedBranch, StartedBranches } from '../issues/branch/startedBranches';
import { type ChangedFiles, startWork, type Target } from '../issues/branch/startWork';
import { undoStart } from '../issues/branch/undoStart';
import type { WorkingOn } from '../issues/branch/workingOn';
import type { TrackedIssue } from '../issues/storeState';
import type { CommitHash } from '../mapping/releases/git';
import { SentryError } from '../sentry/sentryError';
import { done, work } from '../words';
import { chooseTarget } from './branchTarget';
import { repositoryOf } from './repositoryOf';

/** What work is begun with. */
export interface WorkDesk {
  readonly repositories: Repositories;
  readonly started: StartedBranches;
  readonly workingOn: WorkingOn;
  readonly settings: { at(resource: string): Settings };
  readonly log: Log;
  /** The commits of the release of an issue's event, in the repositories of the folders that may hold its code. */
  readonly releaseCommits: (tracked: TrackedIssue, signal: AbortSignal) => Promise<readonly CommitHash[]>;
  /** Assigns an issue to the person. @throws {SentryError} */
  readonly assignToMe: (tracked: TrackedIssue) => Promise<void>;
}

/** *Start Working on Issue…*: a branch for it, and a commit message that will resolve it. */
export async function startWorking(tracked: TrackedIssue, desk: WorkDesk): Promise<void> {
  const { signal } = new AbortController();
  const { issue, key } = tracked;
  const repository = await repositoryOf(tracked, desk.repositories);
  if (repository === undefined) {
    return;
  }
  const look = await repository.look(signal);
  if (look.head === undefined) {
    await window.showWarningMessage(work.noCommit());
    return;
  }
  const settings = desk.settings.at(repository.root);
  const release = async () => firstHere(await desk.releaseCommits(tracked, signal), repository, signal);
  const target = await chooseTarget({ tracked, repository, look, settings, release }, signal);
  const begun = target && (await begin(issue.shortId, { repository, look, target }, signal));
  if (begun === undefined) {
    return;
  }
  const known = desk.started.of(begun.repository, begun.branch);
  const started: StartedBranch = {
    ...{ ...begun, start: known?.start ?? begun.start },
    ...{ issue: key, shortId: issue.shortId, account: tracked.account.id },
  };
  desk.workingOn.enter(repository, started);
  void offerUndo(repository, started, desk);
  if (settings['branch.assignToMe']) {
    await assign(tracked, desk);
  }
}

interface Chosen {
  readonly repository: Repository;
  readonly look: BranchLook;
  readonly target: Target;
}

/** Switches to the branch, after asking what becomes of changed files; says so where git does not. */
async function begin(shortId: string, { repository, look, target }: Chosen, signal: AbortSignal) {
  const isThere =
    target.kind === 'existing' && target.branch.remote === undefined && target.branch.name === look.branch;
  const count = isThere ? 0 : await repository.changedFiles(signal);
  const changed = count === 0 ? 'carry' : await askForChanged(shortId, count);
  if (changed === undefined) {
    return undefined;
  }
  try {
    return await startWork(repository, { look, target, changed }, signal);
  } catch {
    // what git says may hold text of hooks, so it is not shown
    await window.showErrorMessage(count > 0 && changed === 'carry' ? work.notCarried() : work.failed());
    return undefined;
  }
}

async function askForChanged(shortId: string, count: number): Promise<ChangedFiles | undefined> {
  const items = [
    { label: work.carry(), detail: work.carryDetail(), changed: 'carry' as const },
    { label: work.stash(), detail: work.stashDetail(), changed: 'stash' as const },
    { label: work.cancel(), detail: work.cancelDetail(), changed: undefined },
  ];
  const asked = { title: work.title(shortId), placeHolder: work.changedFiles(count) };
  return (await window.showQuickPick(items, asked))?.changed;
}

async function firstHere(
  commits: readonly CommitHash[],
  repository: Repository,
  signal: AbortSignal,
): Promise<CommitHash | undefined> {
  for (const commit of commits) {
    if (await repository.has(commit, signal)) {
      return commit;
    }
  }
  return undefined;
}

async function assign(tracked: TrackedIssue, { assignToMe, log }: WorkDesk): Promise<void> {
  try {
    await assignToMe(tracked);
  } catch (error) {
    if (!(error instanceof SentryError)) {
      throw error;
    }
    log.error('the issue could not be assigned', error);
    await window.showWarningMessage(work.notAssigned(tracked.issue.shortId));
  }
}

async function offerUndo(repository: Repository, started: StartedBranch, desk: WorkDesk): Promise<void> {
  const branch = oneLine(started.branch);
  const undo = done.undo();
  if ((await window.showInformationMessage(work.onBranch(branch), undo)) !== undo) {
    return;
  }
  try {
    const undone = await undoStart(repository, started, desk.started, new AbortController().signal);
    await desk.workingOn.look();
    void window.showInformationMessage(
      undone.kind === 'refused' ? work.notUndone[undone.why](branch) : work[undone.kind](branch),
    );
  } catch (error) {
    desk.log.error('git did not go back', error);
    void window.showErrorMessage(work.notBack());
  }
}
