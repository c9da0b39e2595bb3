import { window } from 'vscode';
import type { Log } from '../base/log';
import { oneLine } from '../base/oneLine';
import type { Settings } from '../contributions';
import type { BranchLook, Repositories, Repository } from '../issues/branch/repositories';
import { nameOfIssue } from '../issues/branch/issueOfBranch';
import type { StartedBranch, StartedBranches } from '../issues/branch/startedBranches';
import { type ChangedFiles, startWork, type Target } from '../issues/branch/startWork';
import type { WorkingOn } from '../issues/branch/workingOn';
import { toldOf } from '../issues/pendingIssues';
import type { TrackedIssue } from '../issues/storeState';
import { isAsWanted } from '../issues/triage/asWanted';
import type { Deed, Deeds } from '../issues/triage/deeds';
import { type Job, sendAll, type Taking } from '../issues/triage/send';
import { wanted } from '../issues/triage/wanted';
import type { CommitHash } from '../mapping/releases/git';
import { done, work } from '../words';
import { chooseTarget } from './branchTarget';
import { meanwhile } from './meanwhile';
import { repositoryOf } from './repositoryOf';
import type { Undo } from './triage/undo';

/** What knows of branches. */
export interface BranchDesk {
  readonly repositories: Repositories;
  readonly started: StartedBranches;
  readonly workingOn: WorkingOn;
  readonly settings: { at(resource: string): Settings };
  readonly log: Log;
  /** The commits of the release of an issue's event, in the repositories of the folders that may hold its code. */
  readonly releaseCommits: (tracked: TrackedIssue, signal: AbortSignal) => Promise<readonly CommitHash[]>;
}

/** What work is begun with. */
export interface WorkDesk extends BranchDesk {
  readonly outbox: Taking;
  readonly deeds: Deeds;
  readonly undo: Undo;
}

/** *Start Working on Issue…*: a branch for it, and a commit message that will resolve it. */
export async function startWorking(tracked: TrackedIssue, desk: WorkDesk): Promise<void> {
  const { signal } = new AbortController();
  const { issue } = tracked;
  const repository = await repositoryOf(tracked, desk.repositories);
  if (repository === undefined) {
    return;
  }
  const look = await meanwhile(work.looking(), () => repository.look(signal));
  const no = look.head === undefined ? work.noCommit() : look.underWay && work.underWay[look.underWay]();
  if (no !== undefined) {
    await window.showWarningMessage(no);
    return;
  }
  const settings = desk.settings.at(repository.root);
  const release = async () => firstHere(await desk.releaseCommits(tracked, signal), repository, signal);
  const target = await chooseTarget(
    { tracked, repository, look, started: desk.started.all, settings, release },
    signal,
  );
  const begun = target && (await begin(issue.shortId, { repository, look, target }, desk.log, signal));
  if (begun === undefined) {
    return;
  }
  const known = desk.started.of(repository.root, begun.started.branch);
  const started: StartedBranch = {
    ...{ ...begun.started, start: known?.start ?? begun.started.start },
    ...(known?.into !== undefined && { into: known.into }),
    ...{ ...nameOfIssue(tracked), shortId: issue.shortId },
  };
  const { deed, taken } = desk.deeds.beginWork({ ...begun, started, ...(known && { known }) });
  desk.workingOn.enter(repository, started);
  void offerUndo(started, deed, desk);
  if (settings['branch.assignToMe']) {
    await assignToMe(tracked, desk, taken);
  }
}

interface Chosen {
  readonly repository: Repository;
  readonly look: BranchLook;
  readonly target: Target;
}

/** Switches to the branch, after asking what becomes of changed files; says so where git does not. */
async function begin(shortId: string, { repository, look, target }: Chosen, log: Log, signal: AbortSignal) {
  const isThere =
    target.kind === 'existing' && target.branch.remote === undefined && target.branch.name === look.branch;
  const count = isThere ? 0 : await repository.changedFiles(signal);
  const changed = count === 0 ? 'carry' : await askForChanged(shortId, count);
  if (changed === undefined) {
    return undefined;
  }
  try {
    return await meanwhile(work.switching(), () => startWork(repository, { look, target, changed }, signal));
  } catch (error) {
    // what git says may hold text of hooks, so it is not shown
    log.error('git did not switch to the branch', error);
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

/** Says so where that is refused; what waits to be sent says so itself. */
async function assignToMe(
  tracked: TrackedIssue,
  { outbox }: WorkDesk,
  taken: Parameters<typeof sendAll>[3],
): Promise<void> {
  const { account, binding, issue } = tracked;
  const { id, name } = account.user;
  const action = { kind: 'assign', to: { type: 'user', id, name } } as const;
  if (isAsWanted(issue, wanted(action))) {
    return;
  }
  const job: Job = { account: account.id, org: binding.org, issue: toldOf(tracked), action };
  const [ended] = await sendAll(outbox, [job], new AbortController().signal, taken);
  if (ended?.standing === 'failed' || ended?.standing === 'notKept') {
    await window.showWarningMessage(work.notAssigned(issue.shortId));
  }
}

async function offerUndo({ branch }: StartedBranch, deed: Deed, desk: WorkDesk): Promise<void> {
  const button = done.undo();
  if ((await window.showInformationMessage(work.onBranch(oneLine(branch)), button)) === button) {
    await desk.undo.run(deed);
  }
}
